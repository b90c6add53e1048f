// What the timeline needs of a chunk before anyone loads it: how much happened when, and its labelled moments. Counted
// once when the chunk comes in, kept sparse in its row, merged for the replay when asked for. Pure.
import type { Activity, Mark } from '../../src/format/replayIndex.ts'
import type { Chunk, Entry } from '../../src/format/types.ts'
import { tapMarksOf } from '../../src/replay/taps.ts'
import { logMarksOf } from './logMarks.ts'

/** Buckets of a stored chunk, ms. */
export const BUCKET_MS = 250
/** So many of them are one of the coarse buckets that each chunk has besides: eight hours have a hundred thousand fine ones, half the work of an index. */
const COARSE = 32
/** A replay shows at most so many buckets. */
const SHOWN_BUCKETS = 600

/** By turns the number of a bucket (since the recording's start) and how many diffs and touches it has; empty ones left out, ascending. */
export type SparseActivity = readonly number[]

export function activityOf(entries: readonly Entry[]): SparseActivity {
  const counts = new Map<number, number>()
  for (const { kind, at } of entries) {
    if (kind !== 'diff' && kind !== 'touch') continue
    const bucket = Math.floor(at / BUCKET_MS)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  return [...counts].flat()
}

/** The same in coarse buckets. */
export function coarseActivity(activity: SparseActivity): SparseActivity {
  const counts = new Map<number, number>()
  for (let i = 0; i < activity.length; i += 2) {
    const bucket = Math.floor((activity[i] as number) / COARSE)
    counts.set(bucket, (counts.get(bucket) ?? 0) + (activity[i + 1] as number))
  }
  return [...counts].flat()
}

/** A mark as it is stored with its chunk. */
export interface StoredMark extends Mark {
  /** It holds only if nothing changes until then, ms: where the chunk ends before, the next one tells. */
  readonly until?: number
}

export function marksOf(chunk: Chunk): readonly StoredMark[] {
  const taps = tapMarksOf(chunk).map((mark): StoredMark => ({ ...mark, reason: null }))
  return [...momentsOf(chunk.entries), ...taps, ...logMarksOf(chunk.entries)].sort((a, b) => a.at - b.at)
}

function momentsOf(entries: readonly Entry[]): StoredMark[] {
  return entries.flatMap((entry): StoredMark[] => {
    if (entry.kind === 'screen') return [{ at: entry.at, kind: 'screen', name: entry.name, reason: null }]
    if (entry.kind !== 'lifecycle') return []
    return [{ at: entry.at, kind: 'lifecycle', name: entry.state, reason: entry.reason ?? null }]
  })
}

/** Whether what is shown of a replay of this length, ms, is at least as coarse as the coarse buckets: from 80 minutes on. */
export function isLong(duration: number): boolean {
  return duration >= SHOWN_BUCKETS * BUCKET_MS * COARSE
}

/** A chunk's activity, of which only what begins before `end` counts, ms. */
export interface EndingActivity {
  readonly activity: SparseActivity
  readonly end: number
}

/** The chunks' activity, given in fine or coarse buckets, in as few as are shown. `duration` in ms. */
export function mergeActivity(
  parts: readonly EndingActivity[],
  duration: number,
  isCoarse: boolean,
): Activity {
  const unit = isCoarse ? BUCKET_MS * COARSE : BUCKET_MS
  const perShown = Math.max(1, Math.ceil((duration + 1) / SHOWN_BUCKETS / unit))
  const bucketMs = perShown * unit
  const counts = new Array<number>(Math.ceil((duration + 1) / bucketMs)).fill(0)
  for (const { activity, end } of parts) {
    for (let i = 0; i < activity.length; i += 2) {
      const bucket = activity[i] as number
      if (bucket * unit >= end) break
      const shown = Math.min(Math.floor(bucket / perShown), counts.length - 1)
      counts[shown] = (counts[shown] ?? 0) + (activity[i + 1] as number)
    }
  }
  return { bucketMs, counts }
}
