// The timeline: one Konva stage of two layers, the still part and the playhead, so that a frame of playing paints a few lines. The still part is painted
// at most once a frame, when the part of the time that it shows, the size, the theme or the data have changed.
import Konva from 'konva/lib/Core.js'
import type { Size } from '../../format/types.ts'
import { forgetWidths } from '../fonts.ts'
import { addPaintLayer, type PaintLayer } from '../paintLayer.ts'
import type {
  RenderTheme,
  TimelineData,
  TimelineRange,
  TimelineStage,
  TimelineStageOptions,
} from '../types.ts'
import { EdgePan } from './edgePan.ts'
import { type GestureActions, listenToGestures } from './gestures.ts'
import { type Holding, holdAt } from './holdAt.ts'
import { hoverAt } from './hoverAt.ts'
import { binsWithin, type MarkerBin } from './markers.ts'
import { paintPlayhead } from './paintPlayhead.ts'
import { LOGS_APART, MARKERS_APART, paintTimeline, type Sheet, thumbOf } from './paintTimeline.ts'
import { rowsOf } from './rows.ts'
import { xOf } from './scale.ts'
import { indexTimeline, type TimelineIndex } from './timelineIndex.ts'
import { ViewedTime } from './ViewedTime.ts'

/** Markers are hit from so far, CSS pixels. */
const REACH = 6

const nothing: TimelineData = {
  duration: 0,
  activity: { bucketMs: 1000, counts: [] },
  marks: [],
  spans: [],
  markers: [],
  loaded: [],
}

export function createTimelineStage(container: HTMLDivElement, options: TimelineStageOptions): TimelineStage {
  return new KonvaTimelineStage(container, options)
}

class KonvaTimelineStage implements TimelineStage {
  private readonly container: HTMLDivElement
  private readonly options: TimelineStageOptions
  private readonly stage: Konva.Stage
  private readonly still: PaintLayer
  private readonly moving: PaintLayer
  private readonly stopListening: () => void
  private readonly viewed = new ViewedTime(() => this.onMoved())
  private readonly edgePan = new EdgePan()
  private theme: RenderTheme
  private index: TimelineIndex = indexTimeline(nothing)
  private size: Size
  private bins: readonly MarkerBin[] = []
  private logs: readonly MarkerBin[] = []
  private at = 0
  private isReached = true
  private loop: TimelineRange | null = null
  private selecting: number | null = null
  /** The range that the pointer is choosing, from where it began. */
  private draft: { readonly anchor: number; readonly at: number } | null = null
  private hovered: { readonly x: number; readonly y: number } | null = null
  private isDragging = false
  private paintedX = Number.NaN

  constructor(container: HTMLDivElement, options: TimelineStageOptions) {
    this.container = container
    this.options = options
    this.theme = options.theme
    this.size = [Math.max(1, container.clientWidth), Math.max(1, container.clientHeight)]
    this.stage = new Konva.Stage({ container, width: this.size[0], height: this.size[1], listening: false })
    this.still = addPaintLayer(this.stage, (ctx) => {
      paintTimeline(this.sheet(ctx), this.bins, this.logs)
      return true
    })
    this.moving = addPaintLayer(this.stage, (ctx) => {
      this.paintPlayhead(ctx)
      return true
    })
    // Konva would look up where every pointer is, for shapes that nobody presses.
    this.stage.content.style.pointerEvents = 'none'
    // By this name the layer that playing must leave alone is found from outside.
    this.still.element().dataset.layer = 'still'
    this.stopListening = listenToGestures(container, this.gestures())
    document.fonts.addEventListener('loadingdone', this.onFonts)
    this.resize(this.size, window.devicePixelRatio || 1)
  }

  setData(data: TimelineData): void {
    if (data === this.index.data) return
    this.index = indexTimeline(data, this.index)
    this.viewed.setDuration(data.duration)
    this.onMoved()
  }

  setPlayhead(at: number, isReached: boolean): void {
    const before = this.at
    const looksOther = isReached !== this.isReached
    if (at === before && !looksOther) return
    this.at = at
    this.isReached = isReached
    // Whoever drags leads: then the view moves at its edges alone.
    if (!this.isDragging) this.viewed.follow(before, at)
    // A tenth of a pixel is not seen: a long replay's playhead stands still for most frames.
    if (looksOther || Math.abs(xOf(this.viewed.scale, at) - this.paintedX) >= 0.1) this.paintMoving()
  }

  setLoop(loop: TimelineRange | null): void {
    if (loop === this.loop) return
    this.loop = loop
    this.paintMoving()
  }

  setSelecting(from: number | null): void {
    if (from === this.selecting) return
    this.selecting = from
    this.paintMoving()
  }

  zoom(factor: number): void {
    this.viewed.zoom(factor, this.at)
  }

  pan(widths: number): void {
    this.viewed.page(widths)
  }

  showAll(): void {
    this.viewed.showAll()
  }

  setTheme(theme: RenderTheme): void {
    if (theme === this.theme) return
    this.theme = theme
    this.paintAll()
  }

  resize(size: Size, pixelRatio: number): void {
    this.size = size
    this.viewed.setWidth(size[0])
    this.still.setPixelRatio(pixelRatio)
    this.moving.setPixelRatio(pixelRatio)
    this.stage.size({ width: size[0], height: size[1] })
    this.paintAll()
  }

  destroy(): void {
    document.fonts.removeEventListener('loadingdone', this.onFonts)
    this.viewed.stop()
    this.edgePan.stop()
    this.stopListening()
    this.stage.destroy()
  }

  private readonly onFonts = () => {
    forgetWidths()
    this.paintAll()
  }

  private onMoved(): void {
    this.paintAll()
    // Something else may lie now under a pointer that rests.
    if (this.hovered) this.tellHover(this.hovered)
  }

  private sheet(ctx: Sheet['ctx']): Sheet {
    return {
      ctx,
      index: this.index,
      scale: this.viewed.scale,
      rows: rowsOf(this.size[1]),
      theme: this.theme,
    }
  }

  private paintAll(): void {
    const { index, viewed } = this
    viewed.settle()
    this.bins = binsWithin(index.markers, viewed.scale, MARKERS_APART)
    this.logs = binsWithin(index.logs, viewed.scale, LOGS_APART)
    this.still.paint()
    this.paintMovingNow()
    // For whoever looks from outside: which part of the time this is.
    this.container.dataset.view = `${viewed.view.from} ${viewed.view.to}`
    this.options.onView(viewed.view)
  }

  /** Not by a scale that the still part does not have yet. */
  private paintMoving(): void {
    if (!this.viewed.isMoving) this.paintMovingNow()
  }

  private paintMovingNow(): void {
    this.paintedX = xOf(this.viewed.scale, this.at)
    this.moving.paint()
  }

  private paintPlayhead(ctx: Sheet['ctx']): void {
    const draft = this.draftRange()
    paintPlayhead(this.sheet(ctx), {
      at: this.at,
      isReached: this.isReached,
      hoverX: this.hovered?.x ?? null,
      loop: draft ?? this.loop,
      isDraft: draft !== null,
    })
  }

  private draftRange(): TimelineRange | null {
    if (this.draft) return ordered(this.draft.anchor, this.draft.at)
    return this.selecting === null ? null : ordered(this.selecting, this.at)
  }

  private gestures(): GestureActions {
    const { viewed, options } = this
    return {
      holdAt: (...place) => holdAt(this.holding(), ...place),
      scrub: (x) => this.dragTo(x, options.onScrub),
      scrubEnd: (x) => {
        this.dragEnd()
        options.onScrubEnd(viewed.timeAt(x))
      },
      rangeStart: (x, edge) => {
        const other = edge === 'from' ? this.loop?.to : this.loop?.from
        const at = viewed.timeAt(x)
        this.draft = { anchor: edge && other !== undefined ? other : at, at }
      },
      range: (x) => this.dragTo(x, (at) => this.select(at)),
      rangeEnd: (hasMoved) => this.selectEnd(hasMoved),
      marker: options.onMarker,
      pan: (by) => viewed.panPixels(by),
      overviewStart: (x) => this.overviewTo(x),
      overview: (by) => viewed.panOverview(by),
      zoom: (factor, x) => viewed.zoomAt(factor, viewed.timeAt(x)),
      pinchStart: (a, b) => viewed.pinchStart(a, b),
      pinch: (a, b) => viewed.pinch(a, b),
      hover: (x, y) => this.hover(x === null ? null : { x, y }),
    }
  }

  private holding(): Holding {
    const { bins, index, loop, selecting, viewed } = this
    const { scale, view } = viewed
    const modes = { isZoomed: !view.isWhole, isSelecting: selecting !== null }
    return { bins, index, loop, scale, rows: rowsOf(this.size[1]), reach: REACH, ...modes }
  }

  /** A press beside the mark on the overview takes it there. */
  private overviewTo(x: number): void {
    const { index, viewed, size } = this
    const thumb = thumbOf({ index, scale: viewed.scale, rows: rowsOf(size[1]) })
    if (!thumb || (x >= thumb.x && x <= thumb.x + thumb.width)) return
    viewed.centre(viewed.partOf(x) * index.data.duration)
  }

  /** What a drag does at a place; held beyond an edge it goes on by itself, the view moving on under it. */
  private dragTo(x: number, act: (at: number) => void): void {
    const { viewed } = this
    this.isDragging = true
    act(viewed.timeAt(x))
    this.edgePan.follow(viewed.partOf(x), (widths) => {
      const isMoved = viewed.pan(widths)
      if (isMoved) act(viewed.timeAt(x))
      return isMoved
    })
  }

  private dragEnd(): void {
    this.isDragging = false
    this.edgePan.stop()
  }

  private select(at: number): void {
    if (!this.draft) return
    this.draft = { ...this.draft, at }
    this.paintMoving()
    this.options.onSelect(ordered(this.draft.anchor, at), at)
  }

  private selectEnd(hasMoved: boolean): void {
    const range = hasMoved ? this.draftRange() : null
    const at = this.draft?.at
    this.draft = null
    this.dragEnd()
    // No drag, no range: a press like any other.
    if (!hasMoved && at !== undefined) this.options.onScrubEnd(at)
    this.options.onSelectEnd(range)
    this.paintMoving()
  }

  private hover(place: { readonly x: number; readonly y: number } | null): void {
    this.hovered = place
    this.paintMoving()
    if (place) this.tellHover(place)
    else this.options.onHover(null)
  }

  private tellHover(place: { readonly x: number; readonly y: number }): void {
    const { index, bins, logs, viewed, size, isDragging } = this
    const rows = rowsOf(size[1])
    const there = hoverAt({ index, bins, logs, scale: viewed.scale, rows, reach: REACH }, place)
    this.options.onHover({ ...there, width: size[0], isDragging })
  }
}

function ordered(a: number, b: number): TimelineRange {
  return a <= b ? { from: a, to: b } : { from: b, to: a }
}
