// A square button of one icon; its label is its tooltip too.
import type { ReactNode } from 'react'
import styles from './IconButton.module.css'

interface IconButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
  readonly large?: boolean
  readonly disabled?: boolean
}

export function IconButton({ label, onClick, children, large = false, disabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      className={large ? `${styles.button} ${styles.large}` : styles.button}
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled}
    >
      {children}
    </button>
  )
}
