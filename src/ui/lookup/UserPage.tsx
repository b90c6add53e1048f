// One user: who it is, the event stream, and at the right, once Play Session is clicked, the player. What is open is in the URL:
// `replay` (deviceId/sessionId).
import { useQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { ApiFailure } from '../../api/client.ts'
import type { ReplayLink } from '../../api/contract.ts'
import { userQuery } from '../../api/queries.ts'
import { ReplayPanel } from '../replays/ReplayPanel.tsx'
import { Empty, Failed, Waiting } from '../shared/States.tsx'
import { useTitle } from '../shared/useTitle.ts'
import { useServices } from '../shell/context.ts'
import { Link, useQueryParams } from '../shell/navigation.tsx'
import { Shell } from '../shell/Shell.tsx'
import { EventStream } from './EventStream.tsx'
import type { OpenReplay } from './openReplay.ts'
import { UserHeader } from './UserHeader.tsx'
import styles from './UserPage.module.css'

export function UserPage() {
  const id = useUserId()
  useTitle(id)
  return (
    <Shell>
      {/* A new user is a new page: nothing of the one before may stay open. */}
      <UserView key={id} id={id} />
    </Shell>
  )
}

/** From the address itself: the router takes an id's own `%2F` for a slash. */
function useUserId(): string {
  const { user = '' } = useParams()
  const segment = useLocation().pathname.split('/')[2]
  try {
    return segment === undefined ? user : decodeURIComponent(segment)
  } catch {
    return user
  }
}

function UserView({ id }: { id: string }) {
  const { project } = useServices()
  const { data, error, refetch } = useQuery(userQuery(project, id))
  const open = useOpenReplay()
  if (error && !data) return <NoUser id={id} error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting label="Loading the user…" />
  return (
    <div className={open.link ? `${styles.page} ${styles.split}` : styles.page}>
      <div className={styles.stream}>
        <UserHeader user={data.user} />
        <EventStream user={data.user.id} open={open} />
      </div>
      {open.link && (
        <aside className={styles.panel} aria-label="Replay">
          <ReplayPanel
            key={`${open.link.deviceId}/${open.link.sessionId}`}
            link={open.link}
            request={open.request}
            onPlay={open.play}
            onCurrentEvent={open.setCurrentEvent}
            onClose={open.close}
          />
        </aside>
      )}
    </div>
  )
}

/** The replay that the panel shows, kept in the URL, and the seek that an event asked for. */
function useOpenReplay(): OpenReplay {
  const [params, setParams] = useQueryParams()
  const [request, setRequest] = useState<OpenReplay['request']>(null)
  const [currentEvent, setCurrentEvent] = useState<string | null>(null)
  const replay = params.get('replay')
  const play = useCallback(
    (link: Pick<ReplayLink, 'deviceId' | 'sessionId'>) => {
      setRequest(null)
      setParams({ replay: `${link.deviceId}/${link.sessionId}` })
    },
    [setParams],
  )
  const close = useCallback(() => {
    setCurrentEvent(null)
    setParams({})
  }, [setParams])
  const seekToEvent = useCallback((eventId: string) => setRequest({ eventId, turn: performance.now() }), [])
  return { link: parseReplayId(replay), request, currentEvent, play, close, seekToEvent, setCurrentEvent }
}

function parseReplayId(id: string | null): OpenReplay['link'] {
  const slash = id?.indexOf('/') ?? -1
  if (!id || slash < 1 || slash === id.length - 1) return null
  return { deviceId: id.slice(0, slash), sessionId: id.slice(slash + 1) }
}

function NoUser({ id, error, onRetry }: { id: string; error: unknown; onRetry: () => void }) {
  if (!(error instanceof ApiFailure) || error.status !== 404) {
    return <Failed wholePage title="This user cannot be loaded" error={error} onRetry={onRetry} />
  }
  return (
    <Empty wholePage icon={<UserRoundX size={22} />} title={`There is no user “${id}”`}>
      No event of this project carries that user id or device id. It may be spelled differently:{' '}
      <Link to={`/users?q=${encodeURIComponent(id)}`}>look it up</Link>.
    </Empty>
  )
}
