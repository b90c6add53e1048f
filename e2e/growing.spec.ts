// A session that is still being uploaded while somebody watches it.
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'
import { readStoredReplay, replayPath } from './support/storedReplay.ts'

let server: RunningServer

test.beforeAll(async () => {
  server = await startEmptyServer()
})

test.afterAll(async () => {
  await server?.stop()
})

test('what comes in is there when the reader comes back, and nothing jumps', async ({ page }) => {
  const userPath = await uploadCommitted(server.url, [6, 7, 8, 9, 10, 11, 12])
  const before = await readStoredReplay(server.url, userPath)
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(before)}?t=10`)
  await player.expectShown(10_000, 0)
  await page.keyboard.press('6')
  await player.expectShown(before.duration * 0.6, 1)
  await page.getByLabel('Speed').selectOption('4')

  await uploadCommitted(server.url)
  const after = await readStoredReplay(server.url, userPath)
  expect(after.duration).toBeGreaterThan(before.duration * 2)
  // What the page knows is old, and its reader looks at it again.
  await page.clock.setFixedTime(Date.now() + 60_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))
  await expect(page.getByLabel('Speed')).toHaveValue('4')
  await expect(player.timeline).toHaveAttribute('aria-valuenow', String(Math.round(before.duration * 0.0006)))
  await player.expectShown(before.duration * 0.6, 1)
  await player.clickTimeline(0.9)
  await player.expectShown(after.duration * 0.9, after.duration * 0.04)
})
