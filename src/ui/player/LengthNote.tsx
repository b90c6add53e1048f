// The replay's length where the session has another one: says why, on request.
import { useState } from 'react'
import { clockText } from '../../lib/time.ts'
import styles from './LengthNote.module.css'

interface LengthNoteProps {
  /** Ms. */
  readonly duration: number
  readonly text: string
}

export function LengthNote({ duration, text }: LengthNoteProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <span className={styles.note}>
      <button
        type="button"
        className={styles.length}
        aria-label={`${clockText(duration)}: the session has another length`}
        title="The session has another length"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        onBlur={close}
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {clockText(duration)}
      </button>
      <span role="status" className={isOpen ? styles.text : undefined}>
        {isOpen && text}
      </span>
    </span>
  )
}
