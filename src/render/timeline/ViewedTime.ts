// What part of the time the timeline shows, and on how many pixels: every way to move it ends here. Changes of one frame are told together, in the next.

import type { TimelineView } from '../types.ts'
import { type TimeScale, timeAt } from './scale.ts'
import {
  between,
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
  private glide: Glide | null = null
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

  /** It moves, and `onMoved` is still to come. */
  get isMoving(): boolean {
    return this.nextFrame !== null
  }

  /** Who has seen the whole sees the whole of it, however long it is now. */
  setDuration(duration: number): void {
    if (duration === this.duration) return
    const wasWhole = isWhole(this.goal, this.duration)
    this.window = wasWhole ? wholeOf(duration) : fitted(this.goal, duration)
    this.glide = null
    this.duration = duration
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

  /** All that move answer whether there was room to. What follows a hand is there at once; what a press or a jump leads to is glided to. */
  zoomAt(factor: number, at: number): boolean {
    return this.show(zoomed(this.goal, this.duration, factor, at))
  }

  /** Around a time, or the middle where that is not in view. */
  zoom(factor: number, at: number): boolean {
    const { from, to } = this.goal
    const around = from <= at && at <= to ? at : (from + to) / 2
    return this.glideTo(zoomed(this.goal, this.duration, factor, around))
  }

  /** By so many widths of what is shown. */
  pan(widths: number): boolean {
    return this.show(panned(this.goal, this.duration, widths * lengthOf(this.goal)))
  }

  page(widths: number): boolean {
    return this.glideTo(panned(this.goal, this.duration, widths * lengthOf(this.goal)))
  }

  panPixels(by: number): boolean {
    return this.pan(by / Math.max(1, this.width))
  }

  /** By so many pixels of the whole, as on the overview. */
  panOverview(by: number): boolean {
    return this.show(panned(this.goal, this.duration, (by * this.duration) / Math.max(1, this.width)))
  }

  centre(at: number): boolean {
    return this.glideTo(centred(this.goal, this.duration, at))
  }

  showAll(): boolean {
    return this.glideTo(wholeOf(this.duration))
  }

  /** The playhead has moved. */
  follow(before: number, at: number): boolean {
    return this.glideTo(followed(this.goal, this.duration, before, at))
  }

  pinchStart(a: number, b: number): void {
    this.grips = [this.timeAt(a), this.timeAt(b)]
  }

  pinch(a: number, b: number): boolean {
    const one = { at: this.grips[0], part: this.partOf(a) }
    const other = { at: this.grips[1], part: this.partOf(b) }
    return this.show(pinched(this.goal, this.duration, one, other))
  }

  /** What is still to be told is not told any more: whoever asks has seen it. A glide goes on. */
  settle(): void {
    if (!this.glide) this.stop()
  }

  stop(): void {
    if (this.nextFrame !== null) cancelAnimationFrame(this.nextFrame)
    this.nextFrame = null
    this.glide = null
  }

  /** Where a glide leads: the next move starts from there. */
  private get goal(): TimeWindow {
    return this.glide?.to ?? this.window
  }

  private show(window: TimeWindow): boolean {
    if (isSame(window, this.goal)) return false
    this.glide = null
    this.window = window
    this.requestFrame()
    return true
  }

  private glideTo(window: TimeWindow): boolean {
    if (isSame(window, this.goal)) return false
    if (reducedMotion.matches) return this.show(window)
    this.glide = { from: this.window, to: window, since: null }
    this.requestFrame()
    return true
  }

  private requestFrame(): void {
    this.nextFrame ??= requestAnimationFrame((now) => {
      this.nextFrame = null
      if (this.glide) this.advance(this.glide, now)
      this.onMoved()
    })
  }

  private advance(glide: Glide, now: number): void {
    const since = glide.since ?? now
    this.window = between(glide.from, glide.to, (now - since) / GLIDE_MS)
    this.glide = now - since < GLIDE_MS ? { ...glide, since } : null
    if (this.glide) this.requestFrame()
  }
}

/** Another window, on the way there since a frame's time; null: from the next frame on. */
interface Glide {
  readonly from: TimeWindow
  readonly to: TimeWindow
  readonly since: number | null
}

const GLIDE_MS = 160
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')

const lengthOf = ({ from, to }: TimeWindow) => to - from
const isSame = (a: TimeWindow, b: TimeWindow) => a.from === b.from && a.to === b.to
