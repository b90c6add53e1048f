// Copies the link to this replay at the moment that the picture shows.
import { Check, CircleX, Link2, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { useAddress } from '../shared/navigation.tsx'
import styles from './CopyLink.module.css'
import { replayLink } from './replayLink.ts'

interface CopyLinkProps {
  readonly player: Player
  readonly replay: ReplayIndex
  /** Without its words, where there is little room. */
  readonly compact?: boolean
}

interface Outcome {
  readonly icon: LucideIcon
  readonly text: string
}

/** Browsers may refuse: without a permission, or where the page has no focus. */
function outcomeOf(copying: Promise<void>, moment: string): Promise<Outcome> {
  return copying.then(
    () => ({ icon: Check, text: `Copied at ${moment}` }),
    () => ({ icon: CircleX, text: 'The browser refused to copy' }),
  )
}

export function CopyLink({ player, replay, compact = false }: CopyLinkProps) {
  const address = useAddress()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const at = player.store.getState().shownAt ?? 0
    const link = new URL(address(replayLink(replay, at)), window.location.href).href
    setOutcome(await outcomeOf(navigator.clipboard.writeText(link), clockText(at)))
  }
  const Icon = outcome?.icon ?? Link2
  return (
    <>
      <button
        type="button"
        className={compact ? `${styles.copy} ${styles.compact}` : styles.copy}
        data-copy-link
        onClick={() => void copy()}
        title="Copy a link to this moment (c)"
      >
        <Icon size={14} aria-hidden />
        <span className={compact && outcome === null ? 'visually-hidden' : undefined}>
          {outcome?.text ?? 'Copy link'}
        </span>
      </button>
      {/* Beside the button: what a button holds is its name, not news. */}
      <span role="status" className="visually-hidden">
        {outcome?.text}
      </span>
    </>
  )
}
