// The player at the right of the event stream: the stream is its event list.
import { useQuery } from '@tanstack/react-query'
import { Maximize2, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { ReplayAnswer } from '../../api/contract.ts'
import { replayQuery } from '../../api/queries.ts'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { deviceName } from '../../lib/deviceNames.ts'
import { timeOfDay } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import type { ReplayStage } from '../../render/index.ts'
import type { OpenReplay } from '../lookup/openReplay.ts'
import { useServices, zone } from '../shared/context.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { useNavigate } from '../shared/navigation.tsx'
import { Waiting } from '../shared/States.tsx'
import { useBorrowedFocus } from '../shared/useBorrowedFocus.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { Controls } from './Controls.tsx'
import { CopyLink } from './CopyLink.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { currentIndex, momentsOf } from './moments.ts'
import { NoReplay } from './NoReplay.tsx'
import { Picture } from './Picture.tsx'
import styles from './ReplayPanel.module.css'
import { ReplaySwitch } from './ReplaySwitch.tsx'
import { replayLink } from './replayLink.ts'
import { SavePicture } from './SavePicture.tsx'
import { type TimedEvent, timedEvents } from './timedEvents.ts'
import { usePlayer } from './usePlayer.ts'
import { usePlayerKeys } from './usePlayerKeys.ts'

interface ReplayPanelProps {
  readonly link: NonNullable<OpenReplay['link']>
  readonly request: OpenReplay['request']
  readonly onPlay: OpenReplay['play']
  readonly onCurrentEvent: (eventId: string | null) => void
  readonly onClose: () => void
}

export function ReplayPanel({ link, request, onPlay, onCurrentEvent, onClose }: ReplayPanelProps) {
  const { project } = useServices()
  const { data, error, refetch } = useQuery(replayQuery(project, link.deviceId, link.sessionId))
  const close = (
    <IconButton label="Close the replay" onClick={onClose}>
      <X size={18} />
    </IconButton>
  )
  if (data)
    return (
      <OpenPanel
        answer={data}
        request={request}
        onPlay={onPlay}
        onCurrentEvent={onCurrentEvent}
        close={close}
      />
    )
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.title}>Replay</h2>
        {close}
      </div>
      {error ? (
        <NoReplay error={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting label="Loading the replay…" />
      )}
    </div>
  )
}

interface OpenPanelProps extends Pick<ReplayPanelProps, 'request' | 'onPlay' | 'onCurrentEvent'> {
  readonly answer: ReplayAnswer
  readonly close: ReactNode
}

function OpenPanel({ answer, request, onPlay, onCurrentEvent, close }: OpenPanelProps) {
  const { replay } = answer
  const events = useMemo(() => timedEvents(replay, answer.events), [replay, answer.events])
  const player = usePlayer(replay, 0 as RecordingTime, true)
  const panel = useRef<HTMLDivElement>(null)
  const stage = useRef<ReplayStage | null>(null)
  const moments = useMemo(() => momentsOf(replay, events), [replay, events])
  usePlayerKeys(player, moments)
  // The keys are the player's from the click on Play Session on: space must not press that button again.
  useBorrowedFocus(panel)
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1} data-full-screen>
      {player && (
        <>
          <PanelHead player={player} replay={replay} stage={stage}>
            {answer.user && (
              <ReplaySwitch player={player} replay={replay} user={answer.user.id} onOpen={onPlay} />
            )}
            {close}
          </PanelHead>
          <EventSync player={player} events={events} request={request} onCurrentEvent={onCurrentEvent} />
          <div className={styles.picture}>
            <Picture player={player} replay={replay} stage={stage} />
          </div>
          <div className={styles.foot}>
            <Timeline player={player} replay={replay} events={events} />
            <Controls player={player}>
              <KeyHelp />
            </Controls>
          </div>
        </>
      )}
    </div>
  )
}

interface PanelHeadProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly stage: RefObject<ReplayStage | null>
  readonly children: ReactNode
}

function PanelHead({ player, replay, stage, children }: PanelHeadProps) {
  const navigate = useNavigate()
  const { device, app, startedAt, clockOffset } = replay
  // The page opens where the panel stands.
  const expand = () => navigate(replayLink(replay, { at: player.store.getState().shownAt ?? 0 }))
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>
        {deviceName(device.model)}
        <span>
          {device.os} {device.osVersion} · {app.version} · {timeOfDay(startedAt + clockOffset, zone)}
        </span>
      </h2>
      <SavePicture player={player} replay={replay} stage={stage} compact />
      <CopyLink player={player} replay={replay} compact />
      <IconButton label="Open on its own page" onClick={expand}>
        <Maximize2 size={15} />
      </IconButton>
      {children}
    </div>
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
