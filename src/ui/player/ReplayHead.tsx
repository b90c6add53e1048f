// What stands above the player on a page: where it leads back to, what is played, and what can be done with it.
import type { ReactNode, RefObject } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { deviceName } from '../../lib/deviceNames.ts'
import { dayText, timeOfDay } from '../../lib/time.ts'
import { zone } from '../shared/zone.ts'
import styles from './ReplayHead.module.css'

interface ReplayHeadProps {
  readonly replay: ReplayIndex
  readonly back?: ReactNode
  /** For who gives it the focus. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
  /** Buttons. */
  readonly children: ReactNode
}

export function ReplayHead({ replay, back, heading, children }: ReplayHeadProps) {
  const start = replay.startedAt + replay.clockOffset
  return (
    <header className={styles.head}>
      {back}
      <h1 ref={heading} tabIndex={-1}>
        {deviceName(replay.device.model)} · {replay.app.version}
        <span>
          {dayText(start, Date.now(), zone)} {timeOfDay(start, zone)}
        </span>
      </h1>
      <div className={styles.actions}>{children}</div>
    </header>
  )
}
