// Taps that led to nothing: in the list of events, under its keys and search, and said by the timeline.
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { TimelinePage } from './pages/timelinePage.ts'
import { answer, tapOnPay, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

/** The part of the timeline's height where they are. */
const MARKERS = 0.1

let server: RunningServer
let address: string

test.beforeAll(async () => {
  server = await startEmptyServer()
  const rage = [20_000, 20_200, 20_400, 20_600].flatMap(tapOnPay)
  const chunk = [...tapOnPay(4_000), answer(9_000, 1), ...rage, answer(21_500, 2), answer(30_000, 3)]
  const events = [
    [0, 'Cart Viewed'],
    [9_100, 'Pay Tapped'],
    [25_000, 'Left'],
  ] as const
  const session = { user: 'tapper', start: Date.UTC(2026, 0, 5, 9), chunks: [chunk], events }
  address = server.url + (await uploadHandmade(server.url, session))
})

test.afterAll(async () => {
  await server?.stop()
})

test('taps that led to nothing are found, gone to and said like events', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(address)
  await player.waitForPicture()
  // Beside each stands a button that copies its link.
  const rows = page.getByRole('list', { name: 'Events' }).locator('[aria-current]')
  await expect(rows).toHaveText([
    '0:00Cart Viewed',
    '0:04Dead tap on Pay',
    '0:09Pay Tapped',
    '0:20Rage taps on Pay',
    '0:25Left',
  ])

  await test.step('the keys step over them', async () => {
    for (const at of [4_000, 9_100, 20_000]) {
      await page.keyboard.press(']')
      await player.expectShown(at, 0)
    }
    await expect(rows.nth(3)).toHaveAttribute('aria-current', 'true')
    await expect(player.timeline).toHaveAttribute('aria-valuetext', /^0:20, Rage taps on Pay/)
    for (const at of [9_100, 4_000]) {
      await page.keyboard.press('[')
      await player.expectShown(at, 0)
    }
    await expect(player.timeline).toHaveAttribute('aria-valuetext', /^0:04, Dead tap on Pay/)
  })

  await test.step('the search finds them, a click seeks', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('rage')
    await expect(rows).toHaveText(['0:20Rage taps on Pay'])
    await rows.first().click()
    await player.expectShown(20_000, 0)
  })
})

test('the timeline names the tap under the pointer', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(address)
  await player.waitForPicture()
  const timeline = new TimelinePage(page)
  for (const [ms, text] of [
    [4_000, 'Dead tap on Pay'],
    [20_000, 'Rage taps on Pay'],
  ] as const) {
    await timeline.hover(ms, MARKERS)
    await expect(timeline.tip).toContainText(text)
  }
})
