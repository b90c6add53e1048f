// Fingers of a chunk at a time: a scan of its strokes.
import type { Chunk } from '../format/types.ts'
import { lastAtOrBefore } from './search.ts'
import { type Stroke, type StrokePoint, strokesOf } from './strokes.ts'
import {
  type Gesture,
  LONG_PRESS_MS,
  SLOP_POINTS,
  TOUCH_FADE_MS,
  type TouchTrail,
  TRAIL_MS,
} from './types.ts'

export interface TouchesAt {
  readonly touches: readonly TouchTrail[]
  /** Fingers that are down where the recorder does not say where. */
  readonly hidden: number
}

export type Touches = (at: number) => TouchesAt

/** A finger that is still down at the chunk's end is shown until then: no more is known here. */
export function touchesOf(chunk: Chunk): Touches {
  const strokes = strokesOf(chunk)
  return (at) => {
    const seen = strokes.filter((stroke) => stroke.since <= at && at < stroke.until + TOUCH_FADE_MS)
    if (seen.length === 0) return NOBODY
    const placed = seen.filter(({ points }) => points.length > 0)
    const isPinch = pinches(placed, at)
    const touches = placed.map((stroke) => trailAt(stroke, at, isPinch(stroke)))
    return { touches, hidden: seen.filter(({ points, until }) => points.length === 0 && at < until).length }
  }
}

/** The same object each time, so that an empty screen is known to be unchanged. */
const NOBODY: TouchesAt = { touches: [], hidden: 0 }

/** Two fingers pinch from when their distance has changed by so many points. */
const PINCH_POINTS = 20

function pinches(strokes: readonly Stroke[], at: number): (stroke: Stroke) => boolean {
  const down = strokes.filter(({ until }) => at < until)
  const [a, b] = down
  if (!a || !b || down.length > 2) return () => false
  const distance = (time: number) => {
    const [, ax, ay] = pointAt(a, time)
    const [, bx, by] = pointAt(b, time)
    return Math.hypot(ax - bx, ay - by)
  }
  const isPinch = Math.abs(distance(at) - distance(Math.max(a.since, b.since))) > PINCH_POINTS
  return (stroke) => isPinch && (stroke === a || stroke === b)
}

const pointAt = ({ points }: Stroke, at: number) => points[indexAt(points, at)] as StrokePoint

/** The last point at or before a time, or the first of all. */
function indexAt(points: readonly StrokePoint[], at: number): number {
  return Math.max(
    0,
    lastAtOrBefore(points.length, (i) => (points[i] as StrokePoint)[0], at),
  )
}

function gestureOf({ points, since, until }: Stroke, last: number, at: number): Gesture {
  const [, x, y] = points[0] as StrokePoint
  const isFar = points.slice(1, last + 1).some(([, px, py]) => Math.hypot(px - x, py - y) > SLOP_POINTS)
  if (isFar) return 'drag'
  return Math.min(at, until) - since >= LONG_PRESS_MS ? 'longPress' : 'tap'
}

function trailAt(stroke: Stroke, at: number, isPinch: boolean): TouchTrail {
  const { finger, target, since, points, until, cancelled } = stroke
  const last = indexAt(points, at)
  let first = last
  while (first > 0 && at - (points[first - 1] as StrokePoint)[0] <= TRAIL_MS) first--
  const isUp = at >= until
  return {
    finger,
    points: points.slice(first, last + 1).map(([when, x, y]) => ({ x, y, age: at - when })),
    since,
    liftedFor: isUp ? at - until : null,
    cancelled: isUp && cancelled,
    target,
    gesture: isPinch ? 'pinch' : gestureOf(stroke, last, at),
    verdict: null,
  }
}
