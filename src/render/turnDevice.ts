// The phone turns as it was turned: when the picture's sides change places while it plays, the new one begins where the old one stood and is turned upright.
import type { ReplayFrame } from './types.ts'

/** Clockwise from upright, degrees, of an interface so oriented. */
const ANGLES = { portrait: 0, landscapeLeft: 90, portraitUpsideDown: 180, landscapeRight: -90 } as const

/** As long as iOS takes for it, ms. */
const TURN_MS = 300

/** From which angle the new picture turns upright, degrees; 0: it does not turn, as after a jump. */
export function turnBetween(before: ReplayFrame, now: ReplayFrame): number {
  if (!now.plays) return 0
  const [from, to] = [ANGLES[before.viewport.orientation], ANGLES[now.viewport.orientation]]
  const degrees = ((from - to + 540) % 360) - 180
  return Object.is(degrees, -0) ? 0 : degrees
}

/** `scales`: CSS pixels per point of both pictures. Somebody who wants less motion sees none. */
export function turnDevice(
  element: HTMLElement,
  degrees: number,
  scales: { before: number; now: number },
): void {
  if (degrees === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const start = `rotate(${degrees}deg) scale(${scales.before / scales.now})`
  element.animate([{ transform: start }, { transform: 'none' }], { duration: TURN_MS, easing: 'ease-in-out' })
}
