// Touch entries of a chunk gathered into strokes, each one finger from down to up. O(entries).
import type { Chunk, NodeId, RecordingTime, TouchEntry } from '../format/types.ts'

export type StrokePoint = readonly [at: number, x: number, y: number]

/** One finger from down to up, as long as its place was recorded, or as long as it was not (`points` is empty then). */
export interface Stroke {
  readonly finger: number
  readonly target: NodeId | null
  readonly since: RecordingTime
  readonly points: StrokePoint[]
  /** When it was lifted, ms; a finger that is still down at the chunk's end: that end, for no more is known here. */
  until: number
  /** False: it was still down when the chunk ended, or its place was not recorded any more. */
  lifted: boolean
  cancelled: boolean
}

export function strokesOf({ entries, end }: Chunk): Stroke[] {
  const strokes: Stroke[] = []
  const down = new Map<number, Stroke>()
  for (const entry of entries) {
    if (entry.kind !== 'touch') continue
    const stroke = continued(down.get(entry.finger), entry) ?? started(strokes, entry)
    for (const [dt, x, y] of entry.points ?? []) stroke.points.push([entry.at + dt, x, y])
    const isOver = entry.phase === 'ended' || entry.phase === 'cancelled'
    stroke.until = isOver ? endOf(entry) : Number.POSITIVE_INFINITY
    stroke.lifted = isOver
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
  const stroke: Stroke = { finger, target, since, points: [], until: 0, lifted: false, cancelled: false }
  strokes.push(stroke)
  return stroke
}

function endOf({ at, points }: TouchEntry): number {
  return at + (points?.at(-1)?.[0] ?? 0)
}
