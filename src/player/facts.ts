// What the screen around the picture hears. Times go out at most 4 times a second, all else at once; what did not change is not said again.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RecordingTime } from '../format/types.ts'
import type { ChunkIndex } from '../replay/chunkIndex.ts'
import type { LoadedSpan, PlayerFacts } from './types.ts'

const COARSE_MS = 250

type Times = Pick<PlayerFacts, 'coarseAt' | 'shownAt'>
export type Steady = Omit<PlayerFacts, keyof Times>

export class FactsPublisher {
  readonly store: StoreApi<PlayerFacts>
  private timesAt = Number.NEGATIVE_INFINITY

  constructor(steady: Steady, at: RecordingTime) {
    this.store = createStore<PlayerFacts>(() => ({ ...steady, coarseAt: at, shownAt: null }))
  }

  /** Answers after how many ms to call again, because times are still to be said; null: all is said. */
  publish(steady: Steady, times: Times, now: number): number | null {
    const before = this.store.getState()
    const isDue =
      now - this.timesAt >= COARSE_MS || steady.status !== before.status || before.shownAt === null
    const isStale = before.coarseAt !== times.coarseAt || before.shownAt !== times.shownAt
    if (isDue && isStale) this.timesAt = now
    const next: PlayerFacts = { ...before, ...steady, ...(isDue ? times : {}) }
    if (differs(before, next)) this.store.setState(next, true)
    return isStale && !isDue ? this.timesAt + COARSE_MS - now : null
  }
}

function differs(before: PlayerFacts, after: PlayerFacts): boolean {
  return (Object.keys(after) as (keyof PlayerFacts)[]).some((key) => before[key] !== after[key])
}

/** Stretches of chunks that are in memory, one after the other joined. */
export function loadedSpans(index: ChunkIndex, isLoaded: (sequence: number) => boolean): LoadedSpan[] {
  const spans: LoadedSpan[] = []
  for (const { chunk, from, to, gap } of index.played) {
    if (!isLoaded(chunk.sequence)) continue
    const end = gap ? gap.from : to
    const last = spans.at(-1)
    if (last && last.to === from) spans[spans.length - 1] = { from: last.from, to: end }
    else spans.push({ from, to: end })
  }
  return spans
}
