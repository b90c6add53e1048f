// The honest timeline: what is idle, in background, paused or not there, known before any chunk is loaded. O(chunks + buckets + marks).
import type { Mark, ReplayIndex } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { type ChunkIndex, chunkIndexOf, gapsOf, type LostChunks, playedAt } from './chunkIndex.ts'
import { type Interval, joined, without } from './intervals.ts'
import { lastAtOrBefore } from './search.ts'
import { IDLE_AFTER_MS, type IdleSpan, type TimelineSpan } from './types.ts'

/** Sorted, without overlap: a gap hides background and pauses, and these hide idleness. */
export function spansOf(replay: ReplayIndex, lost?: LostChunks): TimelineSpan[] {
  const index = chunkIndexOf(replay, lost)
  const gaps = gapsOf(index)
  const away = without(absences(replay, index), joined(gaps))
  const idle = without(idleSpans(replay, index), joined([...gaps, ...away])).filter(isLong)
  return [...gaps, ...away, ...idle].sort((a, b) => a.from - b.from)
}

const isLong = (span: Interval) => span.to - span.from > IDLE_AFTER_MS

/** The span of a list from `spansOf` that a time lies in. O(log n). */
export function spanAt(spans: readonly TimelineSpan[], at: number): TimelineSpan | null {
  const span = spans[lastAtOrBefore(spans.length, (i) => (spans[i] as TimelineSpan).from, at)]
  return span && at < span.to ? span : null
}

/** From `background` or `paused` to what ends it, or to the next chunk: the recorder seals before it goes quiet. */
function absences(replay: ReplayIndex, index: ChunkIndex): IdleSpan[] {
  const marks = replay.marks.filter((mark) => mark.kind === 'lifecycle')
  const spans: IdleSpan[] = []
  for (const [i, mark] of marks.entries()) {
    const kind = mark.name
    if (kind !== 'background' && kind !== 'paused') continue
    const from = spans.at(-1) ? later((spans.at(-1) as IdleSpan).to, mark.at) : mark.at
    const to = endOfAbsence(marks, i, index)
    if (to > from) spans.push({ kind, from, to, reason: mark.reason })
  }
  return spans
}

const ENDS: Readonly<Record<string, string>> = { background: 'foreground', paused: 'resumed' }

function endOfAbsence(marks: readonly Mark[], i: number, index: ChunkIndex): RecordingTime {
  const mark = marks[i] as Mark
  const end = marks.slice(i + 1).find((next) => next.name === ENDS[mark.name])
  const played = playedAt(index, mark.at)
  const nextChunk = played ? played.to : index.duration
  return end && end.at < nextChunk ? end.at : nextChunk
}

/** Where no diff and no touch happened: buckets without any, and the time between a chunk's last entry and the next chunk. */
function idleSpans(replay: ReplayIndex, index: ChunkIndex): IdleSpan[] {
  const holds = index.played.map(({ chunk, to }) => ({ from: chunk.lastAt, to }))
  return joined([...holds, ...emptyBuckets(replay)]).map((interval) => ({
    kind: 'idle',
    ...interval,
    reason: null,
  }))
}

function emptyBuckets(replay: ReplayIndex): Interval[] {
  const { bucketMs, counts } = replay.activity
  return counts.flatMap((count, i) => {
    const to = Math.min((i + 1) * bucketMs, replay.duration)
    return count === 0 ? [{ from: (i * bucketMs) as RecordingTime, to: to as RecordingTime }] : []
  })
}

const later = (a: RecordingTime, b: RecordingTime): RecordingTime => (a > b ? a : b)
