// The log lines of a recording: read when they are looked at, with a figure while that lasts.
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { TimelinePage } from './pages/timelinePage.ts'
import { answer, log, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

/** The part of the timeline's height where they are. */
const MARKERS = 0.15

let server: RunningServer
let address: string

test.beforeAll(async () => {
  server = await startEmptyServer()
  const chunks = [
    [log(3_000, 'info', 'Cart loaded'), answer(9_000, 1)],
    [answer(12_000, 2), answer(19_000, 3)],
    [answer(21_000, 4), log(25_000, 'error', 'Payment declined'), log(26_000, 'info', 'Retry scheduled')],
  ]
  const session = { user: 'logger', start: Date.UTC(2026, 0, 5, 9), chunks, events: [[0, 'Start']] as const }
  address = server.url + (await uploadHandmade(server.url, session))
})

test.afterAll(async () => {
  await server?.stop()
})

test('log lines are read with a figure, filtered by level, and a click seeks', async ({ page }) => {
  const player = new PlayerPage(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/chunks\/2\?/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(address)
  await player.waitForPicture()
  await page.getByRole('tab', { name: /^Logs\s*3$/ }).click()
  const rows = page.getByRole('list', { name: 'Logs' }).getByRole('listitem')
  await expect(page.getByText('Read 1 of 2 chunks')).toBeVisible()
  await expect(rows).toHaveText(['0:03infoCart loaded'])
  release()
  await expect(rows).toHaveCount(3)
  await expect(page.getByText(/^Read/)).toHaveCount(0)
  await page.getByLabel('Level').selectOption('error')
  await expect(rows).toHaveText(['0:25errorPayment declined'])
  await rows.getByRole('button').click()
  await player.expectShown(25_000, 0)

  await test.step('the search finds what they say, among a level’s or all', async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox', { name: 'Search logs' })).toBeFocused()
    await page.keyboard.type('retry')
    await expect(page.getByText('No line of level error says “retry”.')).toBeVisible()
    await page.getByLabel('Level').selectOption('')
    await expect(rows).toHaveText(['0:26infoRetry scheduled'])
  })
})

test('the timeline marks log lines, and names the one under the pointer', async ({ page }) => {
  await page.goto(address)
  await new PlayerPage(page).waitForPicture()
  const timeline = new TimelinePage(page)
  for (const [ms, text] of [
    [3_000, 'info: Cart loaded'],
    [25_000, 'error: Payment declined'],
  ] as const) {
    await timeline.hover(ms, MARKERS)
    await expect(timeline.tip).toContainText(text)
  }
})
