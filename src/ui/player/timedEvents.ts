// The session's events on the recording's time line: where each one falls, which one the playhead has reached. Pure.
import type { TrackedEvent } from '../../api/contract.ts'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { recordingTimeOf } from '../../replay/align.ts'

export interface TimedEvent {
  readonly event: TrackedEvent
  readonly at: RecordingTime
}

/** Oldest first. Events from before the first picture fall on 0, from after the last on the end. */
export function timedEvents(replay: ReplayIndex, events: readonly TrackedEvent[]): readonly TimedEvent[] {
  return events
    .map((event) => ({ event, at: recordingTimeOf(replay, event.clientTime) }))
    .sort((a, b) => a.at - b.at)
}

/** The index of the last event at or before `at`; −1 before the first. O(log n). */
export function currentIndex(events: readonly TimedEvent[], at: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
