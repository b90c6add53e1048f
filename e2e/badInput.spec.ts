// What people see when something is not there: a user, a chunk in the middle, the server itself. Never a blank page, always the cause and what next.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { DEMO_KEY, type RunningServer, startServer } from './support/server.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './support/storedReplay.ts'

/** Never uploaded. */
const MISSING = 5

let folder: string
let server: RunningServer
let userPath: string
let stored: StoredReplay

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-bad-input-'))
  server = await startServer(join(folder, 'data'))
  userPath = await uploadCommitted(server.url, [MISSING])
  stored = await readStoredReplay(server.url, userPath)
})

test.afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** At the same address, with the same data. */
async function startAgain(): Promise<void> {
  server = await startServer(join(folder, 'data'), { PORT: new URL(server.url).port })
}

const errorOn = (page: Page) => page.getByRole('alert')
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

test('a user who does not exist is an empty state that says so and leads to the lookup', async ({ page }) => {
  await page.goto(`${server.url}/users/nobody%2Fhere`)
  await expect(page.getByRole('heading', { name: 'There is no user “nobody/here”' })).toBeVisible()
  await expect(page.getByText('No event of this project carries that user id or device id.')).toBeVisible()
  await expect(tryAgain(page)).toHaveCount(0)
  await page.getByRole('link', { name: 'look it up' }).click()
  await expect(page.getByRole('heading', { name: 'Nobody matches “nobody/here”' })).toBeVisible()
})

test('a user whose id has signs of addresses in it is found, by link and by reload', async ({ page }) => {
  for (const id of ['50%2Foff', 'a/b?c#d', '100%+1']) {
    await sendSessions(id, 1)
    await page.goto(`${server.url}/users?q=${encodeURIComponent(id)}`)
    await page.getByRole('main').getByRole('link').click()
    await expect(page.getByRole('heading', { name: id, level: 1 })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: id, level: 1 })).toBeVisible()
  }
})

test('a replay that does not exist says so', async ({ page }) => {
  await page.goto(`${server.url}/replays/no-device/1`)
  await expect(page.getByRole('heading', { name: 'There is no such replay' })).toBeVisible()
})

test('a replay with a missing chunk plays on through a labelled gap', async ({ page }) => {
  const [from, to] = gapOf(stored)
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(stored)}?t=${Math.floor(from / 1000) - 2}`)
  await player.waitForPicture()
  await expect(player.timeline).not.toHaveAttribute('aria-valuetext', /not captured/)
  expect(await player.isVeiled()).toBe(false)
  await expect(player.notice('Not captured')).toHaveCount(0)

  await page.getByLabel('Speed').selectOption('2')
  await player.play()
  await expect(player.timeline).toHaveAttribute('aria-valuetext', /not captured/)
  await expect(player.notice('Not captured')).toContainText('One chunk of this stretch never arrived')
  await expect(tryAgain(page)).toHaveCount(0)
  await expect.poll(() => player.isVeiled()).toBe(true)
  // On to its end, and out of it by playing.
  await player.clickTimeline((to - 1500) / stored.duration)
  await expect.poll(() => player.shownAt()).toBeGreaterThan(to)
  await player.pause()
  await expect(player.timeline).not.toHaveAttribute('aria-valuetext', /not captured/)
  await expect.poll(() => player.isVeiled()).toBe(false)
  await expect(player.notice('Not captured')).toHaveCount(0)
  await expect(errorOn(page)).toHaveCount(0)
})

test('a missing chunk beside one that could not be fetched: what may come is asked for once more', async ({
  page,
}) => {
  const [, to] = gapOf(stored)
  const next = new RegExp(`/chunks/${MISSING + 1}\\?`)
  await page.route(next, (route) => route.abort())
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(stored)}?t=${Math.ceil(to / 1000)}`)
  await expect(player.notice('Not loaded')).toContainText(
    new RegExp(`Chunk ${MISSING + 1} could not be loaded: .*One chunk never arrived`),
  )
  await page.unroute(next)
  await tryAgain(page).click()
  await expect(player.notice('Not loaded')).toHaveCount(0)
  await player.expectShown(Math.ceil(to / 1000) * 1000, 0)
  await expect.poll(() => player.isVeiled()).toBe(false)
  await page.keyboard.press('ArrowLeft')
  await expect(player.notice('Not captured')).toContainText('One chunk of this stretch never arrived')
  await expect(tryAgain(page)).toHaveCount(0)
})

test('without the server the lookup, the user and the panel say so, and go on when it is back', async ({
  page,
}) => {
  await page.goto(`${server.url}/users`)
  const user = page.getByRole('link', { name: /replay/ }).first()
  await expect(user).toBeVisible()
  await server.stop()
  await page.getByRole('searchbox').fill('nobody')
  await expect(errorOn(page)).toContainText('The server cannot be reached')
  await startAgain()
  await tryAgain(page).click()
  await expect(page.getByRole('heading', { name: 'Nobody matches “nobody”' })).toBeVisible()

  await page.getByRole('searchbox').fill('')
  await expect(user).toBeVisible()
  await server.stop()
  await user.click()
  await expect(errorOn(page)).toContainText('The server cannot be reached')
  await startAgain()
  await tryAgain(page).click()
  const playSession = page.getByRole('button', { name: /Play Session/ })
  await expect(playSession).toBeVisible()

  await server.stop()
  await playSession.click()
  await expect(errorOn(page)).toContainText('The server cannot be reached')
  await expect(page.getByText('[Amplitude] Start Session').first()).toBeVisible()
  await startAgain()
  await tryAgain(page).click()
  await new PlayerPage(page).waitForPicture()
})

test('without the server earlier sessions cannot be loaded, and the later ones stay', async ({ page }) => {
  await sendSessions('many-sessions', 25)
  await page.goto(`${server.url}/users/many-sessions`)
  const newest = page.getByText('Visit 25', { exact: true })
  await expect(newest).toBeVisible()
  await expect(page.getByText('Visit 1', { exact: true })).toHaveCount(0)
  await server.stop()
  await page.getByRole('button', { name: 'Earlier sessions' }).click()
  await expect(errorOn(page)).toContainText('The server cannot be reached')
  await expect(newest).toBeVisible()
  await startAgain()
  await tryAgain(page).click()
  await expect(page.getByText('Visit 1', { exact: true })).toBeVisible()
  await expect(errorOn(page)).toHaveCount(0)
})

test('without the server the player says so, and plays on when it is back', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(stored)}`)
  await player.waitForPicture()
  await server.stop()
  await player.clickTimeline(0.8)
  await expect(errorOn(page)).toContainText('The server cannot be reached')
  await startAgain()
  await tryAgain(page).click()
  await player.expectShown(stored.duration * 0.8, stored.duration * 0.02)
  await expect(errorOn(page)).toHaveCount(0)
})

/** Sessions of one event each, an hour apart, named in the order of time. */
async function sendSessions(userId: string, count: number): Promise<void> {
  const start = Date.UTC(2025, 0, 1)
  const events = Array.from({ length: count }, (_, i) => {
    const time = start + i * 3_600_000
    return { event_type: `Visit ${i + 1}`, user_id: userId, device_id: 'visits', session_id: time, time }
  })
  const answer = await fetch(`${server.url}/2/httpapi`, {
    method: 'POST',
    body: JSON.stringify({ api_key: DEMO_KEY, events }),
  })
  expect(answer.status).toBe(200)
}

/** From the last state before the missing chunk to the first after it. */
function gapOf({ chunks }: StoredReplay): [number, number] {
  const before = chunks.find(({ sequence }) => sequence === MISSING - 1)
  const after = chunks.find(({ sequence }) => sequence === MISSING + 1)
  if (!before || !after) throw new Error('the recording is too short')
  return [before.lastAt, after.firstAt]
}
