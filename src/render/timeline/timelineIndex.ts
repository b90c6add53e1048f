// All that the timeline's data is gone through for, once: after that every window is a look-up. A part of the data that is the same object as before is
// not gone through again.
import type { Mark } from '../../format/replayIndex.ts'
import type { SpanKind, TimelineData, TimelineSpan } from '../types.ts'
import { type ActivityIndex, indexActivity } from './activity.ts'
import { indexMarkers, isLog, type MarkerIndex } from './markers.ts'
import { type Interval, intervalAt } from './stretches.ts'

/** One screen for as long as it was shown. */
export interface ScreenBand extends Interval {
  readonly name: string
}

export interface TimelineIndex {
  readonly data: TimelineData
  readonly activity: ActivityIndex
  readonly markers: MarkerIndex
  readonly logs: MarkerIndex
  readonly screens: readonly ScreenBand[]
  /** Ascending without overlap for each kind; kinds in the order in which they are drawn. */
  readonly spans: readonly (readonly [kind: SpanKind, spans: readonly TimelineSpan[]])[]
}

const DRAWN: readonly SpanKind[] = ['idle', 'background', 'paused', 'missing', 'failed', 'invalid']

export function indexTimeline(data: TimelineData, before: TimelineIndex | null = null): TimelineIndex {
  const { duration } = data
  const was = before?.data.duration === duration ? before : null
  const hasMarkers = was?.data.markers === data.markers
  const only = (logs: boolean) =>
    indexMarkers(
      data.markers.filter(({ tone }) => isLog(tone) === logs),
      duration,
    )
  return {
    data,
    activity: was?.data.activity === data.activity ? was.activity : indexActivity(data.activity, duration),
    markers: hasMarkers ? was.markers : only(false),
    logs: hasMarkers ? was.logs : only(true),
    screens: was?.data.marks === data.marks ? was.screens : screensOf(data.marks, duration),
    spans: was?.data.spans === data.spans ? was.spans : spansByKind(data.spans),
  }
}

/** A screen lasts until the next one; the same again is no new band; the last lasts to the end. */
function screensOf(marks: readonly Mark[], duration: number): ScreenBand[] {
  const shown: Mark[] = []
  for (const mark of marks) if (mark.kind === 'screen' && mark.name !== shown.at(-1)?.name) shown.push(mark)
  return shown.map(({ at, name }, i) => ({ from: at, to: shown[i + 1]?.at ?? duration, name }))
}

function spansByKind(spans: readonly TimelineSpan[]): TimelineIndex['spans'] {
  return DRAWN.map((kind) => [
    kind,
    spans.filter((span) => span.kind === kind).sort((a, b) => a.from - b.from),
  ])
}

/** The name of the screen at a time; null before the first. O(log n). */
export function screenAt({ screens, data }: TimelineIndex, at: number): string | null {
  // The very end still shows the last one.
  return (
    screens[intervalAt(screens, at)]?.name ?? (at >= data.duration ? (screens.at(-1)?.name ?? null) : null)
  )
}

/** The span at a time that is drawn on top. O(log n). */
export function spanAt({ spans }: TimelineIndex, at: number): TimelineSpan | null {
  for (const [, list] of spans.toReversed()) {
    const span = list[intervalAt(list, at)]
    if (span) return span
  }
  return null
}
