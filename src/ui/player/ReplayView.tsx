// The player as a whole: picture, lists beside it where they are asked for, timeline and controls below. It knows neither address nor server:
// the page, the panel, an opened file and other sites put it in place, give it a replay and its bytes, and say what stands above it.
import { type ReactNode, type RefObject, useMemo, useRef } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import type { Player, ReplaySource } from '../../player/types.ts'
import type { ReplayStage } from '../../render/index.ts'
import { Tabs } from '../shared/Tabs.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { Controls } from './Controls.tsx'
import { EventList } from './EventList.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { LogList } from './LogList.tsx'
import { lengthNoteOf } from './lengths.ts'
import { countLogs } from './logs.ts'
import { type AddressOf, type Moment, momentsOf } from './moments.ts'
import { Picture } from './Picture.tsx'
import { ReplayInfo } from './ReplayInfo.tsx'
import styles from './ReplayView.module.css'
import type { TimedEvent } from './timedEvents.ts'
import { usePlayer } from './usePlayer.ts'
import { usePlayerKeys } from './usePlayerKeys.ts'

/** What is played, and where its bytes come from. All three keep their identity as long as they mean the same; the source also when the replay grows. */
export interface Playable {
  readonly replay: ReplayIndex
  readonly events: readonly TimedEvent[]
  readonly source: ReplaySource
}

export interface ReplayViewProps {
  readonly playable: Playable
  /** Where to open. */
  readonly at?: RecordingTime
  readonly autoplay?: boolean
  /** Events, logs and facts beside the picture. */
  readonly lists?: boolean
  /** `page`: the keys of the whole page are the player's. `focus`: only while the focus is in it. */
  readonly keys?: 'page' | 'focus'
  /** The link to a moment; without it nothing offers one. */
  readonly addressOf?: AddressOf
  /** Whether the head has steps to other replays. */
  readonly hasNeighbours?: boolean
  readonly head?: (parts: ViewParts) => ReactNode
  /** What else is to know the player; it shows nothing. */
  readonly children?: (player: Player) => ReactNode
}

/** What those need who save the picture, copy its link, or follow it. */
export interface ViewParts {
  readonly player: Player
  readonly stage: RefObject<ReplayStage | null>
}

export function ReplayView(props: ReplayViewProps) {
  const { playable, at = 0 as RecordingTime, autoplay = false, lists = false, keys = 'page' } = props
  const { replay, events, source } = playable
  const player = usePlayer(replay, source, at, autoplay)
  const view = useRef<HTMLDivElement>(null)
  const stage = useRef<ReplayStage | null>(null)
  const moments = useMemo(() => momentsOf(replay, events), [replay, events])
  const lengthNote = useMemo(() => lengthNoteOf(replay, events), [replay, events])
  usePlayerKeys(player, moments, view, keys)
  return (
    <div ref={view} className={styles.view} tabIndex={-1} data-full-screen>
      {player && (
        <div className={lists ? styles.layout : `${styles.layout} ${styles.bare}`}>
          <div className={styles.head}>{props.head?.({ player, stage })}</div>
          {props.children?.(player)}
          <div className={styles.picture}>
            <Picture player={player} replay={replay} stage={stage} />
          </div>
          {lists && (
            <Lists
              player={player}
              playable={playable}
              moments={moments}
              lengthNote={lengthNote}
              addressOf={props.addressOf}
            />
          )}
          <div className={styles.foot}>
            <Timeline player={player} replay={replay} events={events} />
            <Controls player={player} lengthNote={lengthNote}>
              <KeyHelp
                hasLinks={props.addressOf !== undefined}
                hasNeighbours={props.hasNeighbours ?? false}
              />
            </Controls>
          </div>
        </div>
      )}
    </div>
  )
}

interface ListsProps {
  readonly player: Player
  readonly playable: Playable
  readonly moments: readonly Moment[]
  readonly lengthNote: string | null
  readonly addressOf: AddressOf | undefined
}

function Lists({ player, playable, moments, lengthNote, addressOf }: ListsProps) {
  const { replay, source } = playable
  return (
    <section className={styles.side} aria-label="About this replay">
      <Tabs
        tabs={[
          {
            name: 'Events',
            count: moments.length,
            content: <EventList player={player} moments={moments} addressOf={addressOf} />,
          },
          {
            name: 'Logs',
            count: countLogs(replay),
            content: <LogList player={player} replay={replay} source={source} />,
          },
          { name: 'Info', content: <ReplayInfo replay={replay} lengthNote={lengthNote} /> },
        ]}
      />
    </section>
  )
}
