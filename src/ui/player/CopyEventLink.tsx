// Copies the link to an event of a replay. Small, for rows; says how it went in its tooltip and to readers.
import { Link2 } from 'lucide-react'
import { ActionButton } from './ActionButton.tsx'
import { copyText } from './copyText.ts'
import type { AddressOf } from './moments.ts'

interface CopyEventLinkProps {
  readonly addressOf: AddressOf
  /** Null: of a moment that is no event. */
  readonly eventId: string | null
  /** Ms, where it is known. */
  readonly at?: number
  /** What the link is to. */
  readonly name: string
  readonly compact?: boolean
}

export function CopyEventLink({ addressOf, eventId, at, name, compact }: CopyEventLinkProps) {
  const copy = () =>
    copyText(addressOf({ event: eventId ?? undefined, ...(at !== undefined && { at }) }), 'Copied')
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
