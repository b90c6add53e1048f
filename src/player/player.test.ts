import { expect, test } from 'vitest'
import { encodeChunk, encodeTree } from '../format/encode.ts'
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import { seeded } from '../format/testing/random.ts'
import { treesOf } from '../format/testing/reference.ts'
import type { Chunk, Entry, NodeId, RecordingTime, ViewTree } from '../format/types.ts'
import { chunkIndexOf, gapAt, playedAt } from '../replay/chunkIndex.ts'
import { chunkOf, randomRecording, recordingOf } from '../replay/testing/randomRecording.ts'
import type { Frame } from '../replay/types.ts'
import { directDecoder } from './decoder.ts'
import { createPlayer } from './player.ts'
import type { Command, Player, PlayerFacts, ReplaySource, Ticker } from './types.ts'

const at = (ms: number) => ms as RecordingTime

test('[P10] a seek shows what replaying from the start shows, over gaps, overlaps and chunk borders', async () => {
  for (let seed = 2_000; seed < 2_025; seed++) {
    const { index, chunks } = randomRecording(seed)
    const desk = deskOf(index, chunks)
    const random = seeded(seed)
    for (let i = 0; i < 10; i++) {
      const time = at(random.int(0, index.duration))
      desk.send({ kind: 'seek', to: time })
      await desk.settled()
      const frame = desk.player.frame() as Frame
      expect(encodeTree(frame.tree), `seed ${seed}, at ${time}`).toBe(slowTreeAt(index, chunks, time))
      expect(frame.gap).toEqual(gapAt(chunkIndexOf(index), time))
      expect(desk.facts().shownAt).toBe(time)
      expect((await desk.player.frameFor(time)).tree).toBe(frame.tree)
    }
    desk.player.dispose()
  }
})

test('[P11] playing passes through every tree there is, in order, and ends', async () => {
  const { index, chunks } = randomRecording(3_004)
  const desk = deskOf(index, chunks)
  await desk.settled()
  desk.send({ kind: 'play' })
  for (let i = 0; i < 10_000 && desk.facts().status !== 'ended'; i++) await desk.pass(1)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'ended', coarseAt: index.duration, shownAt: index.duration })
  const shown = new Set(desk.painted.map((frame) => frame.tree))
  const times = new Set([...chunks.values()].flatMap((chunk) => chunk.entries.map((entry) => entry.at)))
  for (const time of times) expect(shown).toContain((await desk.player.frameFor(time)).tree)
  expect(desk.painted.every((frame, i) => i === 0 || frame.at >= (desk.painted[i - 1] as Frame).at)).toBe(
    true,
  )
  desk.send({ kind: 'play' })
  await desk.pass(1)
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeLessThan(10)
})

test('[P12] a newer seek wins: older loads are called off, and what they bring is not shown', async () => {
  const desk = steady({ hold: true })
  desk.send({ kind: 'seek', to: at(25_000) })
  desk.send({ kind: 'seek', to: at(45_000) })
  expect(desk.source.asked).toEqual([0, 2, 4])
  expect(desk.source.calledOff).toEqual([0, 2])
  await desk.source.release(2)
  await desk.settled()
  expect(desk.player.frame()).toBeNull()
  await desk.source.release(4)
  await desk.settled()
  expect(desk.player.frame()).toMatchObject({ at: 45_000, sequence: 4 })
  expect(desk.painted.map((frame) => frame.sequence)).toEqual([4])
})

test('[P13] the label never shows a time that the picture has not reached', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'seek', to: at(33_000) })
  await desk.pass(1_000)
  expect(desk.facts()).toMatchObject({ status: 'buffering', coarseAt: 33_000, shownAt: 0 })
  await desk.source.release(3)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', coarseAt: 33_000, shownAt: 33_000 })
})

test('[P14] playing waits at a chunk that is not there, and goes on by itself when it comes', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'play' })
  for (let i = 0; i < 110; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'buffering', wantsToPlay: true, coarseAt: 10_000 })
  expect((desk.player.frame() as Frame).at).toBeLessThan(10_000)
  await desk.source.release(1)
  await desk.pass(100)
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeGreaterThanOrEqual(10_000)
  expect(desk.player.playhead()).toBeLessThan(10_200)
})

test('[P15] a chunk that cannot be loaded is tried again with growing pauses, then plays as a gap that says why', async () => {
  const desk = steady({ broken: new Set([2]) })
  await desk.pass(16)
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.pass(399)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(1)
  await desk.pass(1)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(2)
  await desk.pass(1_600)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(3)
  await desk.settled()
  const frame = desk.player.frame() as Frame
  expect(frame).toMatchObject({
    at: 25_000,
    sequence: 1,
    gap: { kind: 'failed', from: 20_000, to: 30_000, chunks: 1 },
  })
  expect(frame.gap?.reason).toContain('no network')
  expect(desk.facts().failedGaps).toEqual([frame.gap])
  desk.send({ kind: 'play' })
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.player.frame()).toMatchObject({ sequence: 3, gap: null })
})

test('[P15] one failure does not hide the cure: retry loads it', async () => {
  const broken = new Set([2])
  const desk = steady({ broken })
  desk.send({ kind: 'seek', to: at(25_000) })
  for (let i = 0; i < 30; i++) await desk.pass(100)
  expect((desk.player.frame() as Frame).gap?.kind).toBe('failed')
  broken.clear()
  desk.send({ kind: 'retry' })
  await desk.settled()
  expect(desk.player.frame()).toMatchObject({ sequence: 2, gap: null })
  expect(desk.facts().failedGaps).toEqual([])
})

test('[P16] without a network the player says so, and retry brings it back to where it was', async () => {
  const broken = new Set([0, 1, 2, 3, 4, 5])
  const desk = steady({ broken })
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'failed', error: { kind: 'unreachable' } })
  const asked = desk.source.asked.length
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.source.asked).toHaveLength(asked)
  broken.clear()
  desk.send({ kind: 'retry' })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', error: null, shownAt: 0 })
})

test('[P16] a chunk that the server does not have, or that is none, is a gap at once; a replay of such only has failed', async () => {
  const desk = steady({
    bytes: (sequence) => (sequence === 1 ? null : sequence === 2 ? 'no chunk\n' : undefined),
  })
  desk.send({ kind: 'seek', to: at(15_000) })
  await desk.settled()
  expect((desk.player.frame() as Frame).gap).toMatchObject({ kind: 'failed', from: 10_000 })
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.settled()
  expect((desk.player.frame() as Frame).gap).toMatchObject({
    kind: 'failed',
    from: 10_000,
    to: 30_000,
    chunks: 2,
  })
  const all = steady({ bytes: () => 'no chunk\n' })
  await all.settled()
  expect(all.facts()).toMatchObject({ status: 'failed', error: { kind: 'invalid' } })
  expect(all.facts().error?.message).toContain('F3')
})

test('[P16] a replay without chunks has failed: there is nothing', () => {
  const { index } = randomRecording(1)
  const desk = deskOf({ ...index, chunks: [] }, new Map())
  expect(desk.facts()).toMatchObject({ status: 'failed', error: { kind: 'empty' } })
})

test('[P17] a missing chunk plays as a gap, time passing', async () => {
  const desk = steady({ without: [2] })
  await desk.settled()
  desk.send({ kind: 'seek', to: at(19_000) })
  desk.send({ kind: 'play' })
  const gaps: (string | null)[] = []
  for (let i = 0; i < 120; i++) {
    await desk.pass(100)
    gaps.push(desk.facts().gap?.kind ?? null)
  }
  expect([...new Set(gaps)]).toEqual([null, 'missing'])
  expect(gaps.filter(Boolean).length).toBeGreaterThan(90)
  expect(desk.player.frame()).toMatchObject({ sequence: 3, gap: null })
})

test('[P18] React hears of time at most four times a second, the canvas of every new picture', async () => {
  const desk = steady({})
  await desk.settled()
  desk.send({ kind: 'play' })
  const heard: number[] = []
  desk.player.store.subscribe((now, before) => {
    if (now.coarseAt !== before.coarseAt) heard.push(now.coarseAt)
  })
  desk.painted.length = 0
  for (let i = 0; i < 125; i++) await desk.pass(16)
  expect(heard.length).toBeLessThanOrEqual(9)
  expect(heard.length).toBeGreaterThanOrEqual(7)
  // The recording changes every 500 ms; frames between that look the same are not painted again.
  expect(desk.painted).toHaveLength(4)
})

test('[P18] after a seek the last word is the exact time, and then nothing ticks any more', async () => {
  const desk = steady({})
  await desk.settled()
  for (let ms = 100; ms <= 3_000; ms += 100) {
    desk.send({ kind: 'seek', to: at(ms) })
    await desk.pass(16)
  }
  await desk.settled()
  expect(desk.facts()).toMatchObject({ coarseAt: 3_000, shownAt: 3_000 })
  expect(desk.ticker.isAsked()).toBe(false)
})

test('[P18] at rest another moment is told even where it looks the same: a cursor has to move', async () => {
  const desk = steady({})
  await desk.settled()
  const before = desk.painted.length
  desk.send({ kind: 'seek', to: at(100) })
  await desk.pass(16)
  expect(desk.painted.slice(before).map((frame) => frame.at)).toEqual([100])
})

test('[P19] a late frame, as from a hidden tab, does not make the replay run ahead', async () => {
  const desk = steady({})
  await desk.settled()
  desk.send({ kind: 'play' })
  await desk.pass(100)
  await desk.pass(60_000)
  expect(desk.player.playhead()).toBeLessThan(200)
  await desk.pass(100)
  expect(desk.player.playhead()).toBeGreaterThan(150)
})

test('[P20] skip idle: what is quiet for over 5 s plays as a jump, in both ways of being quiet', async () => {
  const desk = steady({ without: [2, 4] })
  await desk.settled()
  desk.send({ kind: 'skipIdle', on: true })
  desk.send({ kind: 'seek', to: at(18_900) })
  desk.send({ kind: 'play' })
  for (let i = 0; i < 15; i++) await desk.pass(100)
  expect(desk.player.playhead()).toBeGreaterThan(30_000)
  expect(desk.player.playhead()).toBeLessThan(32_000)
})

test('[P21] neighbours are loaded once the playhead rests, and what is held stays bounded', async () => {
  const desk = steady({ count: 60 })
  await desk.settled()
  for (let i = 0; i < 60; i++) {
    desk.send({ kind: 'seek', to: at(i * 10_000) })
    await desk.pass(16)
  }
  expect(desk.source.asked).toHaveLength(60)
  await desk.pass(500)
  await desk.settled()
  expect(desk.facts().loadedSpans.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(
    240_000,
  )
  desk.send({ kind: 'seek', to: at(50_000) })
  await desk.pass(16)
  await desk.pass(500)
  await desk.settled()
  expect(desk.source.asked.slice(-4)).toEqual([5, 6, 7, 4])
})

test('[P22] pictures load when they are asked for, and are painted when they come', async () => {
  const desk = steady({ images: new Map([['a', 'picture']]) })
  await desk.settled()
  const before = desk.painted.length
  expect(desk.player.image('a')).toBe('loading')
  expect(desk.player.image('b')).toBe('loading')
  await desk.settled()
  expect(desk.player.image('a')).toMatchObject({ width: 1 })
  expect(desk.player.image('b')).toBe('missing')
  expect(desk.painted.length).toBeGreaterThan(before)
})

test('[P23] frameFor leaves the playhead alone; called off, it rejects and loads no further', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.pass(16)
  const controller = new AbortController()
  const called = desk.player.frameFor(at(35_000), controller.signal)
  expect(desk.source.asked).toEqual([0, 3])
  controller.abort()
  await expect(called).rejects.toMatchObject({ name: 'AbortError' })
  expect(desk.source.calledOff).toEqual([3])
  const wanted = desk.player.frameFor(at(45_000))
  desk.send({ kind: 'seek', to: at(5_000) })
  await desk.source.release(4)
  expect(await wanted).toMatchObject({ at: 45_000, sequence: 4 })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', coarseAt: 5_000 })
})

test('[P24] after dispose nothing is loaded, painted or said any more', async () => {
  const desk = steady({ hold: true })
  const waiting = desk.player.frameFor(at(55_000))
  desk.player.dispose()
  await expect(waiting).rejects.toThrow()
  expect(desk.source.calledOff.sort()).toEqual([0, 5])
  desk.send({ kind: 'play' })
  await desk.pass(1_000)
  expect(desk.painted).toEqual([])
  expect(desk.facts().status).toBe('loading')
})

test('[P25] every command in every state, at random: the picture is always that of its time', async () => {
  for (let seed = 4_000; seed < 4_010; seed++) {
    const random = seeded(seed)
    const { index, chunks } = randomRecording(seed)
    const desk = deskOf(index, chunks)
    for (let i = 0; i < 60; i++) {
      desk.send(randomCommand(random, index.duration))
      if (random.chance(0.7)) await desk.pass(random.int(1, 300))
      const frame = desk.player.frame()
      if (frame)
        expect(encodeTree(frame.tree), `seed ${seed}, step ${i}`).toBe(slowTreeAt(index, chunks, frame.at))
      expect(desk.player.playhead()).toBeGreaterThanOrEqual(0)
      expect(desk.player.playhead()).toBeLessThanOrEqual(index.duration)
    }
    desk.player.dispose()
  }
})

function randomCommand(random: ReturnType<typeof seeded>, duration: number): Command {
  return random.pick<() => Command>([
    () => ({ kind: 'play' }),
    () => ({ kind: 'pause' }),
    () => ({ kind: 'toggle' }),
    () => ({ kind: 'seek', to: at(random.int(-100, duration + 100)) }),
    () => ({ kind: 'skip', by: random.int(-3_000, 3_000) }),
    () => ({ kind: 'rate', rate: random.pick([0, 0.25, 1, 16, 99]) }),
    () => ({ kind: 'retry' }),
    () => ({ kind: 'skipIdle', on: random.chance(0.5) }),
  ])()
}

/** Replays the chunk that plays at a time from its start, by the letter; the tree as canonical text. */
function slowTreeAt(index: ReplayIndex, chunks: ReadonlyMap<number, Chunk>, time: number): string {
  const chunk = chunks.get(playedAt(chunkIndexOf(index), time)?.chunk.sequence ?? -1) as Chunk
  const trees = treesOf(chunk)
  if (!trees.ok) throw new Error(trees.problem.message)
  const last = chunk.entries.findLastIndex((entry) => entry.at <= time)
  return encodeTree(trees.value[Math.max(0, last)] as ViewTree)
}

// Fakes: a ticker and a source that are moved by hand, and a desk that puts a player between them.

class HandTicker implements Ticker {
  private time = 0
  private frame: (() => void) | null = null
  private timers: { due: number; callback: () => void }[] = []

  now = () => this.time
  request = (callback: () => void) => {
    if (this.frame) throw new Error('asked twice for one frame')
    this.frame = callback
  }
  cancel = () => {
    this.frame = null
  }
  after = (ms: number, callback: () => void) => {
    const timer = { due: this.time + ms, callback }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  isAsked = () => this.frame !== null

  /** Time passes, timers ring, then one frame comes. */
  pass(ms: number): void {
    this.time += ms
    for (const timer of this.timers.filter(({ due }) => due <= this.time)) {
      this.timers = this.timers.filter((other) => other !== timer)
      timer.callback()
    }
    const frame = this.frame
    this.frame = null
    frame?.()
  }
}

interface SourceOptions {
  /** Answers only when released. */
  readonly hold?: boolean
  /** Sequences that reject. */
  readonly broken?: ReadonlySet<number>
  /** Other bytes than the chunk's own. */
  readonly bytes?: (sequence: number) => string | null | undefined
  readonly images?: ReadonlyMap<string, string>
}

class HandSource implements ReplaySource {
  readonly asked: number[] = []
  readonly calledOff: number[] = []
  private readonly chunks: ReadonlyMap<number, Chunk>
  private readonly options: SourceOptions
  private readonly held = new Map<number, () => void>()

  constructor(chunks: ReadonlyMap<number, Chunk>, options: SourceOptions) {
    this.chunks = chunks
    this.options = options
  }

  async loadChunk({ sequence }: ChunkInfo, signal: AbortSignal): Promise<ArrayBuffer | null> {
    this.asked.push(sequence)
    signal.addEventListener('abort', () => this.calledOff.push(sequence))
    if (this.options.hold) await new Promise<void>((resolve) => this.held.set(sequence, resolve))
    if (this.options.broken?.has(sequence)) throw new Error('no network')
    const bytes = this.options.bytes?.(sequence)
    if (bytes === null) return null
    const text = bytes ?? encodeChunk(this.chunks.get(sequence) as Chunk)
    return new TextEncoder().encode(text).buffer as ArrayBuffer
  }

  async loadResource(sha256: string): Promise<Blob | null> {
    const picture = this.options.images?.get(sha256)
    return picture === undefined ? null : new Blob([picture])
  }

  async release(sequence: number): Promise<void> {
    this.held.get(sequence)?.()
    await idle()
  }
}

/** Lets everything that waits for a promise go on. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve))

interface Desk {
  readonly player: Player
  readonly ticker: HandTicker
  readonly source: HandSource
  readonly painted: Frame[]
  readonly facts: () => PlayerFacts
  readonly send: (command: Command) => void
  readonly pass: (ms: number) => Promise<void>
  /** Loads end, frames come until none is asked for, times are said. */
  readonly settled: () => Promise<void>
}

function deskOf(index: ReplayIndex, chunks: ReadonlyMap<number, Chunk>, options: SourceOptions = {}): Desk {
  const ticker = new HandTicker()
  const source = new HandSource(chunks, options)
  const decodeImage = async () => ({ width: 1, height: 1, close: () => {} }) as ImageBitmap
  const player = createPlayer({ index, source, ticker, decoder: directDecoder(), decodeImage })
  const painted: Frame[] = []
  player.onFrame((frame) => painted.push(frame))
  const pass = async (ms: number) => {
    await idle()
    ticker.pass(ms)
    await idle()
  }
  const settled = async () => {
    await idle()
    for (let i = 0; i < 20; i++) await pass(16)
  }
  return {
    player,
    ticker,
    source,
    painted,
    facts: () => player.store.getState(),
    send: player.send,
    pass,
    settled,
  }
}

interface SteadyOptions extends SourceOptions {
  readonly count?: number
  /** Sequences that are not stored. */
  readonly without?: readonly number[]
}

/** Six chunks of 10 s (9.5 s and half a second idle), a change every 500 ms. */
function steady({ count = 6, without = [], ...options }: SteadyOptions): Desk {
  const chunks = Array.from({ length: count }, (_, sequence) => steadyChunk(sequence))
  const { index, chunks: stored } = recordingOf(
    chunks.filter((chunk) => !without.includes(chunk.header.sequence)),
  )
  return deskOf(index, stored, options)
}

function steadyChunk(sequence: number): Chunk {
  const tree = (n: number): ViewTree => ({
    id: 1 as NodeId,
    class: 'UIScreen',
    kind: 'screen',
    frame: [0, 0, 100, 100],
    alpha: 1 - n / 100,
  })
  const from = sequence * 10_000
  const entries = Array.from({ length: 20 }, (_, n): Entry => {
    if (n === 0) return { kind: 'snapshot', at: at(from), tree: tree(0) }
    return {
      kind: 'diff',
      at: at(from + n * 500),
      updates: [{ id: 1 as NodeId, set: { alpha: 1 - n / 100 } }],
    }
  })
  return chunkOf(sequence, entries, tree(19))
}
