// The player's contract: what it is given, what it is told (commands), what it says (facts), what it shows (frames). The one clock is behind it.
import type { StoreApi } from 'zustand/vanilla'
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import type { Chunk, FormatProblem, RecordingTime } from '../format/types.ts'
import type { ImageSize } from '../lib/imageSize.ts'
import type { Result } from '../lib/result.ts'
import type { Frame, Gap } from '../replay/types.ts'

/** Where chunks and pictures come from. The player knows no network: whoever makes it, gives it this. */
export interface ReplaySource {
  /**
   * The chunk's bytes, NDJSON plain or gzip; the buffer is the player's from then on. Null: it is not there (the player shows a gap at once).
   * Rejects when it could not be asked for (the player tries again, then shows a gap).
   */
  loadChunk(chunk: ChunkInfo, signal: AbortSignal): Promise<ArrayBuffer | null>
  /** The encoded picture. Null: it has not arrived, or never will. */
  loadResource(name: string, signal: AbortSignal): Promise<Blob | null>
}

/** Turns a chunk's bytes into a chunk: in a worker where there are any, in place in tests. */
export interface ChunkDecoder {
  /** Takes the buffer over. Rejects only when there is no decoding at all, never for what the bytes are. */
  decode(bytes: ArrayBuffer): Promise<Result<Chunk, FormatProblem>>
  dispose(): void
}

/** The frame callback and the time that belongs to it, ms. Moved by hand in tests. */
export interface Ticker {
  now(): number
  /** Calls back once, before the next painting; a second request before that is never made. */
  request(callback: () => void): void
  cancel(): void
  /** Calls back once after `ms`; answers how to call it off. */
  after(ms: number, callback: () => void): () => void
}

/** `playhead = anchor + (now − startedAt) × rate`, never past `duration`. */
export interface Clock {
  readonly anchor: RecordingTime
  /** Ticker time, ms. */
  readonly startedAt: number
  readonly rate: number
  readonly duration: RecordingTime
}

/** Why nothing can be shown. */
export interface PlayerError {
  /** `empty`: the replay has no chunk. `unreachable`: chunks could not be loaded. `invalid`: what was loaded is no recording. */
  readonly kind: 'empty' | 'unreachable' | 'invalid'
  readonly message: string
}

export type PlayerState =
  /** Nothing was ever shown. */
  | { readonly kind: 'loading'; readonly at: RecordingTime; readonly thenPlay: boolean }
  | { readonly kind: 'paused'; readonly at: RecordingTime }
  | { readonly kind: 'playing'; readonly clock: Clock }
  /** The picture of before stands while that of `at` is loaded. */
  | { readonly kind: 'buffering'; readonly at: RecordingTime; readonly thenPlay: boolean }
  | { readonly kind: 'ended'; readonly at: RecordingTime }
  | { readonly kind: 'failed'; readonly at: RecordingTime; readonly error: PlayerError }

export type PlayerStatus = PlayerState['kind']

/** A range that plays again and again, its end left out. As a command in any order; shorter than `SHORTEST_LOOP_MS` it is none. */
export interface LoopRange {
  readonly from: RecordingTime
  readonly to: RecordingTime
}

export const SHORTEST_LOOP_MS = 100

/** What people want. Any of them may come in any state. */
export type Command =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'toggle' }
  /** Clamped to the replay. Playing goes on from there. */
  | { readonly kind: 'seek'; readonly to: RecordingTime }
  /** Ms, forwards or backwards. */
  | { readonly kind: 'skip'; readonly by: number }
  /** Pauses, and goes to the recorded change after or before; at the ends nothing happens. */
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  /** Clamped to 0.25 … 16. */
  | { readonly kind: 'rate'; readonly rate: number }
  /** Asks once more for all that could not be loaded. */
  | { readonly kind: 'retry' }
  /** On: idle spans over 5 s, background and pauses play as a jump. */
  | { readonly kind: 'skipIdle'; readonly on: boolean }
  /** Playing that comes to the range's end goes on at its start. The playhead goes there, unless it is within. Null: no loop any more. */
  | { readonly kind: 'loop'; readonly range: LoopRange | null }

/** What happened to the player. */
export type Fact =
  /** The chunk that the playhead needs is there. */
  | { readonly kind: 'ready' }
  /** Playing ran into a chunk that is not there yet; `at` is where it begins. */
  | { readonly kind: 'stalled'; readonly at: RecordingTime }
  | { readonly kind: 'reachedEnd' }
  /** There is more of the replay than before. */
  | { readonly kind: 'grown' }
  | { readonly kind: 'broke'; readonly error: PlayerError }

export const RATES = [0.25, 0.5, 1, 1.5, 2, 4, 8, 16] as const

/** A stretch of the replay whose chunks are in memory. */
export interface LoadedSpan {
  readonly from: RecordingTime
  readonly to: RecordingTime
}

/** What the screen around the picture may show. Identical values keep their identity. */
export interface PlayerFacts {
  readonly status: PlayerStatus
  /** Playing, or about to as soon as it is loaded: what the play button shows. */
  readonly wantsToPlay: boolean
  readonly rate: number
  readonly skipIdle: boolean
  /** As the player has it: within the replay, in order. */
  readonly loop: LoopRange | null
  readonly duration: RecordingTime
  /** Where the playhead is; while playing and dragging renewed at most 4 times a second. */
  readonly coarseAt: RecordingTime
  /** Which moment the picture shows: what a label shows. Renewed with coarseAt; null before the first picture. */
  readonly shownAt: RecordingTime | null
  readonly error: PlayerError | null
  readonly loadedSpans: readonly LoadedSpan[]
  /** The gap in which the picture is. */
  readonly gap: Gap | null
  /** Chunks that could not be loaded or read, as gaps of the timeline. */
  readonly failedGaps: readonly Gap[]
}

/** Why a picture cannot be shown: it is not stored, it could not be fetched, its bytes are no picture, it has more pixels than are safe to unfold. */
export type ImageFault = 'missing' | 'failed' | 'unreadable' | 'tooLarge'

/** A picture: asking for one that was never asked for starts loading it; `onFrame` calls back when it has come. */
export type ImageState = ImageBitmap | 'loading' | ImageFault

export interface Player {
  send(command: Command): void
  readonly store: StoreApi<PlayerFacts>
  /** Exact, for frame callbacks; with a fraction of a ms while playing. While buffering it is ahead of the picture. */
  playhead(): RecordingTime
  /** What is to be painted now; null before the first picture. */
  frame(): Frame | null
  /**
   * Calls back whenever there is something new to paint: another picture, a picture in it that has arrived, or, unless playing, another moment.
   * Answers how to stop it.
   */
  onFrame(callback: (frame: Frame) => void): () => void
  /** Another moment, for thumbnails and tests: the playhead stays. Rejects with an `AbortError`, or with an Error when it cannot be loaded. */
  frameFor(at: RecordingTime, signal?: AbortSignal): Promise<Frame>
  image(name: string): ImageState
  /** The same replay, as it is stored by now: what is shown stays, and who plays plays on. At what was the end it is paused. */
  grow(index: ReplayIndex): void
  /** Stops clock, loads and worker; the player is deaf from then on. */
  dispose(): void
}

export interface PlayerOptions {
  readonly index: ReplayIndex
  readonly source: ReplaySource
  /** Where to open. Default 0. */
  readonly at?: RecordingTime
  /** Default: a worker of its own, ended by dispose. */
  readonly decoder?: ChunkDecoder
  /** Default: requestAnimationFrame and performance.now. */
  readonly ticker?: Ticker
  /** Default: createImageBitmap. `size`: pixels that it is to be made; null: as it is. */
  readonly decodeImage?: (blob: Blob, size: ImageSize | null) => Promise<ImageBitmap>
}
