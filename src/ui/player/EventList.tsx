// The session's events beside the picture, and between them the taps that led to nothing: virtual, follows the playhead, a click seeks.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type LucideIcon, PointerOff, Zap } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { SearchField } from '../shared/SearchField.tsx'
import { CopyEventLink } from './CopyEventLink.tsx'
import styles from './EventList.module.css'
import { currentIndex, type Moment, matching } from './moments.ts'

const ROW = 36

interface EventListProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly moments: readonly Moment[]
}

export function EventList({ player, replay, moments }: EventListProps) {
  const [search, setSearch] = useState('')
  const shown = useMemo(() => matching(moments, search), [moments, search])
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
          {moments.length === 0 ? 'This session has no events.' : `No event is named like “${search}”.`}
        </p>
      ) : (
        <Rows player={player} replay={replay} moments={shown} current={current} />
      )}
    </div>
  )
}

interface RowsProps extends EventListProps {
  readonly current: number
}

function Rows({ player, replay, moments, current }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: moments.length,
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
          const moment = moments[item.index]
          return (
            moment && (
              <li key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  className={styles.event}
                  aria-current={item.index === current}
                  onClick={() => player.send({ kind: 'seek', to: moment.at })}
                >
                  <span className={styles.time}>{clockText(moment.at)}</span>
                  <Mark kind={moment.kind} />
                  <span className={styles.name}>{moment.text}</span>
                </button>
                <CopyEventLink
                  compact
                  replay={replay}
                  eventId={moment.event?.id ?? null}
                  at={moment.at}
                  name={moment.text}
                />
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}

const ICONS: Readonly<Record<Moment['kind'], LucideIcon | null>> = {
  event: null,
  deadTap: PointerOff,
  rageTap: Zap,
}

function Mark({ kind }: Pick<Moment, 'kind'>) {
  const Icon = ICONS[kind]
  return Icon && <Icon size={14} className={styles[kind]} aria-hidden />
}
