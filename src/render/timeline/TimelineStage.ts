// The timeline: one Konva stage of two layers, the still part and the playhead, so that a frame of playing paints two lines. It listens to the
// pointer on its container itself: press and drag scrubs, press on a marker goes there, moving tells what is below.
import Konva from 'konva/lib/Core.js'
import type { Size } from '../../format/types.ts'
import { forgetWidths } from '../fonts.ts'
import { addPaintLayer, type PaintLayer } from '../paintLayer.ts'
import type { RenderTheme, TimelineData, TimelineStage, TimelineStageOptions } from '../types.ts'
import { binAt, binMarkers, type MarkerBin, screenAt } from './layout.ts'
import { paintPlayhead } from './paintPlayhead.ts'
import { paintTimeline, type Rows, rowsOf } from './paintTimeline.ts'
import { listenToPointer } from './pointer.ts'
import { type TimeScale, timeAt, xOf } from './scale.ts'

/** Markers share a bin within so many CSS pixels, and are hit from so far. */
const APART = 9
const REACH = 6
/** At both ends room for half a playhead. */
const INSET = 7

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
  private readonly stage: Konva.Stage
  private readonly still: PaintLayer
  private readonly moving: PaintLayer
  private readonly stopListening: () => void
  private readonly options: TimelineStageOptions
  private theme: RenderTheme
  private data = nothing
  private bins: readonly MarkerBin[] = []
  private at = 0
  private hoverX: number | null = null
  private size: Size
  private paintedX = Number.NaN

  constructor(container: HTMLDivElement, options: TimelineStageOptions) {
    this.options = options
    this.theme = options.theme
    this.size = [Math.max(1, container.clientWidth), Math.max(1, container.clientHeight)]
    this.stage = new Konva.Stage({ container, width: this.size[0], height: this.size[1], listening: false })
    this.still = addPaintLayer(this.stage, (ctx) => {
      paintTimeline(ctx, this.data, this.bins, this.scale(), this.rows(), this.theme)
    })
    this.moving = addPaintLayer(this.stage, (ctx) => {
      paintPlayhead(ctx, xOf(this.scale(), this.at), this.hoverX, this.scale(), this.rows(), this.theme)
    })
    this.stopListening = listenToPointer(container, {
      binAt: (x, y) => this.binUnder(x, y),
      onScrub: (x) => options.onScrub(timeAt(this.scale(), x)),
      onScrubEnd: (x) => options.onScrubEnd(timeAt(this.scale(), x)),
      onHover: (x, y) => this.hover(x, y),
      onBin: (bin) => {
        const marker = bin.markers[0]
        if (marker) options.onMarker(marker)
      },
    })
    document.fonts.addEventListener('loadingdone', this.onFonts)
    this.resize(this.size, window.devicePixelRatio || 1)
  }

  setData(data: TimelineData): void {
    if (data === this.data) return
    this.data = data
    this.layOut()
  }

  setPlayhead(at: number): void {
    if (at === this.at) return
    this.at = at
    // A tenth of a pixel is not seen: a long replay's playhead stands still for most frames.
    if (Math.abs(xOf(this.scale(), at) - this.paintedX) >= 0.1) this.paintMoving()
  }

  setTheme(theme: RenderTheme): void {
    if (theme === this.theme) return
    this.theme = theme
    this.paintAll()
  }

  resize(size: Size, pixelRatio: number): void {
    this.size = size
    this.still.setPixelRatio(pixelRatio)
    this.moving.setPixelRatio(pixelRatio)
    this.stage.size({ width: size[0], height: size[1] })
    this.layOut()
  }

  destroy(): void {
    document.fonts.removeEventListener('loadingdone', this.onFonts)
    this.stopListening()
    this.stage.destroy()
  }

  private readonly onFonts = () => {
    forgetWidths()
    this.paintAll()
  }

  private scale(): TimeScale {
    const width = Math.max(0, this.size[0] - 2 * INSET)
    return { from: 0, to: this.data.duration, left: INSET, width }
  }

  private rows(): Rows {
    return rowsOf(this.size[1])
  }

  private layOut(): void {
    this.bins = binMarkers(this.data.markers, this.scale(), APART)
    this.paintAll()
  }

  private paintAll(): void {
    this.still.paint()
    this.paintMoving()
  }

  private paintMoving(): void {
    this.paintedX = xOf(this.scale(), this.at)
    this.moving.paint()
  }

  private binUnder(x: number, y: number): MarkerBin | null {
    return y <= this.rows().top ? binAt(this.bins, x, REACH) : null
  }

  private hover(x: number | null, y: number): void {
    this.hoverX = x
    this.paintMoving()
    if (x === null) {
      this.options.onHover(null)
      return
    }
    const at = timeAt(this.scale(), x)
    this.options.onHover({
      at,
      x,
      markers: this.binUnder(x, y)?.markers ?? [],
      span: this.data.spans.findLast((span) => span.from <= at && at < span.to) ?? null,
      screen: screenAt(this.data.marks, at),
    })
  }
}
