// The pointer on the timeline: hover, scrub, press on a marker. Places in CSS pixels from the container's corner.
import type { MarkerBin } from './layout.ts'

export interface PointerActions {
  readonly binAt: (x: number, y: number) => MarkerBin | null
  readonly onScrub: (x: number) => void
  readonly onScrubEnd: (x: number) => void
  /** Null: the pointer has left. */
  readonly onHover: (x: number | null, y: number) => void
  readonly onBin: (bin: MarkerBin) => void
}

/** What the pressed pointer does. A press on a marker becomes a scrub once it has moved. */
type Press =
  | { readonly kind: 'none' }
  | { readonly kind: 'bin'; readonly bin: MarkerBin; readonly x: number }
  | { readonly kind: 'scrub' }

const SLOP = 4

/** Answers how to stop listening. */
export function listenToPointer(container: HTMLElement, actions: PointerActions): () => void {
  let press: Press = { kind: 'none' }
  const place = (event: PointerEvent) => {
    const box = container.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || press.kind !== 'none') return
    const { x, y } = place(event)
    const bin = actions.binAt(x, y)
    container.setPointerCapture(event.pointerId)
    press = bin ? { kind: 'bin', bin, x } : { kind: 'scrub' }
    if (!bin) actions.onScrub(x)
  }
  const move = (event: PointerEvent) => {
    const { x, y } = place(event)
    if (press.kind === 'bin' && Math.abs(x - press.x) > SLOP) press = { kind: 'scrub' }
    if (press.kind === 'scrub') actions.onScrub(x)
    container.style.cursor = press.kind === 'none' && actions.binAt(x, y) ? 'pointer' : ''
    actions.onHover(x, y)
  }
  const up = (event: PointerEvent) => {
    const { x } = place(event)
    const was = press
    press = { kind: 'none' }
    if (was.kind === 'bin' && event.type === 'pointerup') actions.onBin(was.bin)
    if (was.kind === 'scrub') actions.onScrubEnd(x)
    if (event.pointerType !== 'mouse') actions.onHover(null, 0)
  }
  const leave = () => {
    if (press.kind === 'none') actions.onHover(null, 0)
  }
  const handlers = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: up,
    pointerleave: leave,
  } as const
  for (const [name, handler] of Object.entries(handlers))
    container.addEventListener(name, handler as EventListener)
  // A finger that drags the playhead must not scroll the page.
  container.style.touchAction = 'none'
  return () => {
    for (const [name, handler] of Object.entries(handlers))
      container.removeEventListener(name, handler as EventListener)
  }
}
