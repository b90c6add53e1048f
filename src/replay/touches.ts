// Fingers of a chunk: touch entries gathered into strokes once, O(entries); which fingers are to be seen at a time is a scan of the strokes.
import type { Chunk, NodeId, RecordingTime, TouchEntry } from '../format/types.ts'
import { lastAtOrBefore } from './search.ts'
import { TOUCH_FADE_MS, type TouchTrail, TRAIL_MS } from './types.ts'

type StrokePoint = readonly [at: number, x: number, y: number]

/** One finger from down to up, as long as its place was recorded, or as long as it was not (`points` is empty then). */
interface Stroke {
  readonly finger: number
  readonly target: NodeId | null
  readonly since: RecordingTime
  readonly points: StrokePoint[]
  until: number
  cancelled: boolean
}

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
    const touches = seen.filter(({ points }) => points.length > 0).map((stroke) => trailAt(stroke, at))
    return { touches, hidden: seen.filter(({ points, until }) => points.length === 0 && at < until).length }
  }
}

/** The same object each time, so that an empty screen is known to be unchanged. */
const NOBODY: TouchesAt = { touches: [], hidden: 0 }

function strokesOf({ entries, end }: Chunk): Stroke[] {
  const strokes: Stroke[] = []
  const down = new Map<number, Stroke>()
  for (const entry of entries) {
    if (entry.kind !== 'touch') continue
    const stroke = continued(down.get(entry.finger), entry) ?? started(strokes, entry)
    for (const [dt, x, y] of entry.points ?? []) stroke.points.push([entry.at + dt, x, y])
    const isOver = entry.phase === 'ended' || entry.phase === 'cancelled'
    stroke.until = isOver ? endOf(entry) : Number.POSITIVE_INFINITY
    stroke.cancelled = entry.phase === 'cancelled'
    if (isOver) down.delete(entry.finger)
    else down.set(entry.finger, stroke)
  }
  for (const stroke of down.values()) stroke.until = Math.max(end.at, stroke.points.at(-1)?.[0] ?? 0)
  return strokes
}

/** The stroke that the entry goes on with; one that it does not go on with ends there. */
function continued(stroke: Stroke | undefined, entry: TouchEntry): Stroke | null {
  if (!stroke) return null
  const sameSight = (entry.points !== undefined) === stroke.points.length > 0
  if (entry.phase !== 'began' && sameSight) return stroke
  stroke.until = entry.at
  return null
}

function started(strokes: Stroke[], entry: TouchEntry): Stroke {
  const { finger, at, points = [], target = null } = entry
  const since = (at + (points[0]?.[0] ?? 0)) as RecordingTime
  const stroke: Stroke = { finger, target, since, points: [], until: 0, cancelled: false }
  strokes.push(stroke)
  return stroke
}

function endOf({ at, points }: TouchEntry): number {
  return at + (points?.at(-1)?.[0] ?? 0)
}

function trailAt({ finger, target, since, points, until, cancelled }: Stroke, at: number): TouchTrail {
  const last = Math.max(
    0,
    lastAtOrBefore(points.length, (i) => (points[i] as StrokePoint)[0], at),
  )
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
  }
}
