// What render is told and what it answers: plain values, no player. All positions of a picture are screen points (the phone's), all
// positions on a stage are CSS pixels from its container's top left corner.
import type { Activity, Mark } from '../format/replayIndex.ts'
import type { Point, RecordingTime, Rect, Size, ViewNode, ViewTree } from '../format/types.ts'
import type { TimelineSpan as EngineSpan, TouchTrail, Viewport } from '../replay/types.ts'

/** Why there is no picture: not stored, not fetched, no picture at all, too many pixels. */
export type ImageFault = 'missing' | 'failed' | 'unreadable' | 'tooLarge'

/** A picture by its name: there, on its way, or not to be had. Asked for on every paint, so it must be a lookup. */
export type ImageSource = (name: string) => ImageBitmap | 'loading' | ImageFault

export type { TouchTrail, Viewport } from '../replay/types.ts'

/** What stands over the picture: "Not captured", "Loading…". The page writes it, as text that can be read aloud and clicked; the stage veils. */
export interface Notice {
  /** True: the picture below is not of this moment. */
  readonly veil: boolean
}

/** All that a ReplayStage shows. Parts are compared by identity: what is the same object is not painted again. */
export interface ReplayFrame {
  /** Null: nothing to show yet. */
  readonly tree: ViewTree | null
  readonly at: RecordingTime
  /** The chunk header's `resources`: image nodes hold indexes into it. */
  readonly resources: readonly string[]
  readonly viewport: Viewport
  readonly touches: readonly TouchTrail[]
  readonly notice: Notice | null
  /** Playing led here from the frame before: a phone that was turned is seen turning. */
  readonly plays?: boolean
}

export interface ReplayStageOptions {
  readonly theme: RenderTheme
  readonly imageFor: ImageSource
}

export interface Picked {
  /** Screen points. */
  readonly point: Point
  /** The views there, from the root to the deepest that is drawn; empty where the picture has none. */
  readonly path: readonly ViewNode[]
}

/** The picture in its device frame. Call `show` at most once per animation frame: it paints before it returns. */
export interface ReplayStage {
  show(frame: ReplayFrame): void
  /** CSS pixels; `pixelRatio` as `devicePixelRatio`. Paints again. */
  resize(size: Size, pixelRatio: number): void
  setTheme(theme: RenderTheme): void
  /** Paints the same frame again, when a picture or a font has come. */
  refresh(): void
  /** What is under a point of the container; null outside of the screen. */
  pick(point: Point): Picked | null
  /** The picture alone, as a PNG data URL, at `scale` pixels per point. */
  toDataURL(scale?: number): string
  /** Red, green, blue, alpha (0 … 255) of the picture at a screen point, without touches and notices. */
  pixelAt(point: Point): readonly [red: number, green: number, blue: number, alpha: number]
  /** Where the screen stands in the container. */
  screenRect(): Rect
  destroy(): void
}

export type SpanKind = EngineSpan['kind']

/** A labelled stretch of the timeline; what `spansOf` of the engine gives will do. Those of one kind do not overlap; gaps are drawn over the rest. */
export interface TimelineSpan {
  readonly from: number
  readonly to: number
  readonly kind: SpanKind
  /** Shown where it fits, with the span's length where that fits too. Default: the kind in words. */
  readonly label?: string
}

export type LogTone = 'log' | 'logWarning' | 'logError'
export type MarkerTone = 'event' | 'accent' | 'warning' | 'system' | 'deadTap' | 'rageTap' | LogTone

/** A labelled moment: a tracked event, a log line, a rage tap. */
export interface TimelineMarker {
  readonly id: string
  readonly at: number
  readonly label: string
  readonly tone: MarkerTone
}

/** Times are ms of recording time. Its parts are compared by identity: what is the same object is not gone through again. */
export interface TimelineData {
  readonly duration: number
  readonly activity: Activity
  /** Those of kind `screen` become bands. */
  readonly marks: readonly Mark[]
  readonly spans: readonly TimelineSpan[]
  /** Ascending by `at`. */
  readonly markers: readonly TimelineMarker[]
  /** Stretches whose chunks are in memory, ascending. */
  readonly loaded: readonly { readonly from: number; readonly to: number }[]
}

export interface TimelineHover {
  readonly at: number
  /** CSS pixels from the container's left edge: where a tooltip or thumbnail stands. */
  readonly x: number
  /** The container's, CSS pixels: asking the page would make it lay itself out. */
  readonly width: number
  /** What a click there would meet, oldest first. */
  readonly markers: readonly TimelineMarker[]
  readonly span: TimelineSpan | null
  /** The name of the screen that was shown there. */
  readonly screen: string | null
  /** The pointer is dragging the playhead or a range. */
  readonly isDragging: boolean
}

export interface TimelineStageOptions {
  readonly theme: RenderTheme
  /** While the pointer is down, on every move. */
  readonly onScrub: (at: number) => void
  /** Once, when the pointer that scrubbed is lifted. */
  readonly onScrubEnd: (at: number) => void
  readonly onHover: (hover: TimelineHover | null) => void
  /** A marker was clicked: the first of those in its bin. No scrub is told. */
  readonly onMarker: (marker: TimelineMarker) => void
  /** While a range is being chosen, on every move; `at` is its end that moves. */
  readonly onSelect: (range: TimelineRange, at: number) => void
  /** Once, when the pointer that chose is lifted; null: it has not moved. */
  readonly onSelectEnd: (range: TimelineRange | null) => void
  /** Another part of the time is shown. At most once a frame. */
  readonly onView: (view: TimelineView) => void
}

export interface TimelineRange {
  readonly from: number
  readonly to: number
}

/** The part of the time that is shown. */
export interface TimelineView extends TimelineRange {
  /** It is all of it. */
  readonly isWhole: boolean
  /** Nothing more can be zoomed into. */
  readonly isClosest: boolean
}

/**
 * The timeline's canvas. It listens to the pointer and the wheel on its container and leaves keyboard, focus and ARIA to whoever owns that. It follows the
 * playhead out of what it shows, unless somebody looks elsewhere.
 */
export interface TimelineStage {
  setData(data: TimelineData): void
  /** Moves the playhead; cheap, call it every animation frame. `isReached`: the picture is there too. */
  setPlayhead(at: number, isReached: boolean): void
  /** What plays again and again. */
  setLoop(loop: TimelineRange | null): void
  /** A range is being chosen from here to the playhead; until null, dragging chooses one and does not scrub. */
  setSelecting(from: number | null): void
  /** `factor` below 1: nearer. Around the playhead, or the middle where that is not in view. */
  zoom(factor: number): void
  /** By so many widths of what is shown. */
  pan(widths: number): void
  showAll(): void
  setTheme(theme: RenderTheme): void
  resize(size: Size, pixelRatio: number): void
  destroy(): void
}

/** Colours of all that is not the recording, CSS colours. `lightTheme` and `darkTheme` in theme.ts are ready to use. */
export interface RenderTheme {
  /** The device frame. */
  readonly bezel: string
  readonly bezelEdge: string
  /** Where the screen has nothing: black on a phone. */
  readonly screen: string
  readonly veil: string
  readonly touch: string
  readonly touchEdge: string
  /** Timeline. */
  readonly accent: string
  readonly text: string
  readonly textQuiet: string
  readonly line: string
  readonly bar: string
  /** Laid over what the playhead has passed. */
  readonly passed: string
  readonly band: string
  readonly bandOther: string
  readonly loaded: string
  readonly surface: string
  readonly markers: Readonly<Record<MarkerTone, string>>
  readonly spans: Readonly<Record<SpanKind, string>>
}
