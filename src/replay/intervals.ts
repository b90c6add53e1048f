// Half-open stretches of recording time, as sorted lists: joined, and taken from one another. O(n log n).
import type { RecordingTime } from '../format/types.ts'

export interface Interval {
  readonly from: RecordingTime
  readonly to: RecordingTime
}

/** Sorted, without overlap; what touches is one. Empty intervals are left out. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const next of [...intervals].sort((a, b) => a.from - b.from)) {
    if (next.to <= next.from) continue
    const last = result.at(-1)
    if (last && next.from <= last.to)
      result[result.length - 1] = { from: last.from, to: later(last.to, next.to) }
    else result.push({ from: next.from, to: next.to })
  }
  return result
}

/** What is left of each of `spans` outside of `holes`, its other fields kept. `holes` as `joined` gives them. */
export function without<S extends Interval>(spans: readonly S[], holes: readonly Interval[]): S[] {
  return spans.flatMap((span) => piecesOf(span, holes))
}

function piecesOf<S extends Interval>(span: S, holes: readonly Interval[]): S[] {
  const pieces: S[] = []
  let from = span.from
  for (const hole of holes) {
    if (hole.to <= from) continue
    if (hole.from >= span.to) break
    if (hole.from > from) pieces.push({ ...span, from, to: hole.from })
    from = hole.to
  }
  if (from < span.to) pieces.push({ ...span, from, to: span.to })
  return pieces
}

const later = (a: RecordingTime, b: RecordingTime): RecordingTime => (a > b ? a : b)
