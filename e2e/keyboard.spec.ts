// The player by keyboard: the timeline as a slider, the panel, the tabs, what the keys for link and list say. keys.spec.ts judges every key.
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'
import { readStoredReplay, replayPath } from './support/storedReplay.ts'

let server: RunningServer
let userAddress: string
let address: string

test.beforeAll(async () => {
  server = await startEmptyServer()
  const userPath = await uploadCommitted(server.url)
  userAddress = server.url + userPath
  address = `${server.url}${replayPath(await readStoredReplay(server.url, userPath))}`
})

test.afterAll(async () => {
  await server?.stop()
})

test('the timeline is a slider that says its moment and takes a slider’s keys', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${address}?t=100`)
  await player.expectShown(100_000, 0)
  await player.timeline.focus()
  for (const [key, at] of [
    ['ArrowUp', 110_000],
    ['ArrowRight', 120_000],
    ['PageUp', 180_000],
    ['PageDown', 120_000],
    ['ArrowDown', 110_000],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key)
    await player.expectShown(at, 0)
    await expect(player.timeline).toHaveAttribute('aria-valuenow', String(at / 1000))
  }
  await expect(player.timeline).toHaveAttribute('aria-valuetext', /^0:00, \[Amplitude\] Start Session/)
})

test('the panel takes the keys while it is open, and gives the focus back', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(userAddress)
  const playSession = page.getByRole('button', { name: /Play Session/ })
  await playSession.focus()
  await page.keyboard.press('Enter')
  await player.waitForPicture()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
  const close = page.getByRole('button', { name: 'Close the replay' })
  await close.focus()
  await page.keyboard.press('Enter')
  await expect(close).toHaveCount(0)
  await expect(playSession).toBeFocused()
})

test('arrows walk the tabs and leave the picture alone', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${address}?t=100`)
  await player.expectShown(100_000, 0)
  const tab = (name: RegExp) => page.getByRole('tab', { name })
  await tab(/Events/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab(/Logs/)).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Logs' })).toContainText('This recording has no logs.')
  await page.keyboard.press('ArrowRight')
  await expect(tab(/Info/)).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Info' })).toContainText('Replay id')
  await page.keyboard.press('ArrowRight')
  await expect(tab(/Events/)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tabpanel')).toBeFocused()
  // The next arrow is the player's again: it starts from where the tabs' arrows have left the picture.
  await page.keyboard.press('ArrowRight')
  await player.expectShown(110_000, 0)
})

test('c copies the link to this moment, and says so; or that the browser refused', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const player = new PlayerPage(page)
  await page.goto(`${address}?t=100`)
  await player.expectShown(100_000, 0)
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'Copied at 1:40' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Copied at 1:40' })).toHaveCount(1)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}?t=100`)
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'The browser refused to copy' })).toBeVisible()
})

test('? lists the keys and closes the list again; meanwhile the player hears nothing', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${address}?t=100`)
  await player.expectShown(100_000, 0)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await expect(list).toContainText('Previous, next recorded change')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('?')
  await expect(list).toBeHidden()
  await player.expectShown(100_000, 0)
  await page.keyboard.press('?')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
})
