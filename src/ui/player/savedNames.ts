// What saved files are called: device, session and moment or day, in letters that every file system takes. Pure.
import { clockText, dayKey } from '../../lib/time.ts'

interface Named {
  readonly deviceId: string
  readonly sessionId: string
}

export function pictureFileName({ deviceId, sessionId }: Named, at: number): string {
  return `${named(deviceId, sessionId, clockText(at).replaceAll(':', '.'))}.png`
}

/** By the day on which the session began. */
export function replayFileName(
  replay: Named & { readonly startedAt: number; readonly clockOffset: number },
  zone: string | undefined,
): string {
  const day = dayKey(replay.startedAt + replay.clockOffset, zone)
  return `${named(replay.deviceId, replay.sessionId, day)}.replay.zip`
}

const named = (...parts: readonly string[]) => parts.map(plain).join('-')

/** A dot in front would hide the file. */
const plain = (part: string) => part.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
