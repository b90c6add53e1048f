// What the slider says: "1:05, Pay Tapped, not captured": the time, the event or the tap in vain that it stands after, the stretch that it lies in. Pure.
import { clockText } from '../../lib/time.ts'
import type { TimelineData } from '../../render/index.ts'
import { currentIndex, type Moment } from '../player/moments.ts'

export function spokenValue(moments: readonly Moment[], spans: TimelineData['spans'], at: number): string {
  const current = moments[currentIndex(moments, at)]
  const span = spans.findLast(({ from, to }) => at >= from && at < to)
  return [clockText(at), current?.text, span?.label].filter(Boolean).join(', ')
}
