// Copies the link to this replay at the moment that the picture shows.
import { Check, Link2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import styles from './CopyLink.module.css'
import { replayLink } from './replayLink.ts'

interface CopyLinkProps {
  readonly player: Player
  readonly replay: ReplayIndex
  /** Without its words, where there is little room. */
  readonly compact?: boolean
}

export function CopyLink({ player, replay, compact = false }: CopyLinkProps) {
  const [copied, setCopied] = useState<string | null>(null)
  useEffect(() => {
    if (copied === null) return
    const timer = setTimeout(() => setCopied(null), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const at = player.store.getState().shownAt ?? 0
    const link = new URL(replayLink(replay, at), window.location.href).href
    await navigator.clipboard.writeText(link)
    setCopied(clockText(at))
  }
  return (
    <button
      type="button"
      className={compact ? `${styles.copy} ${styles.compact}` : styles.copy}
      data-copy-link
      onClick={() => void copy()}
      title="Copy a link to this moment (c)"
    >
      {copied === null ? <Link2 size={14} aria-hidden /> : <Check size={14} aria-hidden />}
      <span role="status" className={compact && copied === null ? 'visually-hidden' : undefined}>
        {copied === null ? 'Copy link' : `Copied at ${copied}`}
      </span>
    </button>
  )
}
