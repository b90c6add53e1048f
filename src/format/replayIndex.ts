// What is known of a recording before any of its chunks is loaded: made by the server from the headers and entries of the stored chunks, asked for
// by the viewer, planned with by the player.
import type { App, Device, Privacy, RecordingTime, Sdk } from './types.ts'

/** One chunk as the player plans with it. */
export interface ChunkInfo {
  readonly sequence: number
  readonly firstAt: RecordingTime
  readonly lastAt: RecordingTime
  /** Epoch ms at the chunk's first entry by the phone's clock. */
  readonly wallAt: number
  /** Stored size, gzip. */
  readonly bytes: number
  /** SHA-256 of the inflated bytes; in the chunk's URL it makes it immutable. */
  readonly sha256: string
  readonly counts: Readonly<Record<string, number>>
}

/** A labelled moment that the timeline needs before any chunk is loaded. */
export interface Mark {
  readonly at: RecordingTime
  /** `deadTap`, `rageTap`: taps that led to nothing (rules in src/replay/taps.ts). `log`: the loudest line of a stretch; others are in the chunks alone. */
  readonly kind: 'screen' | 'lifecycle' | 'deadTap' | 'rageTap' | 'log'
  /** The screen's name, the lifecycle state, what was tapped ('' where it is not known), or the line's message, cut where it is long. */
  readonly name: string
  /** Of a lifecycle state; of a log line its level. */
  readonly reason: string | null
}

/** Diffs and touches per bucket over the whole replay. */
export interface Activity {
  readonly bucketMs: number
  readonly counts: readonly number[]
}

/** What is known of a replay before any of its chunks is loaded. */
export interface ReplayIndex {
  readonly deviceId: string
  readonly sessionId: string
  readonly startedAt: number
  /** The highest lastAt of its chunks. */
  readonly duration: RecordingTime
  readonly device: Device
  readonly app: App
  readonly sdk: Sdk
  readonly privacy: Privacy
  /** By sequence, ascending. */
  readonly chunks: readonly ChunkInfo[]
  readonly activity: Activity
  readonly marks: readonly Mark[]
  /** received − upload by the phone's clock, ms, where 60 s or more, else 0: shown dates are corrected by it. */
  readonly clockOffset: number
  readonly receivedAt: number
}
