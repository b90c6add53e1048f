// What is given on: the picture of a moment as a file, the link to an event.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { answer, DEVICE, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

const START = Date.UTC(2026, 0, 5, 9)

let server: RunningServer
let address: string

test.beforeAll(async () => {
  server = await startEmptyServer()
  const chunk = [answer(9_000, 1), answer(30_000, 3)]
  const events = [
    [9_100, 'Pay Tapped'],
    [25_000, 'Left'],
  ] as const
  address =
    server.url + (await uploadHandmade(server.url, { user: 'sharer', start: START, chunks: [chunk], events }))
})

test.afterAll(async () => {
  await server?.stop()
})

/** The colour of a PNG at a part of its width and height, as the browser reads it; and its size. */
async function readPng(page: Page, path: string, x: number, y: number) {
  const url = `data:image/png;base64,${readFileSync(path).toString('base64')}`
  return page.evaluate(
    async ({ url, x, y }) => {
      const image = new Image()
      image.src = url
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(x * image.width, y * image.height, 1, 1) ?? { data: [] }
      return { size: [image.width, image.height], color: [...data].slice(0, 3) }
    },
    { url, x, y },
  )
}

test('the picture of this moment is saved as it is on the phone, and named by it', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${address}?t=12`)
  await player.expectShown(12_000, 0)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save picture' }).click()
  const saved = await coming
  expect(saved.suggestedFilename()).toBe(`${DEVICE}-${START}-0.12.png`)
  await expect(page.getByRole('status').filter({ hasText: 'Saved at 0:12' })).toHaveCount(1)
  const { size, color } = await readPng(page, await saved.path(), 0.3, 0.5)
  expect(size).toEqual([393 * 3, 852 * 3])
  // The button as the app's answer at 9 s left it.
  expect(color).toEqual([0x0a, 0x60, 0x10])
})

test('the link to an event opens the replay there; where the event is gone, at its time', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const player = new PlayerPage(page)
  await page.goto(address)
  await player.waitForPicture()
  await page.getByRole('button', { name: 'Copy link to Pay Tapped' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(`${link.origin}${link.pathname}`).toBe(address)
  const open = async (query: URLSearchParams) => page.goto(`${address}?${query}`)
  await open(new URLSearchParams({ e: link.searchParams.get('e') ?? '' }))
  await player.expectShown(9_100, 0)
  await open(new URLSearchParams({ e: 'no such event', t: link.searchParams.get('t') ?? '' }))
  await player.expectShown(9_100, 0)
})

test('the stream gives the link to an event too', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${server.url}/users/sharer`)
  await page.getByRole('button', { name: 'Details of Left' }).click()
  await page.getByRole('button', { name: 'Copy link to Left' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()))
  await new PlayerPage(page).expectShown(25_000, 0)
})
