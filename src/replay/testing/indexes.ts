// Replay indexes by hand, for tests that need no chunks.
import type { ChunkInfo, Mark, ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'

export const time = (ms: number) => ms as RecordingTime

export const STARTED_AT = 1_700_000_000_000

export function info(
  sequence: number,
  firstAt: number,
  lastAt: number,
  wallAt = STARTED_AT + firstAt,
): ChunkInfo {
  const rest = { wallAt, bytes: 1, sha256: '', counts: {} }
  return { sequence, firstAt: time(firstAt), lastAt: time(lastAt), ...rest }
}

export function lifecycle(at: number, name: string, reason: string | null = null): Mark {
  return { at: time(at), kind: 'lifecycle', name, reason }
}

export function indexOf(chunks: readonly ChunkInfo[], more: Partial<ReplayIndex> = {}): ReplayIndex {
  return {
    deviceId: 'd',
    sessionId: 's',
    startedAt: STARTED_AT,
    duration: time(Math.max(0, ...chunks.map((chunk) => chunk.lastAt))),
    device: { model: '', os: '', osVersion: '', screen: [1, 1], scale: 1, locale: '', timeZone: '' },
    app: { bundleId: '', version: '', build: '' },
    sdk: { name: '', version: '' },
    privacy: { maskLevel: 'medium' },
    chunks,
    activity: { bucketMs: 1_000, counts: [] },
    marks: [],
    clockOffset: 0,
    receivedAt: STARTED_AT,
    ...more,
  }
}
