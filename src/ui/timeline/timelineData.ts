// What the timeline's canvas is given: activity, screens, labelled spans and markers of one replay. Pure. Made in parts, so that a chunk that comes in does
// not make the stage go through 50,000 events again.
import type { Mark, ReplayIndex } from '../../format/replayIndex.ts'
import type { MarkerTone, TimelineData, TimelineMarker } from '../../render/index.ts'
import { joined, without } from '../../replay/intervals.ts'
import { type Loudness, loudnessOf } from '../../replay/logLevels.ts'
import type { Gap, TimelineSpan } from '../../replay/types.ts'
import { tapText } from '../player/moments.ts'
import type { TimedEvent } from '../player/timedEvents.ts'
import { SPAN_TEXTS } from './spanText.ts'

/** What does not change while the replay is open. */
export function fixedData(
  replay: ReplayIndex,
  events: readonly TimedEvent[],
): Pick<TimelineData, 'duration' | 'activity' | 'marks' | 'markers'> {
  const markers = [...events.map(eventMarker), ...replay.marks.flatMap(markMarker)]
  return {
    duration: replay.duration,
    activity: replay.activity,
    marks: replay.marks.map((mark) => ({ ...mark, name: screenName(mark.name) })),
    markers: markers.sort((a, b) => a.at - b.at),
  }
}

/** `spans` from `spansOf`, and what has turned out to be lost since. */
export function spanData(spans: readonly TimelineSpan[], failed: readonly Gap[]): TimelineData['spans'] {
  return [...without(spans, joined(failed)), ...failed].map(paintedSpan)
}

/** `CheckoutViewController` is the screen Checkout. */
function screenName(name: string): string {
  return name.replace(/(View)?Controller$/, '') || name
}

function paintedSpan({ from, to, kind }: TimelineSpan): TimelineData['spans'][number] {
  return { from, to, kind, label: SPAN_TEXTS[kind].label }
}

function eventMarker({ event, at }: TimedEvent): TimelineMarker {
  return { id: event.id, at, label: event.name, tone: toneOf(event.rawType) }
}

/** Events that go wrong stand out; those that the SDK makes by itself step back. */
function toneOf(rawType: string): MarkerTone {
  if (/fail|error|declin|crash/i.test(rawType)) return 'warning'
  return /^(session_|\$|\[)/.test(rawType) ? 'system' : 'event'
}

const LOGS: Readonly<Record<Loudness, MarkerTone>> = {
  quiet: 'log',
  warning: 'logWarning',
  error: 'logError',
}

/** Marks that are moments of their own; the others are screens and spans. */
function markMarker(mark: Mark, index: number): TimelineMarker[] {
  const { at, kind, name } = mark
  const id = `mark ${index}`
  if (kind === 'log') {
    const level = mark.reason ?? ''
    return [{ id, at, label: level ? `${level}: ${name}` : name, tone: LOGS[loudnessOf(level)] }]
  }
  const text = tapText(mark)
  return text !== null && (kind === 'deadTap' || kind === 'rageTap')
    ? [{ id, at, label: text, tone: kind }]
    : []
}
