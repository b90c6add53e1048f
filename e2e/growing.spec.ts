// A session that is still being uploaded while somebody watches it.
import { expect, test } from '@playwright/test'
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

test('what comes in is there when the reader comes back, and nothing jumps', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(before)}?t=10`)
  await player.expectShown(10_000, 0)
  await page.keyboard.press('6')
  await player.expectShown(before.duration * 0.6, 1)
  await page.getByLabel('Speed').selectOption('4')

  const canvas = await player.picture.locator('canvas').first().elementHandle()
  const after = await grow()
  // What the page knows is old, and its reader looks at it again.
  await page.clock.setFixedTime(Date.now() + 60_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))
  expect(await canvas?.evaluate((one) => one.isConnected)).toBe(true)
  await expect(page.getByLabel('Speed')).toHaveValue('4')
  await expect(player.timeline).toHaveAttribute('aria-valuenow', String(Math.round(before.duration * 0.0006)))
  await player.expectShown(before.duration * 0.6, 1)
  await player.clickTimeline(0.9)
  await player.expectShown(after.duration * 0.9, after.duration * 0.04)
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
