// Chunks that no recorder writes: cut, newer, huge, endlessly nested. Each is a gap that says why in a sentence; the rest plays; memory stays bounded.
import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, type Page, type Route, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'
import { peakMb } from './support/memory.ts'
import { replayPath } from './support/storedReplay.ts'

/** The chunk that is not what it was. */
const BAD = 2
/** What a page takes by itself, and what one chunk may add while it is refused: 16 MiB as bytes, as text and as parsed values. */
const MOST_MB = 450

const replay = serveCommittedReplay()

type Lines = readonly string[]

const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => `{"id":${i + 10},"class":"V","kind":"view","frame":[0,0,1,1]}`)

/** Children of the snapshot's root. */
const withChildren = ([header = '', , ...rest]: Lines, children: string) =>
  [
    header,
    `{"kind":"snapshot","at":${JSON.parse(header).firstAt},"tree":{"id":1,"class":"S","kind":"screen","frame":[0,0,393,852],"children":[${children}]}}`,
    ...rest,
  ].join('\n')

const nested = (depth: number) =>
  `${'{"id":7,"class":"V","kind":"view","frame":[0,0,1,1],"children":['.repeat(depth)}${']}'.repeat(depth)}`

/** From the chunk's own lines, the last one empty, to what comes instead; and what is said of it. */
const CHUNKS: Readonly<Record<string, readonly [make: (lines: Lines) => string | Buffer, says: RegExp]>> = {
  'gzip that was cut': [
    (lines) => gzipSync(lines.join('\n')).subarray(0, -100),
    /Chunk 2, .*: the bytes are no whole gzip file \(F1\)/,
  ],
  'lines that were cut': [(lines) => lines.join('\n').slice(0, -300), /Chunk 2, line \d+: .* \((F3|F10)\)/],
  'a newer format': [
    ([header = '', ...rest]) => [header.replace(/"format":\d+/, '"format":99'), ...rest].join('\n'),
    /Chunk 2, line 1: .*newer.*\(F4\)/,
  ],
  'a million views': [(lines) => withChildren(lines, nodes(1_000_000).join()), /16 MiB \(F2\)/],
  'a million views, packed': [
    (lines) => gzipSync(withChildren(lines, nodes(1_000_000).join()), { level: 1 }),
    /MiB \(F2\)/,
  ],
  'more views than a tree may have': [
    (lines) => withChildren(lines, nodes(100_000).join()),
    /more than 20,?000 .*\(F22\)/,
  ],
  'views nested ten thousand deep': [(lines) => withChildren(lines, nested(10_000)), /\((F3|F22)\)/],
  'views nested deeper than a tree may be': [(lines) => withChildren(lines, nested(400)), /deep.*\(F22\)/],
  'an unknown field nested ten thousand deep': [
    (lines) => lines.join('\n').replace('{', `{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},`),
    /\(F3\)/,
  ],
  'bytes of anything': [
    () => Buffer.from(Array.from({ length: 9_999 }, (_, i) => (i * 89) % 256)),
    /\(F\d+\)/,
  ],
}

for (const [name, [make, says]] of Object.entries(CHUNKS))
  test(`${name}: a gap that says so, and the rest plays`, async ({ page, browser }) => {
    const server = await serve(Buffer.from(make((await chunkText()).split('\n'))))
    await page.route(badChunk, (route) => route.continue({ url: server.url }))
    await expectGapAndRest(page, 'Not readable', says)
    expect(await peakMb(browser)).toBeLessThan(MOST_MB)
    server.stop()
  })

test('gzip that breaks off on its way: a gap that can be asked for again, and the rest plays', async ({
  page,
}) => {
  const server = await serve(gzipSync(await chunkText()).subarray(0, -100), { 'content-encoding': 'gzip' })
  await page.route(badChunk, (route) => route.continue({ url: server.url }))
  await expectGapAndRest(page, /Not (loaded|readable)/, /Chunk 2.* (broke off|\(F\d+\))/)
  server.stop()
})

test('where every chunk is bad in its own way, it is said once, and asked again where that may help', async ({
  page,
}) => {
  const makers = Object.values(CHUNKS)
    .map(([make]) => make)
    .filter((make) => make(['{"firstAt":0}', '', '']).length < 1_000_000)
  await page.route(/\/chunks\//, (route) => {
    const sequence = Number(/chunks\/(\d+)/.exec(route.request().url())?.[1])
    const make = makers[sequence % makers.length]
    return make ? fulfillAs(route, make) : route.abort()
  })
  const player = await openAt(page, 10)
  await expect(page.getByRole('alert')).toContainText('The replay cannot be read')
  await expect(page.getByRole('alert')).toContainText(/\(F\d+\)/)
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await expect(player.timeline).toBeVisible()
  await expect(page.getByRole('list', { name: 'Events' }).getByRole('listitem').first()).toBeVisible()
})

const badChunk = new RegExp(`/chunks/${BAD}\\?`)

async function openAt(page: Page, seconds: number): Promise<PlayerPage> {
  await page.goto(`${replay.url}${replayPath(replay.stored)}?t=${seconds}`)
  return new PlayerPage(page)
}

async function expectGapAndRest(page: Page, label: string | RegExp, says: RegExp): Promise<void> {
  const { firstAt, lastAt } = replay.stored.chunks[BAD] ?? { firstAt: 0, lastAt: 0 }
  const player = await openAt(page, Math.ceil(firstAt / 1000) + 1)
  const notice = page.getByRole('status').filter({ hasText: label })
  await expect(notice).toContainText(says)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect.poll(() => player.isVeiled()).toBe(true)
  // Before it and behind it there is a picture, and it plays.
  const before = Math.floor(firstAt / 1000) - 1
  await page.keyboard.press('Home')
  await player.expectShown(0, 0)
  expect(await player.isVeiled()).toBe(false)
  expect(before).toBeGreaterThan(0)
  const after = (replay.stored.chunks[BAD + 1]?.firstAt ?? lastAt) / replay.stored.duration
  await player.clickTimeline(Math.min(0.99, after + 0.05))
  await expect.poll(() => player.shownAt()).toBeGreaterThan(lastAt)
  await expect(notice).toHaveCount(0)
  const from = await player.shownAt()
  await player.play()
  await expect.poll(() => player.shownAt()).toBeGreaterThan(from)
}

/** The bad chunk as it was. */
async function chunkText(): Promise<string> {
  const { deviceId, sessionId } = replay.stored
  const ids = [deviceId, sessionId].map(encodeURIComponent).join('/')
  const answer = await fetch(`${replay.url}/api/projects/demo/replays/${ids}/chunks/${BAD}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

async function fulfillAs(route: Route, make: (lines: Lines) => string | Buffer): Promise<void> {
  const answer = await route.fetch()
  await route.fulfill({ body: make((await answer.text()).split('\n')) })
}

/** Answers with these bytes, whatever is asked. */
async function serve(bytes: Buffer, headers: OutgoingHttpHeaders = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, { ...headers, 'content-length': bytes.length })
    // Who has read enough hangs up.
    response.on('error', () => {})
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}/`, stop }
}
