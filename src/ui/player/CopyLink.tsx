// Copies the link to this replay at the moment that the picture shows.
import { Link2 } from 'lucide-react'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { ActionButton } from './ActionButton.tsx'
import { copyText } from './copyText.ts'
import type { AddressOf } from './moments.ts'

interface CopyLinkProps {
  readonly player: Player
  readonly addressOf: AddressOf
  readonly compact?: boolean
}

export function CopyLink({ player, addressOf, compact }: CopyLinkProps) {
  const copy = () => {
    const at = player.store.getState().shownAt ?? 0
    return copyText(addressOf({ at }), `Copied at ${clockText(at)}`)
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
