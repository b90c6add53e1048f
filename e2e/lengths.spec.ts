// A replay that is not as long as its session says why: beside its length, and among its facts.
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { answer, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

const START = Date.UTC(2026, 0, 5, 9)
const NOTE =
  'The session took 4 min from its first event to its last one. The recording began 2 min after the first event, and ended 1 min 30 s before the last event; what came later was not recorded, or has not arrived.'

let server: RunningServer

test.beforeAll(async () => {
  server = await startEmptyServer()
})

test.afterAll(async () => {
  await server?.stop()
})

async function upload(user: string, from: number, to: number): Promise<string> {
  const chunks = [[answer(10_000, 1), answer(30_000, 2)]]
  const events = [
    [from, 'First'],
    [to, 'Last'],
  ] as const
  const start = START + from
  return server.url + (await uploadHandmade(server.url, { user, start, chunks, events }))
}

const why = { name: /the session has another length/ }

test('the length of a session that began earlier and went on longer is explained', async ({ page }) => {
  await page.goto(await upload('longer', -120_000, 120_000))
  await new PlayerPage(page).waitForPicture()
  await page.getByRole('tab', { name: 'Info' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Info' })).toContainText(`30 s. ${NOTE}`)
  const note = page.getByRole('status').filter({ hasText: NOTE })
  await expect(note).toHaveCount(0)
  await page.getByRole('button', why).focus()
  await page.keyboard.press('Enter')
  await expect(note).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(note).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${server.url}/users/longer`)
  await page.getByRole('button', { name: /Play Session/ }).click()
  await new PlayerPage(page).waitForPicture()
  await page.getByRole('button', why).click()
  await expect(note).toBeInViewport({ ratio: 1 })
})

test('where both have one length, there is nothing to explain', async ({ page }) => {
  await page.goto(await upload('same', 1_000, 29_000))
  await new PlayerPage(page).waitForPicture()
  await expect(page.getByRole('button', why)).toHaveCount(0)
})
