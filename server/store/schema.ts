// The tables as TypeScript sees them. project_id leads every key and index, so that no query can forget whose data
// it reads. Times are epoch ms. JSON columns hold text.
import type { Generated } from 'kysely'

/** One row per stored chunk; written after its file, so a row always has its bytes. */
export interface ChunkTable {
  readonly project_id: string
  /** `deviceId/sessionId`. Neither part can hold a slash (F6). */
  readonly replay_id: string
  readonly sequence: number
  /** SHA-256 of the inflated bytes: the chunk's identity (C4). */
  readonly sha256: string
  /** Where its gzip bytes are, see objects.ts. */
  readonly object: string
  readonly bytes: number
  readonly started_at: number
  readonly wall_at: number
  readonly first_at: number
  readonly last_at: number
  readonly received_time: number
  /** The phone's clock when it sent the chunk; null when it did not say. */
  readonly upload_time: number | null
  /** JSON {counts, device, app, sdk, privacy}: what the replay's index shows of the header. */
  readonly header: string
  /** JSON [bucket, count, bucket, count …], see activity.ts. */
  readonly activity: string
  /** The same in coarse buckets. */
  readonly coarse_activity: string
  /** JSON Mark[]. */
  readonly marks: string
}

export interface ResourceTable {
  readonly project_id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly object: string
}

export interface EventTable {
  /** Order of arrival: settles what the clocks leave open. */
  readonly row: Generated<number>
  readonly project_id: string
  readonly id: string
  readonly device_id: string | null
  readonly user_id: string | null
  /** Whose event it is, see owners.ts. */
  readonly owner: string
  readonly session_id: number | null
  /** Which line group it stands in, see groupKey in admitEvents.ts. */
  readonly group_key: string
  readonly type: string
  /** The shown date. */
  readonly time: number
  readonly client_time: number
  readonly upload_time: number | null
  readonly received_time: number
  /** 1: has user properties to be merged into the user. */
  readonly changes_user: number
  /** 1: stands in the event stream. 0: only changes a user or a group. */
  readonly shown: number
  /** JSON {model, os, appVersion, country}, null when the event says nothing of them. */
  readonly facts: string | null
  /** JSON: the event as it came, text made well-formed. */
  readonly raw: string
}

/** One row per owner and line group, always what the owner's events in it say: rebuilt from them by groups.ts. */
export interface GroupTable {
  readonly project_id: string
  readonly owner: string
  readonly group_key: string
  readonly device_id: string | null
  /** Shown dates of the first and the last shown event; of all events where none is shown. */
  readonly start: number
  readonly end: number
  /** How many events are shown. */
  readonly shown: number
}

/** Which replay ids the events of a line group carry. */
export interface TagTable {
  readonly project_id: string
  readonly group_key: string
  readonly replay_id: string
  /** The phone's clock at the first event that carries it. */
  readonly first_time: number
}

/** One row per owner, always what its events say: rebuilt from them by users.ts. */
export interface UserTable {
  readonly project_id: string
  readonly key: string
  readonly user_id: string | null
  readonly first_seen: number
  readonly last_seen: number
  readonly event_count: number
  /** JSON string[], sorted. */
  readonly device_ids: string
  readonly properties: string
  readonly facts: string
  /** Ids and property values in lower case, each between line feeds: what a search looks in. */
  readonly search: string
}

export interface MetaTable {
  readonly key: string
  readonly value: string
}

export interface Tables {
  readonly chunks: ChunkTable
  readonly resources: ResourceTable
  readonly events: EventTable
  readonly groups: GroupTable
  readonly tags: TagTable
  readonly users: UserTable
  readonly meta: MetaTable
}
