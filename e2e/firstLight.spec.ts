// The whole chain, for real: a recording made (or the committed one), uploaded to an empty server, its events sent, the user looked up, the
// session played; and the picture compared with what an independent replay says of it.
import { createInstance } from '@amplitude/analytics-node'
import { expect, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { comparePicture } from './support/comparePicture.ts'
import { largestImage } from './support/opaqueCentres.ts'
import { recordSession } from './support/record.ts'
import { DEMO_KEY, type RunningServer, startEmptyServer } from './support/server.ts'
import { readStoredReplay, replayPath, type StoredReplay, stateAt } from './support/storedReplay.ts'

const SEED = 7
const MOMENTS = 20

let server: RunningServer
let userPath: string
let stored: StoredReplay

test.describe.configure({ mode: 'serial' })
test.use({ deviceScaleFactor: 2 })

test.beforeAll(async () => {
  // The recorder may have to be compiled first.
  test.setTimeout(20 * 60_000)
  server = await startEmptyServer()
  userPath = await recordSession(server.url)
  stored = await readStoredReplay(server.url, userPath)
  await sendEvent('Support Ticket Opened', stored)
})

test.afterAll(async () => {
  await server?.stop()
})

/** By the real client, with only its address changed, into the recorded session. */
async function sendEvent(name: string, replay: StoredReplay): Promise<void> {
  const client = createInstance()
  await client.init(DEMO_KEY, { serverUrl: `${server.url}/2/httpapi`, flushQueueSize: 1 }).promise
  const options = {
    device_id: replay.deviceId,
    session_id: Number(replay.sessionId),
    time: replay.startedAt + Math.round(replay.duration * 0.6),
    user_id: decodeURIComponent(userPath.replace('/users/', '')),
  }
  const { code } = await client.track(name, { from: 'the real client' }, options).promise
  expect(code).toBe(200)
}

test('an analyst looks the user up, clicks Play Session and watches, the event stream in step', async ({
  page,
}) => {
  const userId = decodeURIComponent(userPath.replace('/users/', ''))
  await page.goto(`${server.url}/`)
  await page.getByRole('searchbox').fill(userId.slice(0, -1))
  await page.getByRole('link', { name: new RegExp(userId) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('[Amplitude] Start Session').first()).toBeVisible()
  await expect(page.getByText('Support Ticket Opened')).toBeVisible()

  await page.getByRole('button', { name: /Play Session/ }).click()
  const player = new PlayerPage(page)
  await player.waitForPicture()
  await expect.poll(() => player.shownAt(), { message: 'it plays by itself' }).toBeGreaterThan(500)
  await player.pause()

  await test.step('a click on an event moves the picture there', async () => {
    await page
      .getByRole('button', { name: /Support Ticket Opened/ })
      .first()
      .click()
    await player.expectShown(stored.duration * 0.6, 2)
    await expect(page.locator('li[aria-current="true"]')).toContainText('Support Ticket Opened')
  })

  await test.step('while it plays, the current event follows', async () => {
    const [current, next] = neighbours(stored, stored.duration * 0.3)
    await page
      .getByRole('button', { name: new RegExp(escaped(current.name)) })
      .first()
      .click()
    await page.getByLabel('Speed').selectOption('16')
    await player.play()
    await expect(page.locator('li[aria-current="true"]')).toContainText(next.name)
    await player.pause()
  })
})

test('the picture is what the recording says, at 20 times, forwards and backwards', async ({ page }) => {
  console.log(`seed ${SEED}`)
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(stored)}`)
  await player.waitForPicture()
  let compared = 0
  let before = 0
  const turns = { forwards: 0, backwards: 0 }
  for (const part of partsOf(SEED, MOMENTS)) {
    await player.clickTimeline(part)
    const at = await player.expectShown(part * stored.duration, stored.duration * 0.04)
    turns[at < before ? 'backwards' : 'forwards']++
    before = at
    compared += await comparePicture(player, stored, at)
  }
  console.log(`${compared} centres compared`)
  expect(compared).toBeGreaterThan(MOMENTS * 2)
  expect(Math.min(turns.forwards, turns.backwards)).toBeGreaterThan(3)
})

test('a link with ?t= opens at that moment, also after a reload, and scrubbing back shows what was', async ({
  page,
}) => {
  const player = new PlayerPage(page)
  const at = Math.floor((stored.duration * 0.7) / 1000) * 1000
  await page.goto(`${server.url}${replayPath(stored)}?t=${at / 1000}`)
  await player.expectShown(at, 0)
  expect(await comparePicture(player, stored, at)).toBeGreaterThan(0)
  await page.reload()
  await player.expectShown(at, 0)

  const box = await player.timeline.boundingBox()
  if (!box) throw new Error('no timeline')
  const place = (part: number) => [box.x + box.width * part, box.y + box.height * 0.3] as const
  await page.mouse.move(...place(0.7))
  await page.mouse.down()
  for (const part of [0.6, 0.4, 0.2]) {
    await page.mouse.move(...place(part), { steps: 4 })
    // The picture moves while the pointer is still down.
    const shown = await player.expectShown(part * stored.duration, stored.duration * 0.04)
    await comparePicture(player, stored, shown)
  }
  await page.mouse.up()
})

test('pictures are shown, not what stands in for them', async ({ page }) => {
  const shown = stored.states.flatMap((state) => {
    const image = largestImage(state.tree)
    return image && !state.keyboard ? [{ state, image }] : []
  })
  const largest = shown[Math.floor(shown.length / 2)]
  if (!largest) throw new Error('the session shows no picture')
  const { state, image } = largest
  const player = new PlayerPage(page)
  // Links are to a tenth of a second: the tenth after the state, if the state lasts so long.
  const at = Math.ceil(state.at / 100) * 100
  expect(stateAt(stored, at).tree.id).toBe(state.tree.id)
  await page.goto(`${server.url}${replayPath(stored)}?t=${at / 1000}`)
  await player.expectShown(at, 0)
  const now = largestImage(stateAt(stored, at).tree)
  if (!now) throw new Error(`no picture at ${at} ms`)
  const url = `${server.url}/api/projects/demo/resources/${stateAt(stored, at).resources[now.resource]}`
  const own = await page.evaluate(middleColor, url)
  await expect
    .poll(async () => distance((await player.colorsAt([now], state.tree.frame[2]))[0] ?? [], own), {
      message: `the middle of picture ${image.resource} at ${at} ms is ${own}`,
    })
    .toBeLessThan(40)
})

test('keys: space plays and pauses, arrows step by ten seconds', async ({ page }) => {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replayPath(stored)}?t=30`)
  await player.expectShown(30_000, 0)
  await page.keyboard.press('ArrowRight')
  await player.expectShown(40_000, 0)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await player.expectShown(20_000, 0)
  await page.keyboard.press('Space')
  await expect.poll(() => player.shownAt()).toBeGreaterThan(20_000)
  await page.keyboard.press('Space')
  await player.pause()
})

/** Runs in the page: the middle of a picture as the browser itself decodes it. */
async function middleColor(url: string): Promise<number[]> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob())
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(bitmap, 0, 0)
  return [...context.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data]
}

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.max(...[0, 1, 2].map((channel) => Math.abs((a[channel] ?? 999) - (b[channel] ?? -999))))

/** Seeded places on the timeline, 2 % away from its ends. */
function partsOf(seed: number, count: number): number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return 0.02 + (0.96 * state) / 0x7fffffff
  })
}

/** The event that a time stands after, and the first of another name after it. */
function neighbours(
  replay: StoredReplay,
  at: number,
): [StoredReplay['events'][number], StoredReplay['events'][number]] {
  const index = replay.events.findIndex((event) => event.clientTime - replay.startedAt > at)
  const current = replay.events[index]
  const next = replay.events.slice(index + 1).find((event) => event.name !== current?.name)
  if (!current || !next) throw new Error('the session has too few events')
  return [current, next]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
