// The session's events on the recording's time line: where each one falls. Pure.
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
