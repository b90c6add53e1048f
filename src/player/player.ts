// The shell: keeps state, clock and picture together. Decisions are in pure files beside it: transition (states), plan (loading), replay/frame (the picture). One
// frame callback drives it, and runs only while there is something to do.
import type { ReplayIndex } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { playedAt } from '../replay/chunkIndex.ts'
import type { Frame } from '../replay/types.ts'
import { clampLoop, clampRate, clampTime, playheadAt } from './clock.ts'
import { workerDecoder } from './decoder.ts'
import { FactsPublisher, type Steady } from './facts.ts'
import { decodeInBrowser, ImageCache } from './images.ts'
import { jumpFrom } from './jumps.ts'
import { isSamePicture } from './samePicture.ts'
import { ChunkSupply } from './supply.ts'
import { browserTicker } from './ticker.ts'
import { type Input, positionOf, transition, wantsToPlay } from './transition.ts'
import type {
  ChunkDecoder,
  Command,
  ImageState,
  LoopRange,
  Player,
  PlayerOptions,
  PlayerState,
  Ticker,
} from './types.ts'

/** A frame that comes later than this was held up (a hidden tab, a machine asleep): for the replay no time has passed. */
const LATE_MS = 1_000
/** While playing, what to load next is asked so often. */
const PLAN_MS = 500

export function createPlayer(options: PlayerOptions): Player {
  return new ReplayPlayer(options)
}

class ReplayPlayer implements Player {
  private duration: RecordingTime
  private readonly ticker: Ticker
  private readonly decoder: ChunkDecoder
  private readonly supply: ChunkSupply
  private readonly images: ImageCache
  private readonly facts: FactsPublisher
  private readonly listeners = new Set<(frame: Frame) => void>()
  private state: PlayerState
  private rate = 1
  private skipIdle = false
  private loop: LoopRange | null = null
  private shown: Frame | null = null
  /** Paint although the frame is the same: a picture has come. */
  private mustPaint = false
  private isTicking = false
  /** Grows with every command. */
  private turn = 0
  private lastTick = 0
  private plannedAt = 0
  private stopWaiting: () => void = () => {}
  private isDisposed = false

  constructor({ index, source, at = 0 as RecordingTime, ...given }: PlayerOptions) {
    this.duration = index.duration
    this.ticker = given.ticker ?? browserTicker()
    this.decoder = given.decoder ?? workerDecoder()
    const { decoder, ticker } = this
    this.supply = new ChunkSupply({ index, source, decoder, ticker, onChange: () => this.settle() })
    const { decodeImage = decodeInBrowser } = given
    this.images = new ImageCache({
      source,
      decodeImage,
      now: () => ticker.now(),
      onChange: () => this.repaint(),
    })
    this.state = { kind: 'loading', at: clampTime(at, index.duration), thenPlay: false }
    this.facts = new FactsPublisher(this.steady(), this.state.at)
    this.settle()
  }

  get store(): Player['store'] {
    return this.facts.store
  }

  send = (command: Command): void => {
    if (this.isDisposed) return
    if (command.kind === 'rate') this.rate = clampRate(command.rate)
    if (command.kind === 'skipIdle') this.skipIdle = command.on
    if (command.kind === 'loop') this.loop = clampLoop(command.range, this.duration)
    this.turn++
    if (command.kind === 'step') void this.step(command.by)
    if (command.kind === 'seek' || command.kind === 'skip') this.supply.rest()
    if (command.kind === 'retry' || this.state.kind === 'failed') {
      this.supply.forgetFailures()
      this.images.retry()
    }
    this.input(command)
  }

  playhead = (): RecordingTime => positionOf(this.state, this.ticker.now())

  frame = (): Frame | null => this.shown

  onFrame = (callback: (frame: Frame) => void): (() => void) => {
    this.listeners.add(callback)
    return () => this.listeners.delete(callback)
  }

  frameFor = (at: RecordingTime, signal?: AbortSignal): Promise<Frame> =>
    this.supply.frameFor(clampTime(at, this.duration), signal)

  image = (name: string): ImageState => (this.isDisposed ? 'missing' : this.images.get(name))

  grow = (index: ReplayIndex): void => {
    if (this.isDisposed || index === this.supply.index) return
    const now = this.ticker.now()
    if (this.state.kind === 'playing' && now - this.lastTick > LATE_MS) {
      this.advance(this.state, now)
      this.lastTick = now
    }
    this.duration = index.duration
    // The server answers, and pictures come after their chunks: what could not be had may be there by now.
    this.supply.forgetFailures()
    if (this.images.retry()) this.repaint()
    this.supply.grow(index)
    // What nothing could be shown of, and still cannot, has failed once.
    if (this.state.kind === 'failed' && this.supply.trouble(this.state.at)) this.settle()
    else this.input({ kind: 'grown' })
  }

  dispose = (): void => {
    if (this.isDisposed) return
    this.isDisposed = true
    this.ticker.cancel()
    this.stopWaiting()
    this.supply.dispose()
    this.images.dispose()
    this.decoder.dispose()
    this.listeners.clear()
  }

  /** The change may be in a chunk that has to be loaded: whatever is commanded meanwhile wins. */
  private async step(by: 1 | -1): Promise<void> {
    this.input({ kind: 'pause' })
    const { turn } = this
    const at = await this.supply.changeFrom(this.playhead(), by).catch(() => null)
    if (at !== null && turn === this.turn) this.send({ kind: 'seek', to: at })
  }

  private input(input: Input): void {
    const now = this.ticker.now()
    const { rate, duration, loop, supply, state } = this
    this.state = transition(state, input, { now, rate, duration, loop, isReady: supply.isReady })
    if (state.kind !== 'playing') this.lastTick = now
    this.settle()
  }

  /** After anything happened: what follows from it, then says so and asks for a frame. */
  private settle(): void {
    if (this.isDisposed) return
    const next = this.consequence()
    if (next) return void this.input(next)
    this.publish()
    this.requestTick()
  }

  /** Loads what is needed now; what is there or cannot be had may end a state that waits. */
  private consequence(): Input | null {
    const { state, supply } = this
    this.plannedAt = this.ticker.now()
    if (state.kind === 'failed') {
      supply.needNothing()
      return null
    }
    const error = supply.trouble(this.playhead())
    if (error) return { kind: 'broke', error }
    supply.need(this.playhead(), this.rate, state.kind === 'playing')
    const isWaiting = state.kind === 'loading' || state.kind === 'buffering'
    return isWaiting && supply.isReady(state.at) ? { kind: 'ready' } : null
  }

  private requestTick(): void {
    if (this.isTicking || this.isDisposed) return
    this.isTicking = true
    this.ticker.request(() => {
      this.isTicking = false
      if (!this.isDisposed) this.tick(this.ticker.now())
    })
  }

  private tick(now: number): void {
    if (this.state.kind === 'playing') this.advance(this.state, now)
    this.lastTick = now
    this.paint(now)
    this.publish()
    if (this.state.kind === 'playing' || this.supply.hasPassing) this.requestTick()
  }

  /** What the passing of time leads to: the end, a chunk that is not there yet, a jump back or over what is idle. */
  private advance(state: PlayerState & { kind: 'playing' }, now: number): void {
    const { clock } = state
    if (now - this.lastTick > LATE_MS) {
      const anchor = playheadAt(clock, this.lastTick)
      this.state = { kind: 'playing', clock: { ...clock, anchor, startedAt: now } }
      return
    }
    const at = playheadAt(clock, now)
    const before = playheadAt(clock, this.lastTick)
    const jump = jumpFrom(before, at, this.loop, this.skipIdle ? this.supply.timeline.spans : [])
    if (jump !== null) this.input({ kind: 'seek', to: jump })
    else if (!this.supply.isReady(at)) this.input({ kind: 'stalled', at: this.stallAt(at) })
    else if (at >= this.duration) this.input({ kind: 'reachedEnd' })
    else if (now - this.plannedAt >= PLAN_MS) this.settle()
  }

  /** Where the chunk begins that is not there, or here, if the picture was in it already. */
  private stallAt(at: RecordingTime): RecordingTime {
    const from = playedAt(this.supply.timeline.chunks, at)?.from ?? at
    return this.shown && this.shown.at >= from ? at : from
  }

  private paint(now: number): void {
    const frame = this.nextFrame(now)
    if (!frame) return
    // At rest another moment is told even where it looks the same: a cursor may have to move.
    const isMoved = this.state.kind !== 'playing' && this.shown?.at !== frame.at
    const isNew = this.mustPaint || isMoved || !this.shown || !isSamePicture(this.shown, frame)
    this.shown = frame
    this.mustPaint = false
    if (isNew) for (const callback of this.listeners) callback(frame)
  }

  /** The frame of the playhead; while waiting, the one of before stands, or one on the way. */
  private nextFrame(now: number): Frame | null {
    const { kind } = this.state
    if (kind === 'loading' || kind === 'buffering' || kind === 'failed')
      return this.supply.passing() ?? (this.mustPaint ? this.shown : null)
    return this.supply.frameAt(positionOf(this.state, now))
  }

  private repaint(): void {
    this.mustPaint = true
    this.requestTick()
  }

  /** What is too soon to be said is said later, without a frame for it. */
  private publish(): void {
    const times = { coarseAt: this.playhead(), shownAt: this.shown?.at ?? null }
    const wait = this.facts.publish(this.steady(), times, this.ticker.now())
    this.stopWaiting()
    this.stopWaiting = wait === null ? () => {} : this.ticker.after(wait, () => this.publish())
  }

  private steady(): Steady {
    const { state, supply } = this
    return {
      status: state.kind,
      wantsToPlay: wantsToPlay(state),
      rate: this.rate,
      skipIdle: this.skipIdle,
      loop: this.loop,
      duration: this.duration,
      error: state.kind === 'failed' ? state.error : null,
      loadedSpans: supply.loadedSpans,
      gap: this.shown?.gap ?? null,
      failedGaps: supply.failedGaps,
    }
  }
}
