// The session's events beside the picture: virtual, follows the playhead, a click seeks.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { SearchField } from '../shared/SearchField.tsx'
import styles from './EventList.module.css'
import { currentIndex, type TimedEvent } from './timedEvents.ts'

const ROW = 36

interface EventListProps {
  readonly player: Player
  readonly events: readonly TimedEvent[]
}

export function EventList({ player, events }: EventListProps) {
  const [search, setSearch] = useState('')
  const shown = useMemo(() => matching(events, search), [events, search])
  const current = useStore(player.store, (facts) => currentIndex(shown, facts.coarseAt))
  return (
    <div className={styles.panel}>
      <SearchField
        className={styles.search}
        value={search}
        onChange={setSearch}
        label="Search events"
        forEvents
      />
      {shown.length === 0 ? (
        <p className={styles.none}>
          {events.length === 0 ? 'This session has no events.' : `No event is named like “${search}”.`}
        </p>
      ) : (
        <Rows player={player} events={shown} current={current} />
      )}
    </div>
  )
}

interface RowsProps extends EventListProps {
  readonly current: number
}

function Rows({ player, events, current }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' })
  }, [current, rows])
  return (
    <div ref={scroller} className={styles.scroller}>
      <ol className={styles.rows} style={{ height: rows.getTotalSize() }} aria-label="Events">
        {rows.getVirtualItems().map((item) => {
          const timed = events[item.index]
          return (
            timed && (
              <li key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  className={styles.event}
                  aria-current={item.index === current}
                  onClick={() => player.send({ kind: 'seek', to: timed.at })}
                >
                  <span className={styles.time}>{clockText(timed.at)}</span>
                  <span className={styles.name}>{timed.event.name}</span>
                </button>
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}

function matching(events: readonly TimedEvent[], search: string): readonly TimedEvent[] {
  const needle = search.trim().toLowerCase()
  return needle ? events.filter(({ event }) => event.name.toLowerCase().includes(needle)) : events
}
