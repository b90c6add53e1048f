// What the timeline needs of a chunk before anyone loads it: how much happened when, and its labelled moments. Counted
// once when the chunk comes in, kept sparse in its row, merged for the replay when asked for. Pure.
import type { Activity, Mark } from '../../src/format/replayIndex.ts'
import type { Entry } from '../../src/format/types.ts'

/** Buckets of a stored chunk, ms. A shown bucket is a multiple of this. */
export const BUCKET_MS = 250
/** A replay shows at most so many buckets. */
const SHOWN_BUCKETS = 600

/** Bucket number (since the recording's start) and how many diffs and touches it has; empty ones left out, ascending. */
export type SparseActivity = readonly (readonly [bucket: number, count: number])[]

export function activityOf(entries: readonly Entry[]): SparseActivity {
  const counts = new Map<number, number>()
  for (const { kind, at } of entries) {
    if (kind !== 'diff' && kind !== 'touch') continue
    const bucket = Math.floor(at / BUCKET_MS)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  return [...counts]
}

export function marksOf(entries: readonly Entry[]): readonly Mark[] {
  return entries.flatMap((entry): Mark[] => {
    if (entry.kind === 'screen') return [{ at: entry.at, kind: 'screen', name: entry.name, reason: null }]
    if (entry.kind !== 'lifecycle') return []
    return [{ at: entry.at, kind: 'lifecycle', name: entry.state, reason: entry.reason ?? null }]
  })
}

/** The chunks' activity in as few buckets as are shown. `duration` in ms. */
export function mergeActivity(parts: readonly SparseActivity[], duration: number): Activity {
  const perShown = Math.max(1, Math.ceil((duration + 1) / SHOWN_BUCKETS / BUCKET_MS))
  const bucketMs = perShown * BUCKET_MS
  const counts = new Array<number>(Math.ceil((duration + 1) / bucketMs)).fill(0)
  for (const [bucket, count] of parts.flat()) {
    const shown = Math.min(Math.floor(bucket / perShown), counts.length - 1)
    counts[shown] = (counts[shown] ?? 0) + count
  }
  return { bucketMs, counts }
}
