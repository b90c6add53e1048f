// The session's events beside the picture, and between them the taps that led to nothing: virtual, follows the playhead, a click seeks.
import { type LucideIcon, PointerOff, Zap } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Player } from '../../player/types.ts'
import { SearchField } from '../shared/SearchField.tsx'
import { CopyEventLink } from './CopyEventLink.tsx'
import styles from './EventList.module.css'
import { FollowingRows } from './FollowingRows.tsx'
import { type AddressOf, currentIndex, type Moment, matching } from './moments.ts'

interface EventListProps {
  readonly player: Player
  readonly moments: readonly Moment[]
  /** Where there are links to moments. */
  readonly addressOf?: AddressOf | undefined
}

export function EventList({ player, moments, addressOf }: EventListProps) {
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
        <FollowingRows
          player={player}
          label="Events"
          rows={shown}
          current={current}
          say={({ kind, text }) => (
            <>
              <Mark kind={kind} />
              <span className={styles.name}>{text}</span>
            </>
          )}
          {...(addressOf && {
            beside: ({ event, at, text }: Moment) => (
              <CopyEventLink compact addressOf={addressOf} eventId={event?.id ?? null} at={at} name={text} />
            ),
          })}
        />
      )}
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
