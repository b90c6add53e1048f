// Copies the link to an event of a replay. Small, for rows; says how it went in its tooltip and to readers.
import { Link2 } from 'lucide-react'
import { useAddress } from '../shared/navigation.tsx'
import { ActionButton } from './ActionButton.tsx'
import { copyText } from './copyText.ts'
import { replayLink } from './replayLink.ts'

interface CopyEventLinkProps {
  readonly replay: { readonly deviceId: string; readonly sessionId: string }
  /** Null: of a moment that is no event. */
  readonly eventId: string | null
  /** Ms, where it is known. */
  readonly at?: number
  /** What the link is to. */
  readonly name: string
  readonly compact?: boolean
}

export function CopyEventLink({ replay, eventId, at, name, compact }: CopyEventLinkProps) {
  const address = useAddress()
  const copy = () => {
    const to = replayLink(replay, { event: eventId ?? undefined, ...(at !== undefined && { at }) })
    return copyText(new URL(address(to), window.location.href).href, 'Copied')
  }
  return (
    <ActionButton
      icon={Link2}
      label={`Copy link to ${name}`}
      title="Copy a link to this moment of the replay"
      onPress={copy}
      {...(compact && { compact })}
    />
  )
}
