// A replay on a page of its own, opened at the moment that `?e=` or `?t=` says, with the way back to its user and to that one's other replays.
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useParams } from 'react-router'
import type { ReplayAnswer } from '../../api/contract.ts'
import { replayQuery } from '../../api/queries.ts'
import { CopyLink } from '../player/CopyLink.tsx'
import type { AddressOf } from '../player/moments.ts'
import { ReplayHead } from '../player/ReplayHead.tsx'
import { ReplayView, type ViewParts } from '../player/ReplayView.tsx'
import { SavePicture } from '../player/SavePicture.tsx'
import { SaveReplay } from '../player/SaveReplay.tsx'
import { Waiting } from '../shared/States.tsx'
import { useTitle } from '../shared/useTitle.ts'
import { useServices } from '../shell/context.ts'
import { Link, useArrivalFocus, useNavigate, useQueryParams } from '../shell/navigation.tsx'
import { Shell } from '../shell/Shell.tsx'
import { NoReplay } from './NoReplay.tsx'
import { ReplaySwitch } from './ReplaySwitch.tsx'
import { openingTime, replayLink } from './replayLink.ts'
import { usePlayable } from './usePlayable.ts'
import { useReplayAddress } from './useReplayAddress.ts'

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
  const playable = usePlayable(answer)
  const addressOf = useReplayAddress(answer.replay)
  return (
    <ReplayView
      playable={playable}
      at={openingTime(query, playable.events)}
      lists
      addressOf={addressOf}
      hasNeighbours={answer.user !== null}
      head={(parts) => <Head {...parts} answer={answer} addressOf={addressOf} />}
    />
  )
}

interface HeadProps extends ViewParts {
  readonly answer: ReplayAnswer
  readonly addressOf: AddressOf
}

function Head({ answer, player, stage, addressOf }: HeadProps) {
  const { replay, events, user } = answer
  const { storedOf } = useServices()
  const navigate = useNavigate()
  const heading = useArrivalFocus()
  const back = user && (
    <Link to={`/users/${encodeURIComponent(user.id)}`}>
      <ArrowLeft size={16} aria-hidden /> {user.id}
    </Link>
  )
  return (
    <ReplayHead replay={replay} back={back} heading={heading}>
      {user && (
        <ReplaySwitch
          player={player}
          replay={replay}
          user={user.id}
          onOpen={(link) => navigate(replayLink(link))}
        />
      )}
      <SavePicture player={player} replay={replay} stage={stage} />
      <SaveReplay replay={replay} events={events} stored={storedOf(replay)} />
      <CopyLink player={player} addressOf={addressOf} />
    </ReplayHead>
  )
}
