// The page that is measured: both players on the same session in one browser. run.ts calls `window.bench` and reads the times, in ms.
//
// Ours: from the seek command until the picture is painted and one pixel is read back. The player's ticker calls back at once
// instead of with the next frame, as rrweb's paused seek does its work at once.
// rrweb: pause(time), and what the browser then does until the picture can be read; a page cannot read a document's pixels, so run.ts takes
// a picture of the page and subtracts what one costs when nothing has changed. Both pictures are of the same size.
import '@fontsource-variable/inter/index.css'
import { Replayer } from 'rrweb'
import 'rrweb/dist/style.css'
import { fetchChunk, fetchReplay } from '../../src/api/client.ts'
import type { ReplayIndex } from '../../src/format/replayIndex.ts'
import type { RecordingTime, ViewNode } from '../../src/format/types.ts'
import { createPlayer } from '../../src/player/index.ts'
import type { Player, Ticker } from '../../src/player/types.ts'
import { createReplayStage, lightTheme } from '../../src/render/index.ts'
import { SCREEN } from '../session.ts'
import {
  firstPictures,
  memoryOfReplays,
  memoryOfSeeks,
  paintTimes,
  playFast,
  type ReplayName,
  scrub,
  show,
  thumbnailTimes,
  timelineTimes,
} from './long.ts'

/** About what the replay's own page gives a picture in a window of 1440 × 900. */
const STAGE = { width: 480, height: 640 }

// Cold means never fetched: what another seek has prefetched must not come from the browser's cache.
const plainFetch = window.fetch
window.fetch = (input, init) => plainFetch(input, { ...init, cache: 'no-store' })

/** At once, when the command has been taken: frames are not waited for. */
const ticker: Ticker = {
  now: () => performance.now(),
  request: (callback) => queueMicrotask(callback),
  cancel: () => {},
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

let replayer: Replayer | undefined

const time = (at: number) => at as RecordingTime

function container(id: string): HTMLDivElement {
  const element = document.querySelector<HTMLDivElement>(`#${id}`)
  if (!element) throw new Error(`no #${id}`)
  return element
}

const stage = createReplayStage(container('ours'), { theme: lightTheme, imageFor: () => 'missing' })
stage.resize([STAGE.width, STAGE.height], window.devicePixelRatio)
const ready = document.fonts.load('10px "Inter Variable"').then(() => {})

const indexes = new Map<string, Promise<ReplayIndex>>()

function indexOf({ project, deviceId, sessionId }: ReplayName): Promise<ReplayIndex> {
  const known = indexes.get(deviceId)
  if (known) return known
  const asked = fetchReplay(project, deviceId, sessionId).then(({ replay }) => replay)
  indexes.set(deviceId, asked)
  return asked
}

/** First and last time of every chunk. */
async function spans(name: ReplayName): Promise<number[][]> {
  return (await indexOf(name)).chunks.map((chunk) => [chunk.firstAt, chunk.lastAt])
}

function playerAt({ project }: ReplayName, replay: ReplayIndex, at: number): Player {
  const source = {
    loadChunk: async (chunk: ReplayIndex['chunks'][number], signal: AbortSignal) => {
      inFlight++
      return fetchChunk(project, replay, chunk, signal).finally(() => inFlight--)
    },
    loadResource: async () => null,
  }
  return createPlayer({ index: replay, source, ticker, at: time(at) })
}

/** Resolves when the picture of `at` is painted and read back. */
function painted(player: Player, at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const frame = player.frame()
      const { status, error } = player.store.getState()
      if (status === 'failed') return finish(() => reject(new Error(error?.message)))
      if (frame?.at !== at || status === 'buffering') return
      if (frame.gap) return finish(() => reject(new Error(`a gap at ${at}: ${frame.gap?.reason}`)))
      show(stage, frame)
      stage.pixelAt([SCREEN.width / 2, SCREEN.height / 2])
      finish(resolve)
    }
    const stops = [player.onFrame(look), player.store.subscribe(look)]
    const finish = (then: () => void) => {
      for (const stop of stops.splice(0)) stop()
      then()
    }
    look()
  })
}

async function seekOurs(player: Player, at: number): Promise<number> {
  const start = performance.now()
  player.send({ kind: 'seek', to: time(at) })
  await painted(player, at)
  return performance.now() - start
}

/** Chunks being fetched now. */
let inFlight = 0

/**
 * Resolves when the player has nothing more to do: what it fetches ahead once it has rested (200 ms) has come and is decoded. So a seek is measured
 * alone, as a person's seeks are seconds apart.
 */
async function quiet(player: Player): Promise<void> {
  let spans: unknown = null
  for (let calm = 0; calm < 18; ) {
    await new Promise((resolve) => setTimeout(resolve, 15))
    const { loadedSpans } = player.store.getState()
    calm = inFlight === 0 && loadedSpans === spans ? calm + 1 : 0
    spans = loadedSpans
  }
}

/** Warm: the chunk of the moment is decoded, since its first moment was on show. */
async function warm(name: ReplayName, times: readonly number[]): Promise<number[]> {
  const replay = await indexOf(name)
  const player = playerAt(name, replay, 0)
  const results: number[] = []
  for (const at of times) {
    const chunk = replay.chunks.find(({ firstAt, lastAt }) => at >= firstAt && at <= lastAt)
    await seekOurs(player, chunk?.firstAt ?? 0)
    await quiet(player)
    results.push(await seekOurs(player, at))
  }
  player.dispose()
  return results
}

/** Cold: a player that has shown another moment, and a chunk that nobody has fetched (the browser's cache is off). */
async function cold(name: ReplayName, times: readonly number[]): Promise<number[]> {
  const replay = await indexOf(name)
  const results: number[] = []
  for (const at of times) {
    const elsewhere = at > replay.duration / 2 ? 0 : replay.duration
    const player = playerAt(name, replay, elsewhere)
    await painted(player, elsewhere)
    await quiet(player)
    results.push(await seekOurs(player, at))
    player.dispose()
  }
  return results
}

/** Ms from the click to its first picture, but for what the browser does to show it. */
async function openRrweb(url: string): Promise<number> {
  // The one before would keep its events in memory.
  replayer?.destroy()
  replayer = undefined
  container('rrweb').replaceChildren()
  const start = performance.now()
  const text = await (await fetch(url)).text()
  const events = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  replayer = new Replayer(events, {
    root: container('rrweb'),
    mouseTail: false,
    showWarning: false,
    skipInactive: false,
  })
  replayer.pause(0)
  return performance.now() - start
}

/** Work that is done at once; what the browser does to show it follows. Without a time nothing is done: what a look by itself costs. */
function seekRrweb(at: number | null): void {
  if (!replayer) throw new Error('openRrweb first')
  if (at !== null) replayer.pause(at)
}

/** Only one of the two is on the page while it is measured. */
function showOnly(id: 'ours' | 'rrweb'): void {
  for (const each of ['ours', 'rrweb']) container(each).style.visibility = each === id ? 'visible' : 'hidden'
}

/** Sorted texts of both at a time: they must be the same before anything is measured. */
async function texts(name: ReplayName, at: number): Promise<{ ours: string[]; rrweb: string[] }> {
  const player = playerAt(name, await indexOf(name), at)
  await painted(player, at)
  const ours = textsOf(player.frame()?.tree ?? null)
  player.dispose()
  seekRrweb(at)
  const body = replayer?.iframe.contentDocument?.body
  const walker = body?.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const theirs: string[] = []
  while (walker?.nextNode()) theirs.push(walker.currentNode.textContent ?? '')
  return { ours: ours.sort(), rrweb: theirs.sort() }
}

function textsOf(node: ViewNode | null): string[] {
  if (!node) return []
  return [...(node.text ? [node.text.string] : []), ...(node.children ?? []).flatMap(textsOf)]
}

const bench = {
  ready,
  spans,
  warm,
  cold,
  openRrweb,
  seekRrweb,
  showOnly,
  texts,
  firstPictures: (name: ReplayName, times: number) => firstPictures(stage, name, times),
  scrub: (name: ReplayName, seconds: number) => scrub(stage, name, seconds),
  playFast: (name: ReplayName, seconds: number) => playFast(stage, name, seconds),
  paintTimes: (name: ReplayName, count: number) => paintTimes(stage, name, count),
  thumbnailTimes,
  timelineTimes: (events: number, frames: number) => timelineTimes(container('timeline'), events, frames),
  memoryOfSeeks: (name: ReplayName, times: readonly number[], step: number) =>
    memoryOfSeeks(stage, name, times, step),
  memoryOfReplays: (name: ReplayName, counts: readonly number[]) => memoryOfReplays(stage, name, counts),
}
export type Bench = typeof bench

declare global {
  interface Window {
    bench: Bench
  }
}

window.bench = bench
