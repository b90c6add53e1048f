// The player on a site of somebody else, of a session that is still being uploaded: it grows while it is watched, and asks nobody for what cannot grow.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildLib } from '../scripts/build-lib.mjs'
import { ASK_EVERY_MS, OVER_AFTER_MS } from '../src/api/askingAgain.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { comparePicture } from './support/comparePicture.ts'
import { fileOfReplay } from './support/fileOfReplay.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startServer } from './support/server.ts'
import { element, heard, pageWith } from './support/shop.ts'
import { type Site, startSite } from './support/site.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './support/storedReplay.ts'

let folder: string
let site: Site
let server: RunningServer
let userPath: string
let before: StoredReplay
/** Of the replay in the read API. */
let address: string

test.beforeAll(async () => {
  await buildLib()
  site = await startSite()
})

test.afterAll(() => site?.stop())

test.beforeEach(async ({ page }) => {
  folder = mkdtempSync(join(tmpdir(), 'replay-embed-'))
  server = await serve()
  userPath = await uploadCommitted(server.url, [6, 7, 8, 9, 10, 11, 12])
  before = await readStoredReplay(server.url, userPath)
  address = `${server.url}/api/projects/demo${replayPath(before)}`
  await page.clock.install()
})

test.afterEach(async () => {
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const serve = (more = {}) => startServer(join(folder, 'data'), { EMBED_ORIGINS: site.url, ...more })

async function open(page: Page, attributes: string): Promise<PlayerPage> {
  site.put('/shop', pageWith(attributes))
  await page.goto(`${site.url}/shop`)
  return new PlayerPage(page)
}

const duration = (page: Page) => element(page).evaluate((one) => (one as HTMLMediaElement).duration)

test('it grows while it is watched, also after the server was away, and what is shown stays', async ({
  page,
}) => {
  const player = await open(page, `src="${address}" t="10" lists`)
  await player.expectShown(10_000, 0)
  const known = await heard(page)

  await server.stop()
  const failed = page.waitForEvent('requestfailed')
  await page.clock.fastForward(ASK_EVERY_MS)
  await failed
  server = await serve({ PORT: new URL(server.url).port })
  await uploadCommitted(server.url)
  const after = await readStoredReplay(server.url, userPath)
  expect(after.duration).toBeGreaterThan(before.duration * 2)
  // Once more at once, or at the next time: by then the server is there again.
  await page.clock.fastForward(ASK_EVERY_MS)
  await expect.poll(() => duration(page)).toBe(after.duration / 1000)
  // A time may be told late.
  const news = (await heard(page)).slice(known.length).filter(([kind]) => kind !== 'timeupdate')
  expect(news.at(-1)).toEqual(['durationchange', { duration: after.duration / 1000 }])
  expect(new Set(news.map(([kind]) => kind))).toEqual(new Set(['durationchange']))
  expect(await player.shownAt()).toBe(10_000)
  await expect(player.timeline).toHaveAttribute('aria-valuemax', String(Math.round(after.duration / 1000)))

  const later = Math.round(after.duration * 0.9)
  await element(page).evaluate((one, to) => {
    const media = one as HTMLMediaElement
    media.currentTime = to
  }, later / 1000)
  await player.expectShown(later, 0)
  expect(await comparePicture(player, after, later)).toBeGreaterThan(0)
})

test('who has seen it to its end goes on from there when there is more', async ({ page }) => {
  const player = await open(page, `src="${address}" t="${before.duration / 1000 - 0.2}" autoplay`)
  await expect.poll(async () => (await heard(page)).some(([kind]) => kind === 'ended')).toBe(true)
  await uploadCommitted(server.url)
  await page.clock.fastForward(ASK_EVERY_MS)
  await expect.poll(() => duration(page)).toBeGreaterThan(before.duration / 1000)
  await player.expectShown(before.duration, 0)
  await player.play()
  await expect.poll(() => player.shownAt()).toBeGreaterThan(before.duration)
})

test('a page that nobody sees asks nothing, and neither does one that shows a file, or no player any more', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const times = (url: string) => asked.filter((one) => one === url).length
  const pass = async (ms: number) => {
    await page.clock.fastForward(ms)
    // Whatever that led to was asked for before this.
    await page.evaluate(() => fetch('/own'))
  }
  const player = await open(page, `src="${address}"`)
  await player.expectShown(0, 0)
  await pass(ASK_EVERY_MS)
  await expect.poll(() => times(address)).toBe(2)

  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  await pass(ASK_EVERY_MS)
  await pass(ASK_EVERY_MS)
  expect(times(address)).toBe(2)
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState')
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  await expect.poll(() => times(address)).toBe(3)

  site.put('/saved.replay.zip', await fileOfReplay(address))
  await element(page).evaluate((one) => {
    one.setAttribute('t', '20')
    one.setAttribute('src', '/saved.replay.zip')
  })
  await player.expectShown(20_000, 0)
  await pass(ASK_EVERY_MS)
  expect(times(`${site.url}/saved.replay.zip`)).toBe(1)
  await element(page).evaluate((one) => one.setAttribute('t', '10'))
  await element(page).evaluate((one, src) => one.setAttribute('src', src), address)
  await player.expectShown(10_000, 0)
  await expect.poll(() => times(address)).toBe(4)
  await element(page).evaluate((one) => one.remove())
  await pass(ASK_EVERY_MS)
  expect(times(address)).toBe(4)
})

test('a replay that nothing has come in for in half an hour is asked for once', async ({ page }) => {
  let asked = 0
  page.on('request', (request) => {
    if (request.url() === address) asked++
  })
  await page.clock.setSystemTime(Date.now() + OVER_AFTER_MS)
  const player = await open(page, `src="${address}"`)
  await player.expectShown(0, 0)
  await page.clock.fastForward(ASK_EVERY_MS)
  await page.evaluate(() => fetch('/own'))
  expect(asked).toBe(1)
})
