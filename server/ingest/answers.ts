// From rows to the shapes of the read API (src/api/contract.ts). Pure.
import type { MissingReplay, ReplayLink, StreamGroup, TrackedEvent, User } from '../../src/api/contract.ts'
import type { EventRow } from '../store/events.ts'
import type { GroupRow } from '../store/groups.ts'
import type { UserRow } from '../store/users.ts'
import { cutStrings, isObject, type Json } from './normalise.ts'

/** Names of the analytics SDKs' own events as people know them. */
const SHOWN_NAMES: Readonly<Record<string, string>> = {
  session_start: '[Amplitude] Start Session',
  session_end: '[Amplitude] End Session',
}

export function toTrackedEvent(row: EventRow): TrackedEvent {
  const raw: Json = JSON.parse(row.raw)
  return {
    id: row.id,
    name: Object.hasOwn(SHOWN_NAMES, row.type) ? (SHOWN_NAMES[row.type] as string) : row.type,
    rawType: row.type,
    userId: row.user_id,
    deviceId: row.device_id,
    sessionId: row.session_id,
    clientTime: row.client_time,
    uploadTime: row.upload_time,
    receivedTime: row.received_time,
    time: row.time,
    properties: propertiesOf(raw.event_properties),
    userProperties: propertiesOf(raw.user_properties),
    raw,
  }
}

const propertiesOf = (value: unknown): Json => (isObject(value) ? (cutStrings(value) as Json) : {})

export function toUser(row: UserRow, replayCount: number): User {
  const deviceIds: string[] = JSON.parse(row.device_ids)
  const facts: {
    model?: string | null
    os?: string | null
    appVersion?: string | null
    country?: string | null
  } = JSON.parse(row.facts)
  return {
    id: row.user_id ?? deviceIds[0] ?? row.key,
    userId: row.user_id,
    deviceIds,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    eventCount: row.event_count,
    replayCount,
    device: { model: facts.model ?? null, os: facts.os ?? null, appVersion: facts.appVersion ?? null },
    country: facts.country ?? null,
    properties: JSON.parse(row.properties),
  }
}

/**
 * One group of the stream. `events` newest first; `tags` are the replay ids that its session's events carry, first
 * ones first; `durations` holds the replays of this project that have a stored chunk.
 */
export function toGroup(
  row: GroupRow,
  events: readonly TrackedEvent[],
  tags: readonly string[],
  durations: ReadonlyMap<string, number>,
): StreamGroup {
  const single = row.group_key.startsWith('e:')
  const newest = events[0]
  return {
    id: row.group_key.slice(2),
    kind: single ? 'single' : 'session',
    deviceId: newest?.deviceId ?? null,
    sessionId: newest?.sessionId ?? null,
    start: row.start,
    end: row.end,
    events,
    ...(single ? { replay: null, missing: null } : linkOf(tags, durations)),
  }
}

/** Play Session, iff an event of the session carries a replay id under which a chunk is stored; else why not. */
export function linkOf(
  tags: readonly string[],
  durations: ReadonlyMap<string, number>,
): { readonly replay: ReplayLink | null; readonly missing: MissingReplay | null } {
  const [first] = tags
  if (first === undefined) return { replay: null, missing: { reason: 'noEventHasReplayId' } }
  const stored = tags.find((id) => durations.has(id))
  if (stored === undefined) return { replay: null, missing: { reason: 'noChunkStored', replayId: first } }
  const slash = stored.indexOf('/')
  const duration = durations.get(stored) ?? 0
  return {
    replay: { deviceId: stored.slice(0, slash), sessionId: stored.slice(slash + 1), duration },
    missing: null,
  }
}
