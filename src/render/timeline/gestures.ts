// Pointer and wheel on the timeline, as gestures: scrub, press on a marker, choose a range, drag the view, pinch, zoom. Places in CSS pixels from the
// container's corner. What lies where is asked, what follows is told: nothing here knows of times.
import type { TimelineMarker } from '../types.ts'

/** What a press takes hold of. */
export type Hold =
  | { readonly kind: 'time' }
  | { readonly kind: 'marker'; readonly marker: TimelineMarker }
  /** Chooses a range; `edge`: one end of the one that is there. */
  | { readonly kind: 'range'; readonly edge: 'from' | 'to' | null }
  /** The view itself, or its mark on the overview. */
  | { readonly kind: 'view' }
  | { readonly kind: 'overview' }

export interface GestureActions {
  /** `isTouch`: fingers are thick. `wantsRange`: shift is held. */
  holdAt(x: number, y: number, isTouch: boolean, wantsRange: boolean): Hold
  scrub(x: number): void
  scrubEnd(x: number): void
  rangeStart(x: number, edge: 'from' | 'to' | null): void
  range(x: number): void
  rangeEnd(hasMoved: boolean): void
  marker(marker: TimelineMarker): void
  /** By so many pixels of the content. Answers whether there was room to. */
  pan(by: number): boolean
  overviewStart(x: number): void
  overview(by: number): void
  /** Answers whether there was anything to zoom. */
  zoom(factor: number, x: number): boolean
  pinchStart(a: number, b: number): void
  pinch(a: number, b: number): void
  /** Null: the pointer has left. */
  hover(x: number | null, y: number): void
}

type Press =
  | { readonly kind: 'none' }
  /** Not known yet whether it is a tap or a drag. */
  | { readonly kind: 'waiting'; readonly hold: Hold; readonly x: number }
  | {
      readonly kind: 'dragging'
      readonly hold: Hold
      readonly start: number
      readonly x: number
      readonly hasMoved: boolean
    }
  | { readonly kind: 'pinching' }

const SLOP = 4
/** Per unit of the wheel: a notch of a mouse is about 100, a pinch on a trackpad some 10 times finer. */
const WHEEL_ZOOM = 0.0022
const PINCH_ZOOM = 0.012
/** A wheel that counts lines rather than pixels, and how many of these a line is. */
const BY_LINES = 1
const LINE = 16

/** Answers how to stop listening. */
export function listenToGestures(container: HTMLElement, actions: GestureActions): () => void {
  const gestures = new Gestures(container, actions)
  const handlers: Readonly<Record<string, (event: never) => void>> = {
    pointerdown: gestures.down,
    pointermove: gestures.move,
    pointerup: gestures.up,
    pointercancel: gestures.up,
    pointerleave: gestures.leave,
    wheel: gestures.wheel,
  }
  for (const [name, handler] of Object.entries(handlers))
    container.addEventListener(name, handler as EventListener, { passive: false })
  return () => {
    for (const [name, handler] of Object.entries(handlers))
      container.removeEventListener(name, handler as EventListener)
  }
}

class Gestures {
  private press: Press = { kind: 'none' }
  /** Where the pointers that are down are, by their id. */
  private readonly fingers = new Map<number, number>()
  private readonly container: HTMLElement
  private readonly actions: GestureActions

  constructor(container: HTMLElement, actions: GestureActions) {
    this.container = container
    this.actions = actions
  }

  readonly down = (event: PointerEvent): void => {
    const isPan = event.button === 1
    if (event.button !== 0 && !isPan) return
    const { x, y } = this.place(event)
    const isTouch = event.pointerType === 'touch'
    this.fingers.set(event.pointerId, x)
    this.container.setPointerCapture(event.pointerId)
    if (this.fingers.size === 2) this.pinchStart()
    if (this.press.kind !== 'none') return
    const hold: Hold = isPan ? { kind: 'view' } : this.actions.holdAt(x, y, isTouch, event.shiftKey)
    this.press = { kind: 'waiting', hold, x }
    if (isPan) event.preventDefault()
    // A finger may be about to scroll the page, or to pinch; a press on a marker may be no more than that.
    if (!isTouch && hold.kind !== 'marker') this.begin(hold, x)
    if (isTouch) this.actions.hover(x, y)
  }

  readonly move = (event: PointerEvent): void => {
    const { x, y } = this.place(event)
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, x)
    const { press } = this
    if (press.kind === 'pinching') {
      const [a, b] = this.fingers.values()
      if (a !== undefined && b !== undefined) this.actions.pinch(a, b)
      return
    }
    if (press.kind === 'waiting' && Math.abs(x - press.x) > SLOP) this.begin(press.hold, press.x)
    if (this.press.kind === 'dragging') this.drag(this.press, x)
    else if (press.kind === 'none') this.showCursor(this.actions.holdAt(x, y, false, event.shiftKey))
    this.actions.hover(x, y)
  }

  readonly up = (event: PointerEvent): void => {
    if (!this.fingers.delete(event.pointerId)) return
    const { press } = this
    const { x, y } = this.place(event)
    const isDone = event.type === 'pointerup'
    if (press.kind === 'pinching' && this.fingers.size > 0) return
    this.press = { kind: 'none' }
    if (press.kind === 'waiting' && isDone) this.tap(press.hold, x)
    // A press that is broken off says no place.
    if (press.kind === 'dragging') this.end(isDone ? { ...press, x } : press)
    if (event.pointerType !== 'mouse') this.actions.hover(null, 0)
    else this.showCursor(this.actions.holdAt(x, y, false, event.shiftKey))
  }

  readonly leave = (): void => {
    if (this.press.kind === 'none') this.actions.hover(null, 0)
  }

  readonly wheel = (event: WheelEvent): void => {
    const { x } = this.place(event)
    const unit = event.deltaMode === BY_LINES ? LINE : 1
    // A pinch on a trackpad comes as a wheel with the control key.
    const isPinch = event.ctrlKey
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    const isPan = !isPinch && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
    const strength = isPinch ? PINCH_ZOOM : WHEEL_ZOOM
    const isTaken = isPan
      ? this.actions.pan(across * unit)
      : this.actions.zoom(Math.exp(event.deltaY * unit * strength), x)
    // What has no use here scrolls the page; but the page itself must not be zoomed.
    if (isTaken || isPinch) event.preventDefault()
  }

  private place(event: MouseEvent): { x: number; y: number } {
    const box = this.container.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  private begin(hold: Hold, x: number): void {
    this.press = { kind: 'dragging', hold, start: x, x, hasMoved: false }
    if (hold.kind === 'range') this.actions.rangeStart(x, hold.edge)
    else if (hold.kind === 'overview') this.actions.overviewStart(x)
    else if (hold.kind === 'view') this.container.style.cursor = 'grabbing'
    else this.actions.scrub(x)
  }

  private drag(press: Press & { kind: 'dragging' }, x: number): void {
    const { hold } = press
    this.press = { ...press, x, hasMoved: press.hasMoved || Math.abs(x - press.start) > SLOP }
    if (hold.kind === 'range') this.actions.range(x)
    else if (hold.kind === 'view') this.actions.pan(press.x - x)
    else if (hold.kind === 'overview') this.actions.overview(x - press.x)
    else this.actions.scrub(x)
  }

  private end({ hold, hasMoved, x }: Press & { kind: 'dragging' }): void {
    if (hold.kind === 'range') this.actions.rangeEnd(hasMoved)
    else if (hold.kind === 'time' || hold.kind === 'marker') this.actions.scrubEnd(x)
  }

  private tap(hold: Hold, x: number): void {
    if (hold.kind === 'marker') {
      this.actions.marker(hold.marker)
      return
    }
    this.begin(hold, x)
    if (this.press.kind === 'dragging') this.end(this.press)
    this.press = { kind: 'none' }
  }

  private pinchStart(): void {
    const [a, b] = this.fingers.values()
    if (this.press.kind === 'dragging') this.end(this.press)
    this.press = { kind: 'pinching' }
    this.actions.hover(null, 0)
    this.actions.pinchStart(a as number, b as number)
  }

  private showCursor(hold: Hold): void {
    this.container.style.cursor = CURSORS[hold.kind]
  }
}

/** Empty: as the page has it. */
const CURSORS: Readonly<Record<Hold['kind'], string>> = {
  time: '',
  marker: 'pointer',
  range: 'ew-resize',
  view: 'grab',
  overview: 'grab',
}
