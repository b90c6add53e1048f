// The rules of an Amplitude event (HTTP V2): which field of which event is missing or wrong. All indices are answered
// at once, since clients drop exactly the listed ones and send the rest again. Null is the same as absent. Pure.
import { failed, ok, type Result } from '../../src/lib/result.ts'
import { cleanText, DEPTH_LIMIT, isObject, type Json, nestsDeeper, readMillis } from './normalise.ts'

/** An event that keeps the rules. */
export interface CheckedEvent {
  readonly type: string
  readonly userId: string | null
  readonly deviceId: string | null
  /** Null: outside of any session. */
  readonly sessionId: number | null
  /** Null: the client did not say when. */
  readonly time: number | null
  readonly insertId: string | null
  readonly properties: Json
  readonly userProperties: Json
  readonly raw: Json
}

type Indices = Record<string, number[]>

/** Field name → indices of the events in which it is missing or wrong. Both clients' readings are served. */
export interface EventProblems {
  readonly events_with_missing_fields: Indices
  readonly events_with_invalid_fields: Indices
  readonly events_with_invalid_id_lengths: Indices
}

/** A user or device id may have so many UTF-16 units. */
export const ID_LIMIT = 512

// Ids that only a fault makes: all who share one would become one person.
const NO_IDS = new Set(
  [
    '',
    '-1',
    '0',
    '00000000-0000-0000-0000-000000000000',
    'anonymous',
    'lmy47d',
    'n/a',
    'na',
    'nil',
    'none',
    'null',
  ].concat(['undefined', 'unknown', '{}']),
)

/** Checks every event. One bad one refuses the request, as the protocol says; nothing is kept then. */
export function checkEvents(
  events: readonly unknown[],
  minIdLength: number,
): Result<readonly CheckedEvent[], EventProblems> {
  const found = new Findings()
  const checked = events.map((event, index) => checkEvent(event, minIdLength, found.at(index)))
  return found.any ? failed(found.problems) : ok(checked.filter((event) => event !== null))
}

type Report = {
  readonly missing: (field: string) => null
  readonly invalid: (field: string) => null
  readonly short: (field: string) => null
}

class Findings {
  any = false
  readonly problems: EventProblems = {
    events_with_missing_fields: {},
    events_with_invalid_fields: {},
    events_with_invalid_id_lengths: {},
  }

  at(index: number): Report {
    const into = (list: Indices) => (field: string) => {
      this.any = true
      list[field] = [...(list[field] ?? []), index]
      return null
    }
    return {
      missing: into(this.problems.events_with_missing_fields),
      invalid: into(this.problems.events_with_invalid_fields),
      short: into(this.problems.events_with_invalid_id_lengths),
    }
  }
}

function checkEvent(event: unknown, minIdLength: number, report: Report): CheckedEvent | null {
  if (!isObject(event)) return report.invalid('event')
  if (nestsDeeper(event, DEPTH_LIMIT + 1)) return report.invalid('event_properties')
  const ids = readIds(event, minIdLength, report)
  return {
    type: readType(event.event_type, report) ?? '',
    ...ids,
    sessionId: readSession(event.session_id, report),
    time: readTime(event.time, report),
    insertId: readInsertId(event.insert_id, report),
    properties: readProperties(event, 'event_properties', report),
    userProperties: readProperties(event, 'user_properties', report),
    raw: event,
  }
}

function readType(value: unknown, report: Report): string | null {
  if (value === null || value === undefined || value === '') return report.missing('event_type')
  if (typeof value !== 'string') return report.invalid('event_type')
  return cleanText(value)
}

type IdField = 'user_id' | 'device_id'

function readIds(event: Json, minIdLength: number, report: Report) {
  const lost: IdField[] = []
  let wrong = false
  const read = (field: IdField): string | null => {
    const value = typeof event[field] === 'number' ? String(event[field]) : event[field]
    if (value === null || value === undefined) return null
    if (typeof value !== 'string' || value.length > ID_LIMIT || NO_IDS.has(value.trim().toLowerCase())) {
      wrong = true
      return report.invalid(field)
    }
    if (value.length >= minIdLength) return cleanText(value)
    lost.push(field)
    return null
  }
  const ids = { userId: read('user_id'), deviceId: read('device_id') }
  if (ids.userId !== null || ids.deviceId !== null || wrong) return ids
  // A short id is as if absent. Swift clients do not read the list of lengths, so it stands in both.
  for (const field of lost) {
    report.short(field)
    report.invalid(field)
  }
  if (lost.length === 0) {
    report.missing('user_id')
    report.missing('device_id')
  }
  return ids
}

function readSession(value: unknown, report: Report): number | null {
  if (value === null || value === undefined || value === -1) return null
  return readMillis(value) ?? report.invalid('session_id')
}

function readTime(value: unknown, report: Report): number | null {
  if (value === null || value === undefined) return null
  return readMillis(value) ?? report.invalid('time')
}

function readInsertId(value: unknown, report: Report): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : report.invalid('insert_id')
}

function readProperties(event: Json, field: 'event_properties' | 'user_properties', report: Report): Json {
  const value = event[field]
  if (value === null || value === undefined) return {}
  if (isObject(value)) return value
  report.invalid(field)
  return {}
}
