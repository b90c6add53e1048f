// A session that is still being uploaded while somebody watches it.
import { expect, type Page, test } from '@playwright/test'
import { ASK_EVERY_MS } from '../src/api/askingAgain.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './support/storedReplay.ts'

let server: RunningServer
let userPath: string
let before: StoredReplay

test.beforeEach(async () => {
  server = await startEmptyServer()
  userPath = await uploadCommitted(server.url, [6, 7, 8, 9, 10, 11, 12])
  before = await readStoredReplay(server.url, userPath)
})

test.afterEach(async () => {
  await server?.stop()
})

/** The rest comes in. */
async function grow(): Promise<StoredReplay> {
  await uploadCommitted(server.url)
  const after = await readStoredReplay(server.url, userPath)
  expect(after.duration).toBeGreaterThan(before.duration * 2)
  return after
}

/** What the page knows is old, and its reader looks at it again. */
async function lookAgain(page: Page): Promise<void> {
  await page.clock.setFixedTime(Date.now() + 60_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
}

test('what comes in is there when the reader comes back, and nothing jumps', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(before)}?t=10`)
  await player.expectShown(10_000, 0)
  await page.keyboard.press('6')
  await player.expectShown(before.duration * 0.6, 1)
  await page.getByLabel('Speed').selectOption('4')

  const canvas = await player.picture.locator('canvas').first().elementHandle()
  const after = await grow()
  await lookAgain(page)
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))
  expect(await canvas?.evaluate((one) => one.isConnected)).toBe(true)
  await expect(page.getByLabel('Speed')).toHaveValue('4')
  await expect(player.timeline).toHaveAttribute('aria-valuenow', String(Math.round(before.duration * 0.0006)))
  await player.expectShown(before.duration * 0.6, 1)
  await player.clickTimeline(0.9)
  await player.expectShown(after.duration * 0.9, after.duration * 0.04)
})

test('beside the stream, what comes in does not send back to the event that was clicked before', async ({
  page,
}) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${userPath}`)
  await page.getByRole('button', { name: /Play Session/ }).click()
  await player.waitForPicture()
  await player.pause()
  // Alone with its name, and with room behind it.
  const clicked = before.events.find(
    ({ name, time }) =>
      before.events.filter((other) => other.name === name).length === 1 &&
      time > before.startedAt &&
      time - before.startedAt < before.duration - 25_000,
  )
  if (!clicked) throw new Error('no such event')
  await page.getByTitle('Show this moment').filter({ hasText: clicked.name }).click()
  const there = await player.expectShown(clicked.time - before.startedAt, 2)
  await page.keyboard.press('ArrowRight')
  await player.expectShown(there + 10_000, 0)

  const after = await grow()
  await lookAgain(page)
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))
  // From where the playhead is.
  await page.keyboard.press('ArrowRight')
  await player.expectShown(there + 20_000, 0)
})

test('what comes in while it plays is there by itself, and playing goes on past what was the end', async ({
  page,
}) => {
  await page.clock.install()
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(before)}?t=${before.duration / 1000 - 5}`)
  await player.expectShown(before.duration - 5_000, 0)
  await page.getByLabel('Speed').selectOption('0.25')
  await player.play()
  const after = await grow()
  await page.clock.fastForward(ASK_EVERY_MS)
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible()
  await page.getByLabel('Speed').selectOption('16')
  await expect.poll(() => player.shownAt()).toBeGreaterThan(before.duration + 1_000)
})
