// The address of a replay, and of a moment of it: `?t=` in seconds, to a tenth.
import type { RecordingTime } from '../../format/types.ts'

export function replayLink(
  replay: { readonly deviceId: string; readonly sessionId: string },
  at?: number,
): string {
  const path = `/replays/${encodeURIComponent(replay.deviceId)}/${encodeURIComponent(replay.sessionId)}`
  // Rounded down: the link must not open on what came after.
  return at === undefined ? path : `${path}?t=${Math.floor(at / 100) / 10}`
}

/** The time that `?t=` says; 0 where it says none that makes sense. */
export function timeOfLink(t: string | null): RecordingTime {
  const seconds = Number(t ?? '')
  return (Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 0) as RecordingTime
}
