// Copies the link to this replay at the moment that the picture shows.
import { Link2 } from 'lucide-react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { useAddress } from '../shared/navigation.tsx'
import { ActionButton } from './ActionButton.tsx'
import { copyText } from './copyText.ts'
import { replayLink } from './replayLink.ts'

interface CopyLinkProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly compact?: boolean
}

export function CopyLink({ player, replay, compact }: CopyLinkProps) {
  const address = useAddress()
  const copy = () => {
    const at = player.store.getState().shownAt ?? 0
    const link = new URL(address(replayLink(replay, { at })), window.location.href).href
    return copyText(link, `Copied at ${clockText(at)}`)
  }
  return (
    <ActionButton
      icon={Link2}
      label="Copy link"
      title="Copy a link to this moment (c)"
      hook="data-copy-link"
      onPress={copy}
      {...(compact && { compact })}
    />
  )
}
