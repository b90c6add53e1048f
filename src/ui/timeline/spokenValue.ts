// What the slider says: "1:05, Pay Tapped, not captured": the time, the event that it stands after, the stretch that it lies in. Pure.
import { clockText } from '../../lib/time.ts'
import type { TimelineData } from '../../render/index.ts'
import { currentIndex, type TimedEvent } from '../player/timedEvents.ts'

export function spokenValue(events: readonly TimedEvent[], spans: TimelineData['spans'], at: number): string {
  const current = events[currentIndex(events, at)]
  const span = spans.findLast(({ from, to }) => at >= from && at < to)
  return [clockText(at), current?.event.name, span?.label].filter(Boolean).join(', ')
}
