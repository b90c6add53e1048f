// Where playing does not simply go on: at the end of a loop, and over what is idle. Pure; O(log spans) but for spans that follow each other at once.
import type { RecordingTime } from '../format/types.ts'
import { spanAt } from '../replay/spans.ts'
import { IDLE_AFTER_MS, type TimelineSpan } from '../replay/types.ts'
import { isWithin } from './clock.ts'
import type { LoopRange } from './types.ts'

/**
 * Where to go instead of on to `at`; null: nowhere. `before`: where the frame before was. `spans`: what is to be skipped, from `spansOf`.
 * A loop is left by a seek, not by playing: what is idle at its end leads back to its start. One that holds nothing else plays as it is.
 */
export function jumpFrom(
  before: RecordingTime,
  at: RecordingTime,
  loop: LoopRange | null,
  spans: readonly TimelineSpan[],
): RecordingTime | null {
  if (loop && before < loop.to && loop.to <= at) return loop.from
  const next = quietUntil(spans, at)
  if (next === at) return null
  if (!loop || !isWithin(loop, at) || next < loop.to) return next
  return quietUntil(spans, loop.from) < loop.to ? loop.from : null
}

/** The end of what is to be skipped at a time, several spans one after the other taken together; the time itself where there is none. */
function quietUntil(spans: readonly TimelineSpan[], at: RecordingTime): RecordingTime {
  const span = spanAt(spans, at)
  return span && span.to - span.from > IDLE_AFTER_MS ? quietUntil(spans, span.to) : at
}
