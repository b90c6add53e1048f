// What is worth going to in a replay, in one list: the session's events, and between them the taps that led to nothing. Pure.
import type { TrackedEvent } from '../../api/contract.ts'
import type { Mark, ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { lastAtOrBefore } from '../../replay/search.ts'
import type { TimedEvent } from './timedEvents.ts'

export interface Moment {
  /** Differs within one replay. */
  readonly id: string
  readonly at: RecordingTime
  readonly kind: 'event' | 'deadTap' | 'rageTap'
  /** As people read and search it. */
  readonly text: string
  /** Null: not an event. */
  readonly event: TrackedEvent | null
}

/** A moment as a link names it. */
export interface LinkedMoment {
  readonly event?: string | undefined
  /** Ms. Beside an event: where to go if that is not known any more. */
  readonly at?: number
}

/** The whole address under which a moment of the replay opens. */
export type AddressOf = (moment: LinkedMoment) => string

/** Oldest first. What was tapped comes before what an app tracked in the same millisecond. */
export function momentsOf(replay: ReplayIndex, events: readonly TimedEvent[]): readonly Moment[] {
  const taps = replay.marks.flatMap(momentOfTap)
  const tracked = events.map(({ event, at }): Moment => {
    return { id: event.id, at, kind: 'event', text: event.name, event }
  })
  return [...taps, ...tracked].sort((a, b) => a.at - b.at)
}

const TAPS = { deadTap: 'Dead tap', rageTap: 'Rage taps' } as const

/** "Dead tap on Pay"; null where the mark is of something else. */
export function tapText({ kind, name }: Mark): string | null {
  if (kind !== 'deadTap' && kind !== 'rageTap') return null
  return name ? `${TAPS[kind]} on ${name}` : TAPS[kind]
}

function momentOfTap(mark: Mark, index: number): Moment[] {
  const { at, kind } = mark
  const text = tapText(mark)
  if (text === null || (kind !== 'deadTap' && kind !== 'rageTap')) return []
  return [{ id: `mark ${index}`, at, kind, text, event: null }]
}

/** Those whose text holds what is searched for, in any case; all where nothing is. */
export function matching(moments: readonly Moment[], search: string): readonly Moment[] {
  const needle = search.trim().toLowerCase()
  return needle ? moments.filter(({ text }) => text.toLowerCase().includes(needle)) : moments
}

interface Placed {
  readonly at: number
}

/** The index of the last at or before `at`; −1 before the first. O(log n). */
export function currentIndex(moments: readonly Placed[], at: number): number {
  return lastAtOrBefore(moments.length, (i) => (moments[i] as Placed).at, at)
}

/** A second later one has left a moment: going back goes to it rather than to the one before. */
const LEFT_AFTER_MS = 1_000

/** Where "back" goes. What falls on one time counts as one, or one would never get past it. */
export function momentBefore<M extends Placed>(moments: readonly M[], at: number): M | null {
  const current = moments[currentIndex(moments, at)]
  if (!current || at - current.at > LEFT_AFTER_MS) return current ?? null
  return moments[currentIndex(moments, current.at - 1)] ?? null
}

export function momentAfter<M extends Placed>(moments: readonly M[], at: number): M | null {
  return moments[currentIndex(moments, at) + 1] ?? null
}
