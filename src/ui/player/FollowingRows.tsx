// Rows of moments beside the picture: virtual, the current one in sight, a click seeks. What a row says is given.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import type { RecordingTime } from '../../format/types.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import styles from './FollowingRows.module.css'

const ROW = 36

interface FollowingRowsProps<Row> {
  readonly player: Player
  readonly label: string
  readonly rows: readonly Row[]
  /** The index of the row that the playhead has reached; −1: none. */
  readonly current: number
  /** What stands behind the time, within the row's button. */
  readonly say: (row: Row) => ReactNode
  /** What stands beside the button. */
  readonly beside?: (row: Row) => ReactNode
  /** What the pointer is told where the row's words do not fit. */
  readonly title?: (row: Row) => string
}

export function FollowingRows<Row extends { readonly at: RecordingTime }>(props: FollowingRowsProps<Row>) {
  const { player, label, rows, current, say, beside, title } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [current, virtual])
  return (
    <div ref={scroller} className={styles.scroller}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          return (
            row && (
              <li key={key} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
                <button
                  type="button"
                  className={styles.moment}
                  aria-current={index === current}
                  title={title?.(row)}
                  onClick={() => player.send({ kind: 'seek', to: row.at })}
                >
                  <span className={styles.time}>{clockText(row.at)}</span>
                  {say(row)}
                </button>
                {beside?.(row)}
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}
