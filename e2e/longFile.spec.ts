// A session of eight hours as a file: saved and opened again, it takes no more memory than a few times its stored bytes.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, expect, test } from '@playwright/test'
import type { ReplayAnswer } from '../src/api/contract.ts'
import { encodeChunk } from '../src/format/encode.ts'
import type { ChunkInfo } from '../src/format/replayIndex.ts'
import type { Entry, NodeId, RecordingTime, ViewTree } from '../src/format/types.ts'
import { chunkOf } from '../src/replay/testing/randomRecording.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'
import { peakMb } from './support/memory.ts'
import { replayPath } from './support/storedReplay.ts'

const CHUNK_MS = 20_000
const CHUNKS = (8 * 3_600_000) / CHUNK_MS
/** What a page takes by itself, as other specs measure it. */
const PAGE_MB = 300
/** "A few times". */
const TIMES = 3

const replay = serveCommittedReplay()
/** Does not pack: every chunk is as heavy stored as it is here. */
const WEIGHT = randomBytes(36_000).toString('base64')
const TREE: ViewTree = { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852] }

function storedChunk(sequence: number): Buffer {
  const time = (ms: number) => (sequence * CHUNK_MS + ms) as RecordingTime
  const log: Entry = { kind: 'log', at: time(CHUNK_MS - 1), level: 'info', message: WEIGHT }
  return gzipSync(encodeChunk(chunkOf(sequence, [{ kind: 'snapshot', at: time(0), tree: TREE }, log], TREE)))
}

async function serveChunks(): Promise<{ url: string; stop: () => void }> {
  const server = createServer(({ url = '' }, response) => {
    const isStored = url.includes('as=stored')
    response.writeHead(200, isStored ? {} : { 'content-encoding': 'gzip' })
    response.end(storedChunk(Number(/chunks\/(\d+)/.exec(url)?.[1])))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

/** The committed replay's index, but for its chunks. */
function longAnswer({ replay: index, user }: ReplayAnswer): ReplayAnswer {
  const { length } = storedChunk(0)
  const chunks = Array.from({ length: CHUNKS }, (_, sequence): ChunkInfo => {
    const firstAt = (sequence * CHUNK_MS) as RecordingTime
    const lastAt = (firstAt + CHUNK_MS - 1) as RecordingTime
    const sha256 = sequence.toString(16).padStart(64, '0')
    const counts = { snapshot: 1, log: 1 }
    return { sequence, firstAt, lastAt, wallAt: index.startedAt + firstAt, bytes: length, sha256, counts }
  })
  const duration = (CHUNKS * CHUNK_MS - 1) as RecordingTime
  const activity = { bucketMs: 60_000, counts: [] }
  return { replay: { ...index, chunks, duration, marks: [], activity }, events: [], user }
}

async function save(browser: Browser, path: string): Promise<number> {
  const page = await browser.newPage()
  const chunks = await serveChunks()
  await page.route(/\/chunks\//, (route) => {
    const { pathname, search } = new URL(route.request().url())
    return route.continue({ url: chunks.url + pathname + search })
  })
  await page.route(/\/api\/projects\/demo\/replays\/[^/]+\/[^/]+$/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: longAnswer(await answer.json()) })
  })
  await page.goto(replay.url + replayPath(replay.stored))
  await new PlayerPage(page).waitForPicture()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save replay' }).click()
  await (await coming).saveAs(path)
  const peak = await peakMb(browser)
  await page.context().close()
  chunks.stop()
  return peak
}

async function open(browser: Browser, path: string): Promise<number> {
  const page = await browser.newPage()
  await page.goto(`${replay.url}/open`)
  await page.locator('input[type=file]').setInputFiles(path)
  const player = new PlayerPage(page)
  await player.expectShown(0, 0)
  for (const tenth of [9, 2, 7, 4]) {
    await page.keyboard.press(String(tenth))
    await player.expectShown((CHUNKS * CHUNK_MS * tenth) / 10, 1)
  }
  const peak = await peakMb(browser)
  await page.context().close()
  return peak
}

test('eight hours are saved and opened within a few times their stored bytes', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-long-'))
  const path = join(folder, 'long.replay.zip')
  const saving = await save(browser, path)
  const storedMb = statSync(path).size / 1024 ** 2
  const opening = await open(browser, path)
  rmSync(folder, { recursive: true, force: true })
  console.log(
    `${storedMb.toFixed(0)} MiB stored; pages took ${saving.toFixed(0)} and ${opening.toFixed(0)} MiB`,
  )
  expect(storedMb).toBeGreaterThan(40)
  expect(saving).toBeLessThan(PAGE_MB + TIMES * storedMb)
  expect(opening).toBeLessThan(PAGE_MB + TIMES * storedMb)
})
