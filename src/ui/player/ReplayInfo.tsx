// What is known of the recording: device, app, privacy in force, size, and what its clock was off by.
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { deviceName } from '../../lib/deviceNames.ts'
import { sizeText } from '../../lib/sizes.ts'
import { durationText, offsetText } from '../../lib/time.ts'
import { zone } from '../shared/zone.ts'
import styles from './ReplayInfo.module.css'

interface ReplayInfoProps {
  readonly replay: ReplayIndex
  /** Why the session has another length; null: it has the same. */
  readonly lengthNote: string | null
}

export function ReplayInfo({ replay, lengthNote }: ReplayInfoProps) {
  return (
    <dl className={styles.info}>
      {rowsOf(replay, lengthNote).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function rowsOf(replay: ReplayIndex, lengthNote: string | null): readonly (readonly [string, string])[] {
  const { device, app, chunks } = replay
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0)
  const shownStart = replay.startedAt + replay.clockOffset
  return [
    [
      'Started',
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: zone }).format(
        shownStart,
      ),
    ],
    ['Length', [durationText(replay.duration), lengthNote].filter(Boolean).join('. ')],
    ['Device', `${deviceName(device.model)}, ${device.os} ${device.osVersion}`],
    ['Screen', `${device.screen[0]} × ${device.screen[1]} pt at ${device.scale}×`],
    ['Language', device.locale],
    ['Time zone', device.timeZone],
    ['App', `${app.bundleId} ${app.version} (${app.build})`],
    ['Mask level', replay.privacy.maskLevel],
    ['Stored', `${chunks.length} ${chunks.length === 1 ? 'chunk' : 'chunks'}, ${sizeText(bytes)}`],
    ['Phone’s clock', clockRow(replay.clockOffset)],
    ['Recorder', `${replay.sdk.name} ${replay.sdk.version}`],
    ['Replay id', `${replay.deviceId}/${replay.sessionId}`],
  ]
}

function clockRow(offset: number): string {
  if (offset === 0) return 'right, as far as the server can tell'
  return `off by ${offsetText(-offset)}; shown dates are corrected by it`
}
