// What the timeline's canvas is given: activity, screens, labelled spans and event markers of one replay. Pure.
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { LoadedSpan } from '../../player/types.ts'
import type { MarkerTone, TimelineData } from '../../render/index.ts'
import { joined, without } from '../../replay/intervals.ts'
import { spansOf } from '../../replay/spans.ts'
import type { Gap, TimelineSpan } from '../../replay/types.ts'
import type { TimedEvent } from '../player/timedEvents.ts'
import { SPAN_TEXTS } from './spanText.ts'

export function timelineData(
  replay: ReplayIndex,
  events: readonly TimedEvent[],
  loaded: readonly LoadedSpan[],
  failed: readonly Gap[],
): TimelineData {
  return {
    duration: replay.duration,
    activity: replay.activity,
    marks: replay.marks.map((mark) => ({ ...mark, name: screenName(mark.name) })),
    spans: [...without(spansOf(replay), joined(failed)), ...failed].map(paintedSpan),
    markers: events.map(({ event, at }) => ({
      id: event.id,
      at,
      label: event.name,
      tone: toneOf(event.rawType),
    })),
    loaded,
  }
}

/** `CheckoutViewController` is the screen Checkout. */
function screenName(name: string): string {
  return name.replace(/(View)?Controller$/, '') || name
}

function paintedSpan({ from, to, kind }: TimelineSpan): TimelineData['spans'][number] {
  return { from, to, kind, label: SPAN_TEXTS[kind].label }
}

/** Events that go wrong stand out; those that the SDK makes by itself step back. */
function toneOf(rawType: string): MarkerTone {
  if (/fail|error|declin|crash/i.test(rawType)) return 'warning'
  return /^(session_|\$|\[)/.test(rawType) ? 'system' : 'event'
}
