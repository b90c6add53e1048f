// Why a replay cannot be opened: there is none, or it cannot be had now.
import { VideoOff } from 'lucide-react'
import { ApiFailure } from '../../api/client.ts'
import { Empty, Failed } from '../shared/States.tsx'
import { Link } from '../shell/navigation.tsx'

interface NoReplayProps {
  readonly error: unknown
  readonly onRetry: () => void
  readonly wholePage?: boolean
}

export function NoReplay({ error, onRetry, wholePage = false }: NoReplayProps) {
  if (!(error instanceof ApiFailure) || error.status !== 404) {
    return (
      <Failed wholePage={wholePage} title="The replay cannot be loaded" error={error} onRetry={onRetry} />
    )
  }
  return (
    <Empty wholePage={wholePage} icon={<VideoOff size={22} />} title="There is no such replay">
      No chunk of it is stored in this project. The upload may still come; if the link is old, the replay may
      have been deleted. {wholePage && <Link to="/users">Look up a user</Link>}
    </Empty>
  )
}
