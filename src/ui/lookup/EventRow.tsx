// One event of the stream. A click seeks where its session plays, and unfolds it elsewhere; the arrow always unfolds.
import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReplayLink, TrackedEvent } from '../../api/contract.ts'
import { timeOfDay } from '../../lib/time.ts'
import { zone } from '../shared/zone.ts'
import { EventDetails } from './EventDetails.tsx'
import styles from './EventRow.module.css'
import { valueText } from './userText.ts'

interface EventRowProps {
  readonly event: TrackedEvent
  readonly raw: boolean
  /** Of the event's session; null: there is none. */
  readonly replay: ReplayLink | null
  readonly current: boolean
  readonly onSeek: ((eventId: string) => void) | null
}

export function EventRow({ event, raw, replay, current, onSeek }: EventRowProps) {
  const [open, setOpen] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li
      ref={row}
      className={current ? `${styles.event} ${styles.current}` : styles.event}
      aria-current={current}
    >
      <div className={styles.line}>
        <button
          type="button"
          className={styles.main}
          onClick={() => (onSeek ? onSeek(event.id) : setOpen(!open))}
          title={onSeek ? 'Show this moment' : undefined}
        >
          <span className={styles.dot} aria-hidden />
          <time className={styles.time} dateTime={new Date(event.time).toISOString()}>
            {timeOfDay(event.time, zone, true)}
          </time>
          <span className={styles.name}>{event.name}</span>
          <span className={styles.summary}>{summaryOf(event)}</span>
        </button>
        {current && <span className={styles.now}>now</span>}
        <button
          type="button"
          className={styles.unfold}
          aria-expanded={open}
          aria-label={`Details of ${event.name}`}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={14} className={open ? styles.up : undefined} aria-hidden />
        </button>
      </div>
      {(open || raw) && <EventDetails event={event} raw={raw} replay={replay} />}
    </li>
  )
}

/** The first properties that tell one event from the next; the replay id is the same everywhere and is left out. */
function summaryOf(event: TrackedEvent): string {
  return Object.entries(event.properties)
    .filter(([key]) => !key.startsWith('[Amplitude]'))
    .slice(0, 2)
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join('  ·  ')
}
