// The player at the right of the event stream: the stream is its event list.
import { useQuery } from '@tanstack/react-query'
import { Maximize2, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ReplayAnswer } from '../../api/contract.ts'
import { replayQuery } from '../../api/queries.ts'
import { deviceName } from '../../lib/deviceNames.ts'
import { timeOfDay } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import type { OpenReplay } from '../lookup/openReplay.ts'
import { CopyLink } from '../player/CopyLink.tsx'
import { currentIndex } from '../player/moments.ts'
import { ReplayView, type ViewParts } from '../player/ReplayView.tsx'
import { SavePicture } from '../player/SavePicture.tsx'
import { SaveReplay } from '../player/SaveReplay.tsx'
import type { TimedEvent } from '../player/timedEvents.ts'
import { IconButton } from '../shared/IconButton.tsx'
import { Waiting } from '../shared/States.tsx'
import { useBorrowedFocus } from '../shared/useBorrowedFocus.ts'
import { zone } from '../shared/zone.ts'
import { useServices } from '../shell/context.ts'
import { useNavigate } from '../shell/navigation.tsx'
import { NoReplay } from './NoReplay.tsx'
import styles from './ReplayPanel.module.css'
import { ReplaySwitch } from './ReplaySwitch.tsx'
import { replayLink } from './replayLink.ts'
import { usePlayable } from './usePlayable.ts'
import { useReplayAddress } from './useReplayAddress.ts'

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
  const playable = usePlayable(answer)
  const panel = useRef<HTMLDivElement>(null)
  const addressOf = useReplayAddress(answer.replay)
  // The keys are the player's from the click on Play Session on: space must not press that button again.
  useBorrowedFocus(panel)
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      <ReplayView
        playable={playable}
        autoplay
        addressOf={addressOf}
        hasNeighbours={answer.user !== null}
        head={(parts) => (
          <PanelHead {...parts} answer={answer}>
            {answer.user && (
              <ReplaySwitch
                player={parts.player}
                replay={answer.replay}
                user={answer.user.id}
                onOpen={onPlay}
              />
            )}
            {close}
          </PanelHead>
        )}
      >
        {(player) => (
          <EventSync
            player={player}
            events={playable.events}
            request={request}
            onCurrentEvent={onCurrentEvent}
          />
        )}
      </ReplayView>
    </div>
  )
}

interface PanelHeadProps extends ViewParts {
  readonly answer: ReplayAnswer
  readonly children: ReactNode
}

function PanelHead({ player, answer, stage, children }: PanelHeadProps) {
  const { replay, events } = answer
  const { storedOf } = useServices()
  const navigate = useNavigate()
  const addressOf = useReplayAddress(replay)
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
      <SaveReplay replay={replay} events={events} stored={storedOf(replay)} compact />
      <CopyLink player={player} addressOf={addressOf} compact />
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
  // The events are others whenever the replay has grown; who clicked one before may have gone elsewhere since.
  const done = useRef<number | null>(null)
  useEffect(() => {
    if (!request || request.turn === done.current) return
    done.current = request.turn
    const wanted = events.find(({ event }) => event.id === request.eventId)
    if (wanted) player.send({ kind: 'seek', to: wanted.at })
  }, [request, events, player])
  return null
}
