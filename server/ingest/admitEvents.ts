// From a request's events to rows: identity, session, shown date. What a client sends twice gets the same id twice, and
// the store keeps one.
import { createHash, randomUUID } from 'node:crypto'
import type { NewEvent } from '../store/events.ts'
import type { CheckedEvent } from './eventRules.ts'
import { shownTime } from './eventTime.ts'
import { cleanJson, cleanText, type Json } from './normalise.ts'

/** The property that ties an event to its replay. */
export const REPLAY_ID_PROPERTY = '[Amplitude] Session Replay ID'
const REPLAY_ID_LIMIT = 600
/** These only change a user or a group: they are no lines of the event stream. */
const NOT_SHOWN = new Set(['$identify', '$groupidentify'])

export interface Arrival {
  readonly project: string
  /** The client's clock when it sent the request, epoch ms; null when it did not say. */
  readonly uploadTime: number | null
  readonly receivedTime: number
}

/** The row of one event. */
export function toRow(event: CheckedEvent, arrival: Arrival): NewEvent {
  const { project, uploadTime, receivedTime } = arrival
  const id = eventId(project, event)
  const clientTime = event.time ?? uploadTime ?? receivedTime
  return {
    project_id: project,
    id,
    device_id: event.deviceId,
    user_id: event.userId,
    session_id: event.sessionId,
    group_key: groupKey(event, id),
    type: event.type,
    time: shownTime(clientTime, uploadTime, receivedTime),
    client_time: clientTime,
    upload_time: uploadTime,
    received_time: receivedTime,
    changes_user: Object.keys(event.userProperties).length > 0 ? 1 : 0,
    shown: NOT_SHOWN.has(event.type) ? 0 : 1,
    facts: factsOf(event.raw),
    raw: cleanJson(event.raw),
    replayId: replayIdOf(event.properties),
  }
}

// Without an insert id nothing says that two events are one, so each is its own.
function eventId(project: string, event: CheckedEvent): string {
  if (event.insertId === null) return randomUUID().replaceAll('-', '')
  const whose = event.deviceId === null ? ['user', event.userId] : ['device', event.deviceId]
  const key = JSON.stringify([project, ...whose, event.insertId])
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/** `d:` a session of a device, `u:` one of a user whose device is not known, `e:` an event outside of sessions. */
function groupKey({ deviceId, userId, sessionId }: CheckedEvent, id: string): string {
  if (sessionId === null) return `e:${id}`
  return deviceId === null ? `u:${userId}/${sessionId}` : `d:${deviceId}/${sessionId}`
}

function replayIdOf(properties: Json): string | null {
  const value = properties[REPLAY_ID_PROPERTY]
  return typeof value === 'string' && value !== '' ? cleanText(value, REPLAY_ID_LIMIT) : null
}

// As the SDKs write them, and as people do.
const SYSTEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['ios', 'iOS'],
  ['ipados', 'iPadOS'],
])

function factsOf(raw: Json): string | null {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? cleanText(value, 128) : null)
  const system = text(raw.os_name) ?? text(raw.platform)
  const os = [system && (SYSTEM_NAMES.get(system) ?? system), text(raw.os_version)].filter(
    (part) => part !== null,
  )
  const facts = {
    model: text(raw.device_model),
    os: os.length > 0 ? os.join(' ') : null,
    appVersion: text(raw.app_version) ?? text(raw.version_name),
    country: text(raw.country),
  }
  return Object.values(facts).every((value) => value === null) ? null : JSON.stringify(facts)
}
