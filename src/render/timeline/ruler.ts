// Which times the ruler names: round ones, as close as their labels allow. Pure.
import { clockText } from '../../lib/time.ts'
import { type TimeScale, xOf } from './scale.ts'

const S = 1_000
const MIN = 60 * S
const H = 60 * MIN
const STEPS: readonly number[] = [
  ...[100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * S),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MIN),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * H),
]

export interface Tick {
  readonly at: number
  readonly x: number
  readonly label: string
}

/** Those within the window, at least `apart` pixels from each other. */
export function ticksWithin(scale: TimeScale, apart: number): Tick[] {
  const length = scale.to - scale.from
  if (length <= 0 || scale.width <= 0) return []
  const least = (apart * length) / scale.width
  const step = STEPS.find((candidate) => candidate >= least) ?? Math.ceil(least / (24 * H)) * 24 * H
  const first = Math.ceil(scale.from / step)
  const count = Math.max(0, Math.floor(scale.to / step) - first + 1)
  return Array.from({ length: count }, (_, i) => {
    const at = (first + i) * step
    return { at, x: xOf(scale, at), label: labelOf(at, step) }
  })
}

/** `1:05`, and `1:05.2` where ticks lie closer than seconds. */
function labelOf(at: number, step: number): string {
  return step < S ? `${clockText(at)}.${Math.floor((at % S) / 100)}` : clockText(at)
}
