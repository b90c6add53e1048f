// All that the replay's index says of its course, made ready for look-ups. Made once per replay, and again when a chunk turns out to be lost.
import type { Mark, ReplayIndex } from '../format/replayIndex.ts'
import { type ChunkIndex, chunkIndexOf, type LostChunks } from './chunkIndex.ts'
import { lastAtOrBefore } from './search.ts'
import { spansOf } from './spans.ts'
import type { TimelineSpan } from './types.ts'

export interface Timeline {
  readonly chunks: ChunkIndex
  readonly spans: readonly TimelineSpan[]
  /** Marks of kind `screen`, ascending. */
  readonly screens: readonly Mark[]
  /** What became of taps, by when the finger came down. */
  readonly verdicts: ReadonlyMap<number, 'dead' | 'rage'>
}

export function timelineOf(replay: ReplayIndex, lost?: LostChunks): Timeline {
  const screens = replay.marks.filter((mark) => mark.kind === 'screen').sort((a, b) => a.at - b.at)
  return {
    chunks: chunkIndexOf(replay, lost),
    spans: spansOf(replay, lost),
    screens,
    verdicts: verdictsOf(replay),
  }
}

/** A tap that is both is rage. */
function verdictsOf({ marks }: ReplayIndex): Timeline['verdicts'] {
  const verdicts = new Map<number, 'dead' | 'rage'>()
  for (const { at, kind } of marks) if (kind === 'deadTap') verdicts.set(at, 'dead')
  for (const { at, kind } of marks) if (kind === 'rageTap') verdicts.set(at, 'rage')
  return verdicts
}

/** The view controller that had appeared last. O(log n). */
export function screenAt({ screens }: Timeline, at: number): string | null {
  return screens[lastAtOrBefore(screens.length, (i) => (screens[i] as Mark).at, at)]?.name ?? null
}
