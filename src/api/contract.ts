// The read API, said once: paths, queries and answers, as the server gives them and the viewer asks for them. Types only; the server may import
// this file and nothing else of src/api. All times are epoch ms; `recordedAt` values are RecordingTime. Errors: ApiError with a 4xx or 5xx status.
//
//   GET /api/projects                                              → ProjectsAnswer
//   GET /api/projects/:project/users?q=&limit=                     → UsersAnswer      (no q: recent users first)
//   GET /api/projects/:project/users/:user                         → UserAnswer       (404 when there is none)
//   GET /api/projects/:project/users/:user/stream?before=&limit=   → StreamAnswer     (sessions, newest first; pages by `next`)
//   GET /api/projects/:project/replays/:deviceId/:sessionId        → ReplayAnswer     (404 when no chunk is stored)
//   GET /api/projects/:project/replays/:deviceId/:sessionId/chunks/:sequence?sha=  → the stored gzip, Content-Encoding: gzip, immutable
//                                            the same with &as=stored        → the stored gzip as a file, no Content-Encoding, immutable
//   GET /api/projects/:project/resources/:name                     → the stored picture, immutable
import type { ReplayIndex } from '../format/replayIndex.ts'

export interface ApiError {
  readonly code: number
  readonly message: string
}

export interface Project {
  /** Short name in paths, a-z 0-9 and -. */
  readonly id: string
  readonly name: string
}

export interface ProjectsAnswer {
  readonly projects: readonly Project[]
}

/** A person or, before any sign-in, a device. */
export interface User {
  /** What stands in `/users/:user`: the user id where there is one, else the device id. */
  readonly id: string
  readonly userId: string | null
  readonly deviceIds: readonly string[]
  readonly firstSeen: number
  readonly lastSeen: number
  readonly eventCount: number
  /** Sessions with a Play Session button. */
  readonly replayCount: number
  /** From the newest event that has them. */
  readonly device: {
    readonly model: string | null
    readonly os: string | null
    readonly appVersion: string | null
  }
  readonly country: string | null
  /** User properties after all `$set` and the like, by name. */
  readonly properties: Readonly<Record<string, unknown>>
}

export interface UsersAnswer {
  /** The search as understood, trimmed. */
  readonly query: string
  readonly users: readonly User[]
}

export interface UserAnswer {
  readonly user: User
}

/** What an analytics SDK sent: one line of the event stream. */
export interface TrackedEvent {
  /** Stable for ever: project, device and insert id decide it. */
  readonly id: string
  /** As shown: `session_start` is `[Amplitude] Start Session`, `session_end` `[Amplitude] End Session`. */
  readonly name: string
  readonly rawType: string
  readonly userId: string | null
  readonly deviceId: string | null
  /** −1 or null: outside of any session. */
  readonly sessionId: number | null
  /** The phone's clock when it happened: what the picture is aligned with. */
  readonly clientTime: number
  /** When the client said that it uploaded, by its clock; null when it did not say. */
  readonly uploadTime: number | null
  /** The server's clock when it came in. */
  readonly receivedTime: number
  /** The date to show: clientTime, corrected by receivedTime − uploadTime where that is 60 s or more. */
  readonly time: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly userProperties: Readonly<Record<string, unknown>>
  /** The event as the client sent it. */
  readonly raw: Readonly<Record<string, unknown>>
}

export interface ReplayLink {
  readonly deviceId: string
  /** A string: custom session ids are no numbers. */
  readonly sessionId: string
  readonly duration: number
}

/** Why a session has no Play Session. */
export type MissingReplay =
  | { readonly reason: 'noEventHasReplayId' }
  | { readonly reason: 'noChunkStored'; readonly replayId: string }

/** Events of one session, newest first, or events outside of sessions, each alone. */
export interface StreamGroup {
  /** Stable; `deviceId/sessionId`, or the event's id where there is no session. */
  readonly id: string
  readonly kind: 'session' | 'single'
  readonly deviceId: string | null
  readonly sessionId: number | null
  /** Shown dates of the first and the last event. */
  readonly start: number
  readonly end: number
  readonly events: readonly TrackedEvent[]
  /** There iff an event of the session carries the replay id and a chunk of that replay is stored in this project. */
  readonly replay: ReplayLink | null
  readonly missing: MissingReplay | null
}

export interface StreamAnswer {
  readonly groups: readonly StreamGroup[]
  /** Give it as `before` for the next page; null at the end. */
  readonly next: string | null
}

export interface ReplayAnswer {
  readonly replay: ReplayIndex
  /** The session's events, oldest first, by client time. */
  readonly events: readonly TrackedEvent[]
  readonly user: User | null
}
