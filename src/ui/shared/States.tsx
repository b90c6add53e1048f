// The three ways in which a part of a page has nothing to show, waiting, empty and failed, and what they are made of. Each says why and what next.
import { CloudOff, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './States.module.css'

/** Appears after 200 ms only, by CSS: shorter waits show nothing. */
export function Waiting({ label }: { label: string }) {
  return (
    <div className={styles.waiting} role="status">
      <Spinner />
      {label}
    </div>
  )
}

export function Spinner() {
  return <span className={styles.spinner} aria-hidden />
}

export function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <button type="button" className={styles.retry} onClick={onRetry}>
      <RotateCw size={14} aria-hidden /> Try again
    </button>
  )
}

interface EmptyProps {
  readonly icon: ReactNode
  readonly title: string
  /** Whether it is all that the page has to say. */
  readonly wholePage?: boolean
  readonly children?: ReactNode
}

export function Empty({ icon, title, wholePage = false, children }: EmptyProps) {
  const Heading = wholePage ? 'h1' : 'h2'
  return (
    <div className={styles.state} role="status">
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Heading>{title}</Heading>
      {children && <div className={styles.detail}>{children}</div>}
    </div>
  )
}

interface FailedProps {
  readonly title: string
  readonly error: unknown
  readonly onRetry?: () => void
  /** Whether it is all that the page has to say. */
  readonly wholePage?: boolean
}

export function Failed({ title, error, onRetry, wholePage = false }: FailedProps) {
  const Heading = wholePage ? 'h1' : 'h2'
  return (
    <div className={styles.state} role="alert">
      <span className={`${styles.icon} ${styles.bad}`} aria-hidden>
        <CloudOff size={22} />
      </span>
      <Heading>{title}</Heading>
      <div className={styles.detail}>{causeOf(error)}</div>
      {onRetry && <RetryButton onRetry={onRetry} />}
    </div>
  )
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
