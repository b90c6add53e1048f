// What part of the time the timeline shows, and on how many pixels: every way to move it ends here. Changes of one frame are told together, in the next.

import type { TimelineView } from '../types.ts'
import { type TimeScale, timeAt } from './scale.ts'
import {
  centred,
  fitted,
  followed,
  isClosest,
  isWhole,
  panned,
  pinched,
  type TimeWindow,
  wholeOf,
  zoomed,
} from './window.ts'

/** At both ends room for half a playhead. */
const INSET = 7

export class ViewedTime {
  private window: TimeWindow = wholeOf(0)
  private duration = 0
  private width = 0
  private grips: readonly [number, number] = [0, 0]
  private nextFrame: number | null = null
  private readonly onMoved: () => void

  constructor(onMoved: () => void) {
    this.onMoved = onMoved
  }

  get scale(): TimeScale {
    return { ...this.window, left: INSET, width: this.width }
  }

  get view(): TimelineView {
    const { window, duration } = this
    return { ...window, isWhole: isWhole(window, duration), isClosest: isClosest(window, duration) }
  }

  /** It has moved, and `onMoved` is still to come. */
  get isMoving(): boolean {
    return this.nextFrame !== null
  }

  /** Who has seen the whole sees the whole of it, however long it is now. */
  setDuration(duration: number): void {
    const wasWhole = isWhole(this.window, this.duration)
    this.duration = duration
    this.window = wasWhole ? wholeOf(duration) : fitted(this.window, duration)
  }

  /** CSS pixels of the container. */
  setWidth(width: number): void {
    this.width = Math.max(0, width - 2 * INSET)
  }

  /** The time at a place, kept within what is shown. */
  timeAt(x: number): number {
    return timeAt(this.scale, x)
  }

  /** A place as a part of the width; beyond the edges below 0 and over 1. */
  partOf(x: number): number {
    return (x - INSET) / Math.max(1, this.width)
  }

  /** All that move answer whether there was room to. */
  zoomAt(factor: number, at: number): boolean {
    return this.show(zoomed(this.window, this.duration, factor, at))
  }

  /** Around a time, or the middle where that is not in view. */
  zoom(factor: number, at: number): boolean {
    const { from, to } = this.window
    return this.zoomAt(factor, from <= at && at <= to ? at : (from + to) / 2)
  }

  /** By so many widths of what is shown. */
  pan(widths: number): boolean {
    const { from, to } = this.window
    return this.show(panned(this.window, this.duration, widths * (to - from)))
  }

  panPixels(by: number): boolean {
    return this.pan(by / Math.max(1, this.width))
  }

  /** By so many pixels of the whole, as on the overview. */
  panOverview(by: number): boolean {
    return this.show(panned(this.window, this.duration, (by * this.duration) / Math.max(1, this.width)))
  }

  centre(at: number): boolean {
    return this.show(centred(this.window, this.duration, at))
  }

  showAll(): boolean {
    return this.show(wholeOf(this.duration))
  }

  /** The playhead has moved. */
  follow(before: number, at: number): boolean {
    return this.show(followed(this.window, this.duration, before, at))
  }

  pinchStart(a: number, b: number): void {
    this.grips = [this.timeAt(a), this.timeAt(b)]
  }

  pinch(a: number, b: number): boolean {
    const one = { at: this.grips[0], part: this.partOf(a) }
    const other = { at: this.grips[1], part: this.partOf(b) }
    return this.show(pinched(this.window, this.duration, one, other))
  }

  /** What is still to be told is not told any more: whoever asks has seen it. */
  settle(): void {
    if (this.nextFrame !== null) cancelAnimationFrame(this.nextFrame)
    this.nextFrame = null
  }

  private show(window: TimeWindow): boolean {
    if (window.from === this.window.from && window.to === this.window.to) return false
    this.window = window
    this.nextFrame ??= requestAnimationFrame(() => {
      this.nextFrame = null
      this.onMoved()
    })
    return true
  }
}
