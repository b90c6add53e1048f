// The address of a replay and of a moment of it: `?e=` an event's id, which survives when the replay is processed again; `?t=` seconds, to a tenth. Pure.
import type { RecordingTime } from '../../format/types.ts'
import type { LinkedMoment } from '../player/moments.ts'
import type { TimedEvent } from '../player/timedEvents.ts'

export function replayLink(
  replay: { readonly deviceId: string; readonly sessionId: string },
  { event, at }: LinkedMoment = {},
): string {
  const query = new URLSearchParams()
  if (event !== undefined) query.set('e', event)
  // Rounded down: the link must not open on what came after.
  if (at !== undefined) query.set('t', String(Math.floor(at / 100) / 10))
  const path = `/replays/${encodeURIComponent(replay.deviceId)}/${encodeURIComponent(replay.sessionId)}`
  return query.size > 0 ? `${path}?${query}` : path
}

/** Where a link opens: at its event, else at its time, else at the start. */
export function openingTime(query: URLSearchParams, events: readonly TimedEvent[]): RecordingTime {
  const id = query.get('e')
  const linked = id === null ? undefined : events.find(({ event }) => event.id === id)
  return linked?.at ?? timeOfLink(query.get('t'))
}

/** The time that `?t=` says; 0 where it says none that makes sense. */
function timeOfLink(t: string | null): RecordingTime {
  const seconds = Number(t ?? '')
  return (Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : 0) as RecordingTime
}
