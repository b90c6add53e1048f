// Screens and gaps as stretches on pixels. A window's cost O(pixels × log n): what is narrower than can be seen is taken together with what else ends
// within the same pixels, and the next is searched from there.
import { lastAtOrBefore } from '../../replay/search.ts'
import { fitLabel } from '../paintPlaceholder.ts'
import { type TimeScale, timeAt, xOf } from './scale.ts'

export interface Interval {
  readonly from: number
  readonly to: number
}

export interface Stretch {
  /** CSS pixels, cut off at the window's edges. */
  readonly x: number
  readonly width: number
  /** Of the list, the first that it shows, and how many. */
  readonly first: number
  readonly count: number
}

/** Those that a window touches, from left to right, none narrower than `least`. The list ascends without overlap. */
export function stretchesWithin(list: readonly Interval[], scale: TimeScale, least: number): Stretch[] {
  const found: Stretch[] = []
  if (scale.width <= 0 || scale.to <= scale.from) return found
  const right = scale.left + scale.width
  let first = firstEndingAfter(list, scale.from, 0)
  for (let item = list[first]; item && item.from < scale.to; item = list[first]) {
    const x = Math.max(scale.left, xOf(scale, item.from))
    const wide = Math.min(right, xOf(scale, item.to)) - x
    const next = wide >= least ? first + 1 : firstEndingAfter(list, timeAt(scale, x + least), first + 1)
    // At the right edge there may be less room than that.
    found.push({
      x: Math.min(x, right - least),
      width: Math.max(wide, least),
      first,
      count: next - first,
    })
    first = next
  }
  return found
}

function firstEndingAfter(list: readonly Interval[], at: number, from: number): number {
  return Math.max(from, lastAtOrBefore(list.length, (i) => (list[i] as Interval).to, at) + 1)
}

/** The index of the one that a time lies in; −1: none. O(log n). */
export function intervalAt(list: readonly Interval[], at: number): number {
  const found = lastAtOrBefore(list.length, (i) => (list[i] as Interval).from, at)
  return at < (list[found]?.to ?? Number.NEGATIVE_INFINITY) ? found : -1
}

const ROOM = 10

/** The first of some labels that fits whole, or as much of the last one as does. */
export function fittingLabel(
  labels: readonly string[],
  wide: number,
  width: (string: string) => number,
): string {
  const whole = labels.find((label) => width(label) <= wide - ROOM)
  return whole ?? fitLabel(labels.at(-1) ?? '', wide - ROOM, width)
}
