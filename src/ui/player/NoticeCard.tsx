// The card over the picture: what stands there and why, read aloud when it comes, and where it can help a button that asks again.
import { RetryButton, Spinner } from '../shared/States.tsx'
import styles from './NoticeCard.module.css'
import type { Notice } from './notice.ts'

interface NoticeCardProps {
  readonly notice: Notice | null
  readonly onRetry: () => void
}

/** Always on the page, also empty: only changes within what is there are read aloud. */
export function NoticeCard({ notice, onRetry }: NoticeCardProps) {
  const isFailed = notice?.tone === 'failed'
  const text = notice && <NoticeText notice={notice} />
  return (
    <div className={styles.cover}>
      <div className={cardClass(notice)}>
        {/* A wait is not told: every stop of a scrub may begin one. */}
        <div role="status">{!isFailed && notice?.tone !== 'busy' && text}</div>
        {notice?.tone === 'busy' && text}
        {isFailed && <div role="alert">{text}</div>}
        {notice?.canRetry && (
          <p className={styles.retry}>
            <RetryButton onRetry={onRetry} />
          </p>
        )}
      </div>
    </div>
  )
}

function NoticeText({ notice: { label, detail, tone } }: { notice: Notice }) {
  return (
    <>
      <p className={styles.label}>
        {tone === 'busy' && <Spinner />}
        {(tone === 'warning' || tone === 'failed') && <span className={styles[tone]} aria-hidden />}
        {label}
      </p>
      {detail && <p className={styles.detail}>{detail}</p>}
    </>
  )
}

function cardClass(notice: Notice | null): string | undefined {
  if (!notice) return styles.none
  const place = notice.veil ? '' : styles.upper
  return `${styles.card} ${place} ${notice.tone === 'busy' ? styles.wait : ''}`
}
