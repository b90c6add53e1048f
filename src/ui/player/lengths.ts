// Why a replay and its session differ in length, in sentences. A session goes from its first event to its last one, a replay from its first picture to its
// last entry; both on the phone's clock. Pure.
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { durationText } from '../../lib/time.ts'
import { timeBeside } from '../../replay/align.ts'
import { spansOf } from '../../replay/spans.ts'
import type { TimelineSpan } from '../../replay/types.ts'
import type { TimedEvent } from './timedEvents.ts'

/** An end that is off by less, or by less than this part of the longer of the two, is no mismatch: apps and recorders do not start in one instant. */
const TOLERATED_MS = 5_000
const TOLERATED_PART = 0.01

/** Null: they have the same length, or there is no session to compare with. */
export function lengthNoteOf(replay: ReplayIndex, events: readonly TimedEvent[]): string | null {
  if (events.length === 0 || replay.chunks.length === 0) return null
  const times = events.map(({ event }) => timeBeside(replay, event.clientTime))
  const first = times.reduce((a, b) => Math.min(a, b))
  const last = times.reduce((a, b) => Math.max(a, b))
  const { duration } = replay
  const tolerated = Math.max(TOLERATED_MS, TOLERATED_PART * Math.max(duration, last - first))
  const start = startText(first, tolerated)
  const end = endText(last - duration, tolerated)
  if (!start && !end) return null
  const spans = spansOf(replay)
  return [
    sessionText(last - first),
    `The recording ${[start, end].filter(Boolean).join(', and ')}${last - duration > tolerated ? causeOfEnd(spans, duration) : ''}`,
    unseenText(spans, tolerated),
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

function sessionText(length: number): string {
  if (length === 0) return 'All events of the session are of one moment'
  return `The session took ${durationText(length)} from its first event to its last one`
}

/** `first`: of the session, by the recording's time. */
function startText(first: number, tolerated: number): string {
  if (Math.abs(first) <= tolerated) return ''
  return first < 0
    ? `began ${durationText(-first)} after the first event`
    : `began ${durationText(first)} before the first event`
}

/** `over`: by how much the session goes on after the recording. */
function endText(over: number, tolerated: number): string {
  if (Math.abs(over) <= tolerated) return ''
  return over > 0
    ? `ended ${durationText(over)} before the last event`
    : `goes on for ${durationText(-over)} after the last event`
}

/** Why it ended, as far as its own end tells. */
function causeOfEnd(spans: readonly TimelineSpan[], duration: number): string {
  const last = spans.findLast(({ to }) => to >= duration)
  if (last?.kind === 'background') return ': the app was in the background by then'
  if (last?.kind === 'paused') return `: it was paused by then${last.reason ? ` (${last.reason})` : ''}`
  return '; what came later was not recorded, or has not arrived'
}

const UNSEEN: readonly (readonly [TimelineSpan['kind'], string])[] = [
  ['background', 'in the background'],
  ['paused', 'paused'],
  ['missing', 'not captured'],
]

/** What has a length and no picture; empty: nothing worth telling. */
function unseenText(spans: readonly TimelineSpan[], tolerated: number): string {
  const parts = UNSEEN.map(([kind, text]) => {
    const length = spans.reduce((sum, span) => sum + (span.kind === kind ? span.to - span.from : 0), 0)
    return length > tolerated ? `${durationText(length)} ${text}` : ''
  }).filter(Boolean)
  return parts.length > 0 ? `Without a picture: ${parts.join(', ')}` : ''
}
