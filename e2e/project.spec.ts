// A server with two projects: the one that the address names stays on show from page to page, and goes along in copied links.
import { expect, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

const SHOP_KEY = 'key-of-the-shop'

let server: RunningServer
let userId: string

test.beforeAll(async () => {
  server = await startEmptyServer({ PROJECTS: `shop:${SHOP_KEY}` })
  const userPath = await uploadCommitted(server.url, [], SHOP_KEY)
  userId = decodeURIComponent(userPath.replace('/users/', ''))
})

test.afterAll(async () => {
  await server?.stop()
})

const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

/** The address asks for the project, and besides for these alone. */
async function expectInShop(page: Page, ...besides: string[]): Promise<void> {
  await expect.poll(() => asked(page).project).toBe('shop')
  await expect.poll(() => Object.keys(asked(page)).sort()).toEqual(['project', ...besides].sort())
}

test('the project stays in the address on every way through the viewer', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const player = new PlayerPage(page)
  await page.goto(`${server.url}/?project=shop`)
  await expectInShop(page)
  await page.getByRole('searchbox').fill(userId)
  await expectInShop(page, 'q')
  await page.getByRole('main').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: userId })).toBeVisible()
  await expectInShop(page)

  await page.getByRole('button', { name: /Play Session/ }).click()
  await player.waitForPicture()
  await expectInShop(page, 'replay')
  await page.getByRole('button', { name: 'Close the replay' }).click()
  await expectInShop(page)
  await page.goBack()
  await player.waitForPicture()
  await page.getByRole('button', { name: 'Open on its own page' }).click()
  await expect(page.getByRole('link', { name: userId })).toBeVisible()
  await expectInShop(page, 't')
  await player.waitForPicture()

  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: /Copied at/ })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto(copied)
  await player.waitForPicture()
  await expectInShop(page, 't')

  await page.getByRole('link', { name: userId }).click()
  await expect(page.getByRole('heading', { level: 1, name: userId })).toBeVisible()
  await expectInShop(page)
  await page.getByRole('searchbox', { name: /Look up/ }).fill('nobody')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nobody matches “nobody”')).toBeVisible()
  await expectInShop(page, 'q')
  await page.getByRole('link', { name: 'Session Replay' }).click()
  await expectInShop(page)
  await page.goto(`${server.url}/users/nobody?project=shop`)
  await page.getByRole('link', { name: 'look it up' }).click()
  await expectInShop(page, 'q')
})

test('without a project in the address the first one is on show, and the address stays as it is', async ({
  page,
}) => {
  await page.goto(`${server.url}/`)
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible()
  await page.getByRole('searchbox').fill(userId)
  await expect(page.getByText(`Nobody matches “${userId}”`)).toBeVisible()
  expect(asked(page)).toEqual({ q: userId })
})

test('a project that is not there is said, in the frame of every page, with a way to those that are', async ({
  page,
}) => {
  await page.goto(`${server.url}/users?project=shoop`)
  await expect(page.getByRole('heading', { name: 'There is no project “shoop”' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Session Replay' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'shop' }).click()
  await expect(page.getByRole('link', { name: new RegExp(userId) })).toBeVisible()
  await expectInShop(page)
})

test('a server without a project says how to get one', async ({ page }) => {
  await page.route('**/api/projects', (route) => route.fulfill({ json: { projects: [] } }))
  await page.goto(`${server.url}/users`)
  await expect(page.getByRole('heading', { name: 'There is no project' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('PROJECTS=')
  await expect(page.getByRole('banner')).toBeVisible()
})
