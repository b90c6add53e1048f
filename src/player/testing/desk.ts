// Fakes for the player's tests: a ticker and a source that are moved by hand, and a desk that puts a player between them.
import { encodeChunk } from '../../format/encode.ts'
import type { ChunkInfo, ReplayIndex } from '../../format/replayIndex.ts'
import type { Chunk, Entry, NodeId, ViewTree } from '../../format/types.ts'
import { time } from '../../replay/testing/indexes.ts'
import { chunkOf, recordingOf } from '../../replay/testing/randomRecording.ts'
import type { Frame } from '../../replay/types.ts'
import { directDecoder } from '../decoder.ts'
import { createPlayer } from '../player.ts'
import type { Command, Player, PlayerFacts, ReplaySource, Ticker } from '../types.ts'

class HandTicker implements Ticker {
  private passed = 0
  private frame: (() => void) | null = null
  private timers: { due: number; callback: () => void }[] = []

  now = () => this.passed
  request = (callback: () => void) => {
    if (this.frame) throw new Error('asked twice for one frame')
    this.frame = callback
  }
  cancel = () => {
    this.frame = null
  }
  after = (ms: number, callback: () => void) => {
    const timer = { due: this.passed + ms, callback }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  isAsked = () => this.frame !== null

  /** Time passes and timers ring, as in a hidden tab. */
  passHidden(ms: number): void {
    this.passed += ms
    for (const timer of this.timers.filter(({ due }) => due <= this.passed)) {
      this.timers = this.timers.filter((other) => other !== timer)
      timer.callback()
    }
  }

  /** Time passes, timers ring, then one frame comes. */
  pass(ms: number): void {
    this.passHidden(ms)
    const frame = this.frame
    this.frame = null
    frame?.()
  }
}

export interface SourceOptions {
  /** Answers only when released. */
  readonly hold?: boolean
  /** Sequences that reject. */
  readonly broken?: ReadonlySet<number>
  /** Other bytes than the chunk's own. */
  readonly bytes?: (sequence: number) => string | null | undefined
  readonly images?: ReadonlyMap<string, Blob>
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

  async loadResource(name: string): Promise<Blob | null> {
    return this.options.images?.get(name) ?? null
  }

  async release(sequence: number): Promise<void> {
    this.held.get(sequence)?.()
    await idle()
  }
}

/** Lets everything that waits for a promise go on. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve))

export interface Desk {
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

export function deskOf(
  index: ReplayIndex,
  chunks: ReadonlyMap<number, Chunk>,
  options: SourceOptions = {},
): Desk {
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

export interface SteadyOptions extends SourceOptions {
  readonly count?: number
  /** Sequences that are not stored. */
  readonly without?: readonly number[]
}

/** Six chunks of 10 s (9.5 s and half a second idle), a change every 500 ms. */
export function steady({ count = 6, without = [], ...options }: SteadyOptions): Desk {
  const chunks = Array.from({ length: count }, (_, sequence) => steadyChunk(sequence))
  const { index, chunks: stored } = recordingOf(
    chunks.filter((chunk) => !without.includes(chunk.header.sequence)),
  )
  return deskOf(index, stored, options)
}

/** One of them. */
export function steadyChunk(sequence: number): Chunk {
  const tree = (n: number): ViewTree => ({
    id: 1 as NodeId,
    class: 'UIScreen',
    kind: 'screen',
    frame: [0, 0, 100, 100],
    alpha: 1 - n / 100,
  })
  const from = sequence * 10_000
  const entries = Array.from({ length: 20 }, (_, n): Entry => {
    if (n === 0) return { kind: 'snapshot', at: time(from), tree: tree(0) }
    return {
      kind: 'diff',
      at: time(from + n * 500),
      updates: [{ id: 1 as NodeId, set: { alpha: 1 - n / 100 } }],
    }
  })
  return chunkOf(sequence, entries, tree(19))
}
