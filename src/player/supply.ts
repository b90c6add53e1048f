// What the player has to play: the timeline with its lost chunks, the open chunks, and the loading of what the playhead needs next.
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { gapsOf, type Lost, type PlayedChunk, playedAt } from '../replay/chunkIndex.ts'
import { frameAt, type OpenChunk } from '../replay/frame.ts'
import { type Timeline, timelineOf } from '../replay/timeline.ts'
import type { Frame, Gap } from '../replay/types.ts'
import { ChunkLoader, invalid } from './chunkLoader.ts'
import { loadedSpans } from './facts.ts'
import { planLoads } from './plan.ts'
import type { ChunkDecoder, LoadedSpan, PlayerError, ReplaySource, Ticker } from './types.ts'

/** Neighbours are loaded once the playhead has rested for so long: not at every stop of a scrub. */
const REST_MS = 200
/** Neighbours on their way at one time. */
const PREFETCH = 2
/** At rest, so many changes are applied ahead in one go: a few milliseconds at most. */
const PREPARED = 50
/**
 * So many of the chunks that a scrub asks for are on their way at one time, those first asked for: else none would ever come, and the picture stood. With so
 * many under way the newest waits until one has come, or the playhead rests: asked for with every seek, it would be called off with the next.
 */
const CHASED = 3
/** So many chunks in a row that cannot be had are an outage, not holes. */
const OUTAGE = 2

export interface SupplyOptions {
  /** At first; `grow` tells the next. */
  readonly index: ReplayIndex
  readonly source: ReplaySource
  readonly decoder: ChunkDecoder
  readonly ticker: Ticker
  /** A chunk has come or is lost, or it is time to load more: `need` is to be called again. */
  readonly onChange: () => void
}

/** What a seek asked for, and for which moment. */
interface Wish {
  readonly chunk: ChunkInfo
  readonly at: RecordingTime
}

export class ChunkSupply {
  index: ReplayIndex
  timeline: Timeline
  loadedSpans: readonly LoadedSpan[] = []
  failedGaps: readonly Gap[] = []
  private readonly options: SupplyOptions
  private readonly loader: ChunkLoader
  private readonly lost = new Map<number, Lost>()
  private failuresInARow = 0
  /** On their way, in the order of the seeks. */
  private wishes: readonly Wish[] = []
  /** Come and not shown yet, in the order of the seeks: the scrub has gone on. */
  private passed: readonly Wish[] = []
  private hasRested = false
  private stopResting: () => void = () => {}
  private stopPreparing: () => void = () => {}

  constructor(options: SupplyOptions) {
    this.options = options
    this.index = options.index
    this.timeline = timelineOf(options.index)
    this.loader = new ChunkLoader({
      ...options,
      onReady: (sequence) => {
        this.failuresInARow = 0
        this.fulfil(sequence)
        this.changed()
      },
      onLost: (sequence, lost) => this.lose(sequence, lost),
    })
    this.rest()
  }

  /** The open chunk that a time plays from; null: not loaded, or there is none. */
  frameAt(at: RecordingTime): Frame | null {
    const open = this.openAt(at)
    return open && this.frameOf(open, at)
  }

  isReady = (at: RecordingTime): boolean => {
    const played = playedAt(this.timeline.chunks, at)
    return played !== null && this.loader.has(played.chunk.sequence)
  }

  /** Loads what a playhead needs: the chunk under it before all else, its neighbours while playing or at rest. Calls all else off. */
  need(playhead: RecordingTime, rate: number, isPlaying: boolean): void {
    const plan = planLoads(this.timeline.chunks, playhead, this.loader.held(), rate)
    const isUrgent = plan.load[0] !== undefined && plan.load[0] === plan.current
    const most = isPlaying || this.hasRested ? PREFETCH : 0
    if (plan.evict.length > 0) {
      this.loader.evict(plan.evict)
      this.count()
    }
    this.wishes = isUrgent ? this.wishing({ chunk: plan.load[0] as ChunkInfo, at: playhead }) : []
    const chased = this.wishes.map((wish) => wish.chunk)
    this.loader.follow(isUrgent ? chased : plan.load.slice(0, most))
    if (!isUrgent) this.passed = []
    if (this.hasRested && !isPlaying) this.prepare(playhead)
  }

  /** Whether there is another one. */
  get hasPassing(): boolean {
    return this.passed.length > 0
  }

  /** A picture on the way to where a scrub has gone: newer than the last one, older than the playhead. Null: none has come. */
  passing(): Frame | null {
    const [wish, ...later] = this.passed
    this.passed = later
    const open = wish && this.loader.get(wish.chunk.sequence)
    return open ? this.frameOf(open, wish.at) : null
  }

  /** Loads nothing any more but what somebody awaits. */
  needNothing(): void {
    this.wishes = []
    this.loader.follow([])
  }

  /** The playhead was moved by hand. */
  rest(): void {
    // Who stayed for a while and then goes elsewhere does not scrub: nothing of before is worth showing.
    if (this.hasRested) this.wishes = []
    this.hasRested = false
    this.stopResting()
    this.stopPreparing()
    this.stopResting = this.options.ticker.after(REST_MS, () => {
      this.hasRested = true
      this.options.onChange()
    })
  }

  async frameFor(at: RecordingTime, signal?: AbortSignal): Promise<Frame> {
    for (;;) {
      signal?.throwIfAborted()
      const played = playedAt(this.timeline.chunks, at)
      if (!played) throw new Error(this.trouble(at)?.message)
      const open = await this.loader.request(played.chunk, signal)
      // Null with the same timeline: nobody will load it any more. A lost chunk has left the timeline.
      if (!open && playedAt(this.timeline.chunks, at) === played)
        throw new DOMException('Called off', 'AbortError')
      if (open) return this.frameOf(open, at)
    }
  }

  /** When the recorded change after or before a time is; null: there is none, or its chunk cannot be had. */
  async changeFrom(at: RecordingTime, by: 1 | -1): Promise<RecordingTime | null> {
    const { played } = this.timeline.chunks
    const current = playedAt(this.timeline.chunks, at)
    if (!current) return null
    // A chunk begins with a change, and is not heard from when the next one begins.
    if (by > 0 && at < current.from) return current.from
    const inside = await this.changeIn(current, at, by)
    if (inside !== null) return inside
    const next = played[played.indexOf(current) + by]
    if (!next) return null
    return by > 0 ? next.from : this.changeIn(next, next.to, by)
  }

  private async changeIn(played: PlayedChunk, at: RecordingTime, by: 1 | -1): Promise<RecordingTime | null> {
    const trees = (await this.loader.request(played.chunk))?.trees
    const change = by > 0 ? trees?.changeAfter(at) : trees?.changeBefore(at)
    if (change === undefined || change === null || change < played.from) return null
    return change < played.to || this.timeline.chunks.played.at(-1) === played ? change : null
  }

  /** Why nothing can be shown at a time, if nothing can. */
  trouble(at: RecordingTime): PlayerError | null {
    const reasons = [...this.lost.values()]
    const failed = reasons.findLast(({ kind }) => kind === 'failed')
    const isOut = this.timeline.chunks.played.length === 0
    if (failed && (isOut || (this.failuresInARow >= OUTAGE && !this.isReady(at))))
      return { kind: 'unreachable', message: failed.reason }
    if (!isOut) return null
    return reasons[0]
      ? { kind: 'invalid', message: reasons[0].reason }
      : { kind: 'empty', message: 'Nothing of this replay is stored' }
  }

  /** Chunks that could not be fetched are asked for again. */
  forgetFailures(): void {
    for (const [sequence, { kind }] of this.lost) if (kind === 'failed') this.lost.delete(sequence)
    this.failuresInARow = 0
    this.retime()
  }

  /** Chunks have come in; those that were there are the same. */
  grow(index: ReplayIndex): void {
    this.index = index
    this.retime()
    this.count()
  }

  dispose(): void {
    this.stopResting()
    this.stopPreparing()
    this.loader.dispose()
  }

  private wishing(wish: Wish): readonly Wish[] {
    const before = this.wishes.filter(({ chunk }) => chunk.sequence !== wish.chunk.sequence)
    if (before.length + this.passed.length < CHASED) return [...before, wish]
    return this.hasRested ? [...before.slice(0, CHASED - 1), wish] : this.wishes
  }

  /** What was asked for before it is late: not wanted any more. */
  private fulfil(sequence: number): void {
    const index = this.wishes.findIndex(({ chunk }) => chunk.sequence === sequence)
    if (index < 0) return
    this.passed = [...this.passed, this.wishes[index] as Wish]
    this.wishes = this.wishes.slice(index + 1)
  }

  /** The chunk that a time plays from; null: not loaded, or there is none. */
  private openAt(at: RecordingTime): OpenChunk | null {
    const played = playedAt(this.timeline.chunks, at)
    return played && this.loader.get(played.chunk.sequence)
  }

  private frameOf(open: OpenChunk, at: RecordingTime): Frame {
    const frame = frameAt(this.timeline, open, at)
    return this.hasBroken(open) ? frameAt(this.timeline, open, at) : frame
  }

  /** A change that breaks a rule was met, and it was not known: from there on the chunk is a gap. */
  private hasBroken({ trees }: OpenChunk): boolean {
    const broken = trees.broken()
    const { sequence } = trees.chunk.header
    if (!broken || this.lost.has(sequence)) return false
    this.lost.set(sequence, { ...invalid(sequence, broken.problem), from: broken.at })
    this.retime()
    return true
  }

  /** Goes through the chunk on show before anybody asks: a seek in it then only looks up, and what is wrong in it shows on the timeline. */
  private prepare(at: RecordingTime): void {
    this.stopPreparing()
    const open = this.openAt(at)
    if (!open) return
    if (open.trees.prepare(PREPARED))
      this.stopPreparing = this.options.ticker.after(0, () => this.prepare(at))
    else if (this.hasBroken(open)) this.options.onChange()
  }

  private lose(sequence: number, lost: Lost): void {
    this.lost.set(sequence, lost)
    this.wishes = this.wishes.filter(({ chunk }) => chunk.sequence !== sequence)
    if (lost.kind === 'failed') this.failuresInARow++
    this.loader.evict([sequence])
    this.retime()
    this.changed()
  }

  private retime(): void {
    this.timeline = timelineOf(this.index, this.lost)
    this.failedGaps = gapsOf(this.timeline.chunks).filter((gap) => gap.kind !== 'missing')
  }

  private changed(): void {
    this.count()
    this.options.onChange()
  }

  private count(): void {
    this.loadedSpans = loadedSpans(this.timeline.chunks, (sequence) => this.loader.has(sequence))
  }
}
