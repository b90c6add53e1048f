// To the next and the previous replay of this user, in the order of the event stream, of which it loads as many pages as that takes.
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, type LucideIcon } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ReplayLink } from '../../api/contract.ts'
import { streamQuery } from '../../api/queries.ts'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { dayText, timeOfDay } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import { zone } from '../shared/zone.ts'
import { useServices } from '../shell/context.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import styles from './ReplaySwitch.module.css'

interface ReplaySwitchProps {
  readonly player: Player
  readonly replay: ReplayIndex
  /** As in the address of the user's page. */
  readonly user: string
  readonly onOpen: (link: ReplayLink) => void
}

export function ReplaySwitch({ player, replay, user, onOpen }: ReplaySwitchProps) {
  // The picture first.
  const isShown = useStore(player.store, (facts) => facts.shownAt !== null)
  const { previous, next } = useNeighbours(user, replay, isShown)
  return (
    <span className={styles.switch}>
      <Step icon={ChevronUp} name="Previous" shortcut="p" link={previous} onOpen={onOpen} />
      <Step icon={ChevronDown} name="Next" shortcut="n" link={next} onOpen={onOpen} />
    </span>
  )
}

function useNeighbours(user: string, replay: ReplayIndex, enabled: boolean): Neighbours {
  const { project } = useServices()
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    ...streamQuery(project, user),
    enabled,
  })
  const neighbours = useMemo(
    () => neighboursOf(data?.pages.flatMap((page) => page.groups) ?? [], replay),
    [data, replay],
  )
  const isLacking = enabled && data !== undefined && neighbours.next === null && hasNextPage
  useEffect(() => {
    if (isLacking && !isFetching && !isError) void fetchNextPage()
  }, [isLacking, isFetching, isError, fetchNextPage])
  return neighbours
}

interface StepProps extends Pick<ReplaySwitchProps, 'onOpen'> {
  readonly icon: LucideIcon
  readonly name: 'Previous' | 'Next'
  readonly shortcut: 'p' | 'n'
  readonly link: ReplayLink | null
}

/** At the ends it stays, and does nothing. */
function Step({ icon: Icon, name, shortcut, link, onOpen }: StepProps) {
  const label = `${name} replay (${shortcut})`
  return (
    <button
      type="button"
      className={styles.step}
      data-replay-step={shortcut}
      aria-label={label}
      title={link ? `${label}${startText(link)}` : `${label}: there is none`}
      // Not `disabled`: whoever has come to the end by keyboard would lose the focus.
      aria-disabled={link === null}
      onClick={() => link && onOpen(link)}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}

/** Sessions are numbered by when they began, unless the app numbers them itself. */
function startText({ sessionId }: ReplayLink): string {
  const start = Number(sessionId)
  if (!/^\d{13}$/.test(sessionId)) return ''
  return `: ${dayText(start, Date.now(), zone)} ${timeOfDay(start, zone)}`
}
