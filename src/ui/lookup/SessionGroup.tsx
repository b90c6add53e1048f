// One session of the stream: its head with Play Session or the reason why there is none, its events on one line. An event outside of any
// session stands alone.
import { CircleOff, Play } from 'lucide-react'
import { useState } from 'react'
import type { MissingReplay, StreamGroup } from '../../api/contract.ts'
import { clockText, durationText, timeOfDay } from '../../lib/time.ts'
import { zone } from '../shared/zone.ts'
import { EventRow } from './EventRow.tsx'
import type { OpenReplay } from './openReplay.ts'
import styles from './SessionGroup.module.css'

/** More events than this are shown on request only: a session of 5,000 must not slow the page. */
const FIRST_EVENTS = 60

interface SessionGroupProps {
  readonly group: StreamGroup
  readonly raw: boolean
  readonly open: OpenReplay
}

export function SessionGroup({ group, raw, open }: SessionGroupProps) {
  const [all, setAll] = useState(false)
  const playing = isOpen(group, open)
  const events = all ? group.events : group.events.slice(0, FIRST_EVENTS)
  return (
    <article className={`${styles.group} ${styles[group.kind]} ${playing ? styles.playing : ''}`}>
      {group.kind === 'session' && <SessionHead group={group} playing={playing} open={open} />}
      <ol className={styles.events}>
        {events.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            raw={raw}
            replay={group.replay}
            current={open.currentEvent === event.id}
            onSeek={playing ? open.seekToEvent : null}
          />
        ))}
      </ol>
      {events.length < group.events.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {group.events.length - events.length} earlier events
        </button>
      )}
    </article>
  )
}

function SessionHead({ group, playing, open }: { group: StreamGroup; playing: boolean; open: OpenReplay }) {
  const { replay } = group
  return (
    <header className={styles.head}>
      <span className={styles.times}>
        {timeOfDay(group.start, zone)} – {timeOfDay(group.end, zone)}
      </span>
      <span className={styles.facts}>
        {durationText(group.end - group.start)} · {group.events.length}{' '}
        {group.events.length === 1 ? 'event' : 'events'}
      </span>
      {replay && (
        <button
          type="button"
          className={styles.play}
          aria-pressed={playing}
          onClick={() => open.play(replay)}
        >
          <Play size={12} fill="currentColor" aria-hidden />
          Play Session
          <span className={styles.length}>{clockText(replay.duration)}</span>
        </button>
      )}
      {group.missing && (
        <span className={styles.missing} title={missingDetail(group.missing)}>
          <CircleOff size={12} aria-hidden />
          {missingText(group.missing)}
          <span className="visually-hidden">. {missingDetail(group.missing)}</span>
        </span>
      )}
    </header>
  )
}

function isOpen(group: StreamGroup, open: OpenReplay): boolean {
  const { replay } = group
  return (
    replay !== null && open.link?.deviceId === replay.deviceId && open.link.sessionId === replay.sessionId
  )
}

function missingText(missing: MissingReplay): string {
  return missing.reason === 'noChunkStored' ? 'No replay: nothing uploaded' : 'No replay: not recorded'
}

function missingDetail(missing: MissingReplay): string {
  if (missing.reason === 'noChunkStored') {
    return `Events carry the replay id ${missing.replayId}, but no chunk of it is stored in this project. The upload may still come, or went to another project.`
  }
  return 'No event of this session carries the property [Amplitude] Session Replay ID: it was not sampled, the user had opted out, or the recorder is not set up.'
}
