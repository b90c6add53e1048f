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

/** Where a finger is, and where it just was. Screen points. */
export interface ActiveTouch {
  readonly finger: number
  readonly x: number
  readonly y: number
  /** When the finger came down. */
  readonly since: RecordingTime
  /** Ms since the finger was lifted; 0 while it is down. A lifted finger stays for `TOUCH_FADE_MS`. */
  readonly liftedMs: number
  readonly cancelled: boolean
  /** What the finger came down on, where the recorder said it. */
  readonly target: NodeId | null
  /** Where it was before, oldest first, at most `TRAIL_MS` back; the present place is not among them. */
  readonly trail: readonly TrailPoint[]
}

export type TrailPoint = readonly [ageMs: number, x: number, y: number]

/** A lifted finger fades for so long. */
export const TOUCH_FADE_MS = 400
/** A trail goes back so far. */
export const TRAIL_MS = 500

/** The screen's own shape. Where the chunk says nothing, it is read from the root's frame. */
export interface Viewport {
  readonly size: Size
  readonly orientation: Orientation
  readonly safeArea: readonly [top: number, left: number, bottom: number, right: number]
  readonly keyboard: Rect | null
}

/**
 * A stretch whose state is not known, with the state before it (or, at the very start, the one after it) standing in.
 * `missing`: sequence numbers that the server does not have. `failed`: they are stored, but could not be loaded. `invalid`: they are no chunks.
 */
export interface Gap {
  readonly kind: 'missing' | 'failed' | 'invalid'
  readonly from: RecordingTime
  readonly to: RecordingTime
  /** How many chunks are lacking. */
  readonly chunks: number
  /** A sentence for the screen: why. */
  readonly reason: string
}

/** A stretch in which the picture is known to stand still, and nobody touched it. */
export interface IdleSpan {
  readonly kind: 'idle' | 'background' | 'paused'
  readonly from: RecordingTime
  readonly to: RecordingTime
  /** As the recorder gave it, for `paused` and `background`. */
  readonly reason: string | null
}

/** The honest timeline: sorted, without overlap. */
export type TimelineSpan = Gap | IdleSpan

/** All that is to be painted of one moment. */
export interface Frame {
  /** The moment that was asked for. */
  readonly at: RecordingTime
  /** Immutable, shares structure with the trees before and after: compare by identity. */
  readonly tree: ViewTree
  /** SHA-256 of the pictures, by the index that the tree's nodes hold. */
  readonly resources: readonly string[]
  readonly touches: readonly ActiveTouch[]
  /** Fingers that are down on something masked: their place is not recorded. */
  readonly hiddenTouches: number
  readonly viewport: Viewport
  /** The view controller that appeared last. */
  readonly screen: string | null
  readonly lifecycle: LifecycleState
  readonly gap: Gap | null
  /** The chunk that this comes from, and the entry of it that made the tree. */
  readonly sequence: number
  readonly entry: number
}
