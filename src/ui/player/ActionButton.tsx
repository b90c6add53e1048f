// A button that does one thing away from the page (copies, saves) and says for a moment how that went.
import { Check, CircleX, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import styles from './ActionButton.module.css'

/** `isDone`: false where it did not work. */
export interface Outcome {
  readonly isDone: boolean
  readonly text: string
}

interface ActionButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  /** The tooltip, with the key where there is one. */
  readonly title: string
  readonly onPress: () => Promise<Outcome>
  /** It is at it: its words say how far, also where there is little room. */
  readonly isBusy?: boolean
  /** Without its words, where there is little room. */
  readonly compact?: boolean
  /** What the player's key finds it by. */
  readonly hook?: `data-${string}`
}

const SHOWN_MS = 2_000
/** What went wrong takes longer to read. */
const SHOWN_FAILED_MS = 6_000

export function ActionButton({ icon, label, title, onPress, ...more }: ActionButtonProps) {
  const { isBusy = false, compact = false, hook } = more
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), outcome.isDone ? SHOWN_MS : SHOWN_FAILED_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const isIdle = outcome === null && !isBusy
  const Icon = outcome === null ? icon : outcome.isDone ? Check : CircleX
  return (
    <>
      <button
        type="button"
        className={compact ? `${styles.action} ${styles.compact}` : styles.action}
        {...(hook && { [hook]: '' })}
        onClick={() => void onPress().then(setOutcome)}
        title={outcome?.text ?? title}
      >
        <Icon size={14} aria-hidden />
        <span
          className={compact && isIdle ? 'visually-hidden' : styles.words}
          data-idle={isIdle || undefined}
        >
          {outcome?.text ?? label}
        </span>
      </button>
      {/* Beside the button: what a button holds is its name, not news. */}
      <span role="status" className="visually-hidden">
        {outcome?.text}
      </span>
    </>
  )
}
