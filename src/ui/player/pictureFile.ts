// What a saved picture is called: device, session and time, in letters that every file system takes. Pure.
import { clockText } from '../../lib/time.ts'

export function pictureFileName(
  replay: { readonly deviceId: string; readonly sessionId: string },
  at: number,
): string {
  const parts = [replay.deviceId, replay.sessionId, clockText(at).replaceAll(':', '.')]
  return `${parts.map(plain).join('-')}.png`
}

/** A dot in front would hide the file. */
const plain = (part: string) => part.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
