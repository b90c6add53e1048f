// The event stream: days, in them sessions, newest first; filtered by event name; as events or as raw JSON.
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { Inbox, ListFilter } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { StreamGroup } from '../../api/contract.ts'
import { streamQuery } from '../../api/queries.ts'
import { groupBy } from '../../lib/groupBy.ts'
import { dayKey, dayText } from '../../lib/time.ts'
import { SearchField } from '../shared/SearchField.tsx'
import { Empty, Failed, Waiting } from '../shared/States.tsx'
import { zone } from '../shared/zone.ts'
import { useServices } from '../shell/context.ts'
import styles from './EventStream.module.css'
import type { OpenReplay } from './openReplay.ts'
import { SessionGroup } from './SessionGroup.tsx'

export function EventStream({ user, open }: { user: string; open: OpenReplay }) {
  const { project } = useServices()
  const query = useInfiniteQuery(streamQuery(project, user))
  const [filter, setFilter] = useState('')
  const [raw, setRaw] = useState(false)
  const groups = useMemo(() => query.data?.pages.flatMap((page) => page.groups) ?? [], [query.data])
  const shown = useMemo(() => filterGroups(groups, filter), [groups, filter])
  if (query.error && !query.data) {
    return (
      <Failed
        title="The event stream cannot be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (!query.data) return <Waiting label="Loading the event stream…" />
  return (
    <section aria-label="Event stream">
      <div className={styles.bar}>
        <SearchField
          className={styles.filter}
          icon={<ListFilter size={14} aria-hidden />}
          value={filter}
          onChange={setFilter}
          label="Filter events by name"
        />
        <ViewSwitch raw={raw} onChange={setRaw} />
      </div>
      {shown.length === 0 && (
        <NoEvents filter={filter} isAll={!query.hasNextPage} onClear={() => setFilter('')} />
      )}
      {[...groupBy(shown, ({ end }) => dayKey(end, zone))].map(([key, groupsOfDay]) => (
        <section key={key} className={styles.day} aria-label={key}>
          <h2>{dayText(groupsOfDay[0]?.end ?? 0, Date.now(), zone)}</h2>
          {groupsOfDay.map((group) => (
            <SessionGroup key={group.id} group={group} raw={raw} open={open} />
          ))}
        </section>
      ))}
      <EarlierSessions query={query} />
    </section>
  )
}

function EarlierSessions({ query }: { query: UseInfiniteQueryResult }) {
  const { hasNextPage, isFetchNextPageError, isFetchingNextPage, error } = query
  const load = () => void query.fetchNextPage()
  if (isFetchNextPageError && !isFetchingNextPage)
    return <Failed title="Earlier sessions cannot be loaded" error={error} onRetry={load} />
  if (!hasNextPage) return null
  return (
    <button type="button" className={styles.more} disabled={isFetchingNextPage} onClick={load}>
      {isFetchingNextPage ? 'Loading…' : 'Earlier sessions'}
    </button>
  )
}

function ViewSwitch({ raw, onChange }: { raw: boolean; onChange: (raw: boolean) => void }) {
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">View</legend>
      {[false, true].map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={raw === value}
          onClick={() => onChange(value)}
        >
          {value ? 'Raw' : 'Info'}
        </button>
      ))}
    </fieldset>
  )
}

interface NoEventsProps {
  readonly filter: string
  /** Whether there are no earlier sessions to be loaded. */
  readonly isAll: boolean
  readonly onClear: () => void
}

function NoEvents({ filter, isAll, onClear }: NoEventsProps) {
  if (!filter) {
    return (
      <Empty icon={<Inbox size={22} />} title="No events">
        This user has sent no events yet.
      </Empty>
    )
  }
  return (
    <Empty icon={<Inbox size={22} />} title={`No event is named like “${filter}”`}>
      {isAll ? 'All sessions of this user were searched.' : 'Only the sessions loaded so far were searched.'}{' '}
      <button type="button" onClick={onClear}>
        Clear the filter
      </button>
      {!isAll && ', or load earlier sessions'}.
    </Empty>
  )
}

function filterGroups(groups: readonly StreamGroup[], filter: string): readonly StreamGroup[] {
  const needle = filter.trim().toLowerCase()
  if (!needle) return groups
  return groups
    .map((group) => ({
      ...group,
      events: group.events.filter((event) => event.name.toLowerCase().includes(needle)),
    }))
    .filter((group) => group.events.length > 0)
}
