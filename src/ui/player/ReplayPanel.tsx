// The player at the right of the event stream: the stream is its event list.
import { useQuery } from '@tanstack/react-query'
import { Maximize2, X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import type { ReplayAnswer } from '../../api/contract.ts'
import { replayQuery } from '../../api/queries.ts'
import type { RecordingTime } from '../../format/types.ts'
import { timeOfDay } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import type { OpenReplay } from '../lookup/openReplay.ts'
import { useServices, zone } from '../shared/context.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { Failed, Waiting } from '../shared/States.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { Controls } from './Controls.tsx'
import { CopyLink } from './CopyLink.tsx'
import { Picture } from './Picture.tsx'
import { PlayerStatus } from './PlayerStatus.tsx'
import styles from './ReplayPanel.module.css'
import { replayLink } from './replayLink.ts'
import { currentIndex, type TimedEvent, timedEvents } from './timedEvents.ts'
import { usePlayer } from './usePlayer.ts'
import { usePlayerKeys } from './usePlayerKeys.ts'

interface ReplayPanelProps {
  readonly link: NonNullable<OpenReplay['link']>
  readonly request: OpenReplay['request']
  readonly onCurrentEvent: (eventId: string | null) => void
  readonly onClose: () => void
}

export function ReplayPanel({ link, request, onCurrentEvent, onClose }: ReplayPanelProps) {
  const { project } = useServices()
  const { data, error, refetch } = useQuery(replayQuery(project, link.deviceId, link.sessionId))
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <PanelTitle answer={data ?? null} />
        <Link
          className={styles.page}
          to={replayLink(link)}
          aria-label="Open on its own page"
          title="Open on its own page"
        >
          <Maximize2 size={15} />
        </Link>
        <IconButton label="Close the replay" onClick={onClose}>
          <X size={18} />
        </IconButton>
      </div>
      {data && <OpenPanel answer={data} request={request} onCurrentEvent={onCurrentEvent} />}
      {!data && error && (
        <Failed title="The replay cannot be loaded" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Waiting label="Loading the replay…" />}
    </div>
  )
}

function PanelTitle({ answer }: { answer: ReplayAnswer | null }) {
  if (!answer) return <h2 className={styles.title}>Replay</h2>
  const { device, app, startedAt, clockOffset } = answer.replay
  return (
    <h2 className={styles.title}>
      {device.model}
      <span>
        {device.os} {device.osVersion} · {app.version} · {timeOfDay(startedAt + clockOffset, zone)}
      </span>
    </h2>
  )
}

interface OpenPanelProps extends Pick<ReplayPanelProps, 'request' | 'onCurrentEvent'> {
  readonly answer: ReplayAnswer
}

function OpenPanel({ answer, request, onCurrentEvent }: OpenPanelProps) {
  const { replay } = answer
  const events = useMemo(() => timedEvents(replay, answer.events), [replay, answer.events])
  const player = usePlayer(replay, 0 as RecordingTime, true)
  usePlayerKeys(player, events)
  if (!player) return null
  return (
    <>
      <EventSync player={player} events={events} request={request} onCurrentEvent={onCurrentEvent} />
      <div className={styles.picture}>
        <Picture player={player} replay={replay} />
        <PlayerStatus player={player} />
      </div>
      <div className={styles.foot}>
        <Timeline player={player} replay={replay} events={events} />
        <Controls player={player}>
          <CopyLink player={player} replay={replay} />
        </Controls>
      </div>
    </>
  )
}

interface EventSyncProps extends Pick<OpenPanelProps, 'request' | 'onCurrentEvent'> {
  readonly player: Player
  readonly events: readonly TimedEvent[]
}

/** The stream's clicks become seeks; the event that the playhead has reached is told back. Shows nothing. */
function EventSync({ player, events, request, onCurrentEvent }: EventSyncProps) {
  const current = useStore(
    player.store,
    (facts) => events[currentIndex(events, facts.coarseAt)]?.event.id ?? null,
  )
  useEffect(() => onCurrentEvent(current), [current, onCurrentEvent])
  useEffect(() => {
    const wanted = request && events.find(({ event }) => event.id === request.eventId)
    if (wanted) player.send({ kind: 'seek', to: wanted.at })
  }, [request, events, player])
  return null
}
