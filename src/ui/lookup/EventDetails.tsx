// What an event holds: its properties and times, or as raw JSON what the client sent.
import type { ReplayLink, TrackedEvent } from '../../api/contract.ts'
import { CopyEventLink } from '../player/CopyEventLink.tsx'
import { useReplayAddress } from '../replays/useReplayAddress.ts'
import { zone } from '../shared/zone.ts'
import styles from './EventDetails.module.css'
import { valueText } from './userText.ts'

interface EventDetailsProps {
  readonly event: TrackedEvent
  readonly raw: boolean
  /** Of the event's session; null: there is none. */
  readonly replay: ReplayLink | null
}

export function EventDetails({ event, raw, replay }: EventDetailsProps) {
  if (raw) return <pre className={styles.raw}>{JSON.stringify(event.raw, null, 2)}</pre>
  const properties = Object.entries(event.properties)
  return (
    <div className={styles.details}>
      {properties.length > 0 && <Rows title="Event properties" rows={properties} />}
      <Rows title="Times" rows={timesOf(event)} />
      {replay && (
        <div>
          <EventLink replay={replay} event={event} />
        </div>
      )}
    </div>
  )
}

function EventLink({ replay, event }: { replay: ReplayLink; event: TrackedEvent }) {
  return <CopyEventLink addressOf={useReplayAddress(replay)} eventId={event.id} name={event.name} />
}

function Rows({ title, rows }: { title: string; rows: readonly (readonly [string, unknown])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{valueText(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function timesOf(event: TrackedEvent): [string, string][] {
  const rows: [string, number | null][] = [
    ['Shown', event.time],
    ['On the phone', event.clientTime],
    ['Uploaded, by the phone', event.uploadTime],
    ['Received', event.receivedTime],
  ]
  return rows.map(([key, time]) => [key, time === null ? '–' : dateTimeText(time)])
}

function dateTimeText(time: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: zone,
  }).format(time)
}
