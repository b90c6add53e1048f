// A replay on a page of its own, opened at the moment that `?e=` or `?t=` says: picture, events and facts beside it, the timeline below.
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type RefObject, useMemo, useRef } from 'react'
import { useParams } from 'react-router'
import type { ReplayAnswer } from '../../api/contract.ts'
import { replayQuery } from '../../api/queries.ts'
import { deviceName } from '../../lib/deviceNames.ts'
import { dayText, timeOfDay } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import type { ReplayStage } from '../../render/index.ts'
import { useServices, zone } from '../shared/context.ts'
import { Link, useNavigate, useQueryParams } from '../shared/navigation.tsx'
import { Shell } from '../shared/Shell.tsx'
import { Waiting } from '../shared/States.tsx'
import { Tabs } from '../shared/Tabs.tsx'
import { useTitle } from '../shared/useTitle.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { Controls } from './Controls.tsx'
import { CopyLink } from './CopyLink.tsx'
import { EventList } from './EventList.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { LogList } from './LogList.tsx'
import { countLogs } from './logs.ts'
import { type Moment, momentsOf } from './moments.ts'
import { NoReplay } from './NoReplay.tsx'
import { Picture } from './Picture.tsx'
import { ReplayInfo } from './ReplayInfo.tsx'
import styles from './ReplayPage.module.css'
import { ReplaySwitch } from './ReplaySwitch.tsx'
import { openingTime, replayLink } from './replayLink.ts'
import { SavePicture } from './SavePicture.tsx'
import { timedEvents } from './timedEvents.ts'
import { usePlayer } from './usePlayer.ts'
import { usePlayerKeys } from './usePlayerKeys.ts'

export function ReplayPage() {
  const { deviceId = '', sessionId = '' } = useParams()
  const [params] = useQueryParams()
  const { project } = useServices()
  const { data, error, refetch } = useQuery(replayQuery(project, deviceId, sessionId))
  useTitle('Replay')
  return (
    <Shell>
      {data && <OpenReplay key={`${deviceId}/${sessionId}`} answer={data} query={params} />}
      {!data && error && <NoReplay wholePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting label="Loading the replay…" />}
    </Shell>
  )
}

function OpenReplay({ answer, query }: { answer: ReplayAnswer; query: URLSearchParams }) {
  const { replay } = answer
  const events = useMemo(() => timedEvents(replay, answer.events), [replay, answer.events])
  const player = usePlayer(replay, openingTime(query, events), false)
  const stage = useRef<ReplayStage | null>(null)
  const moments = useMemo(() => momentsOf(replay, events), [replay, events])
  usePlayerKeys(player, moments)
  if (!player) return null
  return (
    <div className={styles.page} data-full-screen>
      <Head answer={answer} player={player} stage={stage} />
      <div className={styles.picture}>
        <Picture player={player} replay={replay} stage={stage} />
      </div>
      <Side player={player} answer={answer} moments={moments} />
      <div className={styles.foot}>
        <Timeline player={player} replay={replay} events={events} />
        <Controls player={player}>
          <KeyHelp />
        </Controls>
      </div>
    </div>
  )
}

interface HeadProps {
  readonly answer: ReplayAnswer
  readonly player: Player
  readonly stage: RefObject<ReplayStage | null>
}

function Head({ answer, player, stage }: HeadProps) {
  const { replay, user } = answer
  const start = replay.startedAt + replay.clockOffset
  const navigate = useNavigate()
  return (
    <header className={styles.head}>
      {user && (
        <Link to={`/users/${encodeURIComponent(user.id)}`} className={styles.back}>
          <ArrowLeft size={16} aria-hidden /> {user.id}
        </Link>
      )}
      <h1>
        {deviceName(replay.device.model)} · {replay.app.version}
        <span>
          {dayText(start, Date.now(), zone)} {timeOfDay(start, zone)}
        </span>
      </h1>
      <div className={styles.actions}>
        {user && (
          <ReplaySwitch
            player={player}
            replay={replay}
            user={user.id}
            onOpen={(link) => navigate(replayLink(link))}
          />
        )}
        <SavePicture player={player} replay={replay} stage={stage} />
        <CopyLink player={player} replay={replay} />
      </div>
    </header>
  )
}

interface SideProps {
  readonly player: Player
  readonly answer: ReplayAnswer
  readonly moments: readonly Moment[]
}

function Side({ player, answer, moments }: SideProps) {
  return (
    <section className={styles.side} aria-label="About this replay">
      <Tabs
        tabs={[
          {
            name: 'Events',
            count: moments.length,
            content: <EventList player={player} replay={answer.replay} moments={moments} />,
          },
          {
            name: 'Logs',
            count: countLogs(answer.replay),
            content: <LogList player={player} replay={answer.replay} />,
          },
          { name: 'Info', content: <ReplayInfo replay={answer.replay} /> },
        ]}
      />
    </section>
  )
}
