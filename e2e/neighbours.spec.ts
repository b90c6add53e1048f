// From one replay of a user to the next and the previous one, by keys and buttons, in the order of the event stream.
import { expect, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { answer, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

const HOUR = 3_600_000
const NEWEST = Date.UTC(2026, 0, 5, 9)
/** More than a page of the stream. */
const UNRECORDED = 45

let server: RunningServer
/** Paths of the replays, newest first. */
let replays: string[]

test.beforeAll(async () => {
  server = await startEmptyServer()
  const upload = (hoursAgo: number, unrecorded: boolean) =>
    uploadHandmade(server.url, {
      user: 'walker',
      start: NEWEST - hoursAgo * HOUR,
      chunks: [[answer(30_000, 3)]],
      events: [[1_000, 'Cart Viewed']],
      unrecorded,
    })
  replays = [await upload(0, false), await upload(1, false), await upload(UNRECORDED + 2, false)]
  for (let i = 0; i < UNRECORDED; i++) await upload(i + 2, true)
})

test.afterAll(async () => {
  await server?.stop()
})

const step = (page: Page, name: 'Previous' | 'Next') =>
  page.getByRole('button', { name: new RegExp(`^${name} replay`) })

async function expectEnds(page: Page, previous: boolean, next: boolean): Promise<void> {
  await expect(step(page, 'Previous')).toHaveAttribute('aria-disabled', String(previous))
  await expect(step(page, 'Next')).toHaveAttribute('aria-disabled', String(next))
}

test('n and p walk the replays of this user, past what is not recorded; at the ends nothing happens', async ({
  page,
}) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replays[0]}`)
  await player.waitForPicture()
  const expectOn = async (path: string | undefined) => {
    await expect(page).toHaveURL(`${server.url}${path}`)
    await player.waitForPicture()
  }
  await expectEnds(page, true, false)
  await page.keyboard.press('p')
  await page.keyboard.press('n')
  await expectOn(replays[1])
  await expectEnds(page, false, false)
  await page.keyboard.press('n')
  await expectOn(replays[2])
  await expectEnds(page, false, true)
  await page.keyboard.press('n')
  await page.keyboard.press('p')
  await expectOn(replays[1])
  await expectEnds(page, false, false)
  await step(page, 'Previous').click()
  await expectOn(replays[0])
})

test('while one types, n and p are letters', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replays[1]}`)
  await player.waitForPicture()
  await expectEnds(page, false, false)
  await page.keyboard.press('/')
  await page.keyboard.type('np')
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue('np')
  await expect(page).toHaveURL(`${server.url}${replays[1]}`)
})

test('in the panel too, beside the stream', async ({ page }) => {
  await page.goto(`${server.url}/users/walker`)
  const plays = page.getByRole('button', { name: /Play Session/ })
  await plays.first().click()
  await new PlayerPage(page).waitForPicture()
  await expectEnds(page, true, false)
  await page.keyboard.press('n')
  await expect(plays.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await new PlayerPage(page).waitForPicture()
  await page.keyboard.press('p')
  await expect(plays.first()).toHaveAttribute('aria-pressed', 'true')
})
