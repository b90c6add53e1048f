// What the engine says about one moment, and about a whole replay before any chunk is loaded. Plain immutable data: no DOM, no clock.
import type {
  LifecycleState,
  NodeId,
  Orientation,
  RecordingTime,
  Rect,
  Size,
  ViewTree,
} from '../format/types.ts'

/** Held so long in one place, a finger presses; moved so far, it drags. Ms and points. */
export const LONG_PRESS_MS = 500
export const SLOP_POINTS = 10

/** What a finger is doing, as far as is known at that moment; `pinch`: with another one, nearing it or leaving it. */
export type Gesture = 'tap' | 'longPress' | 'drag' | 'pinch'

/** One finger at one moment, and where it just was. Screen points. */
export interface TouchTrail {
  readonly finger: number
  /** Oldest first, `age` in ms before the moment, at most `TRAIL_MS`; the last one is where the finger is or was lifted. Never empty. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly age: number }[]
  /** When it came down. */
  readonly since: RecordingTime
  /** Ms since it was lifted, at most `TOUCH_FADE_MS`; null while it is down. */
  readonly liftedFor: number | null
  readonly cancelled: boolean
  /** What it came down on, where the recorder said so. */
  readonly target: NodeId | null
  readonly gesture: Gesture
  /** What became of the tap: nothing, or it was one of many. */
  readonly verdict: 'dead' | 'rage' | null
}

/** A lifted finger stays for so long. */
export const TOUCH_FADE_MS = 400
/** A trail goes back so far. */
export const TRAIL_MS = 500

/** The screen's own shape. Where the chunk does not say it, it is read from the root's frame. */
export interface Viewport {
  readonly size: Size
  readonly orientation: Orientation
  readonly safeArea: readonly [top: number, left: number, bottom: number, right: number]
  readonly keyboard?: Rect
}

/**
 * A stretch whose state is not known; the state before it stands in (at the very start the one after it).
 * `missing`: chunks of these sequence numbers are not stored. `failed`: they are, but could not be fetched. `invalid`: they are no chunks.
 */
export interface Gap {
  readonly kind: 'missing' | 'failed' | 'invalid'
  readonly from: RecordingTime
  readonly to: RecordingTime
  /** How many chunks are lacking. */
  readonly chunks: number
  /** Why, in a sentence. */
  readonly reason: string
}

/** A stretch in which the picture is known to stand still. */
export interface IdleSpan {
  readonly kind: 'idle' | 'background' | 'paused'
  readonly from: RecordingTime
  readonly to: RecordingTime
  /** As the recorder gave it. */
  readonly reason: string | null
}

export type TimelineSpan = Gap | IdleSpan

/** Quiet for longer than this is idle. */
export const IDLE_AFTER_MS = 5_000

/** All that is to be painted of one moment. */
export interface Frame {
  /** The moment that was asked for. */
  readonly at: RecordingTime
  /** Immutable, shares structure with the trees before and after: compare by identity. */
  readonly tree: ViewTree
  /** Names of the pictures, by the index that the tree's nodes hold. */
  readonly resources: readonly string[]
  readonly touches: readonly TouchTrail[]
  /** Fingers that are down on something masked: their place is not recorded. */
  readonly hiddenTouches: number
  readonly viewport: Viewport
  /** The view controller that appeared last. */
  readonly screen: string | null
  /** The last lifecycle state; `foreground` where none was said. */
  readonly lifecycle: Exclude<LifecycleState, 'resumed' | 'dropped'>
  readonly gap: Gap | null
  /** The chunk that this comes from, and the index of the entry in it that made the tree. */
  readonly sequence: number
  readonly entry: number
}
