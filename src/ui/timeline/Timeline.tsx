// The timeline: render's canvas as one accessible slider with a spoken value, what the pointer hovers over, and the tools beside it.
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { Player } from '../../player/types.ts'
import type { TimelineData, TimelineStage, TimelineView } from '../../render/index.ts'
import { spansOf } from '../../replay/spans.ts'
import { type Moment, momentsOf } from '../player/moments.ts'
import type { TimedEvent } from '../player/timedEvents.ts'
import { HoverTip } from './HoverTip.tsx'
import { loopNews } from './loopChoice.ts'
import { spokenValue } from './spokenValue.ts'
import styles from './Timeline.module.css'
import { FARTHER, NEARER, TimelineTools } from './TimelineTools.tsx'
import { fixedData, spanData } from './timelineData.ts'
import { useHover } from './useHover.ts'
import { useLoop } from './useLoop.ts'
import { useTimelineStage } from './useTimelineStage.ts'

interface TimelineProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly events: readonly TimedEvent[]
}

export function Timeline({ player, replay, events }: TimelineProps) {
  const container = useRef<HTMLDivElement>(null)
  const data = useTimelineData(player, replay, events)
  const moments = useMemo(() => momentsOf(replay, events), [replay, events])
  const { store, onHover } = useHover(player)
  const loop = useLoop(player)
  const [view, onView] = useView()
  const input = { container, player, data, selecting: loop.from, loop: loop.loop }
  const stage = useTimelineStage(input, { onHover, onView, onRange: loop.choose })
  const zooming = {
    ...view,
    zoom: (factor: number) => stage.current?.zoom(factor),
    showAll: () => stage.current?.showAll(),
  }
  const leave = () => {
    if (loop.leave()) return true
    zooming.showAll()
    return !view.isWhole
  }
  const news = loopNews(loop)
  return (
    <div className={styles.frame}>
      <Slider
        container={container}
        player={player}
        moments={moments}
        spans={data.spans}
        keys={{ ...stageKeys(stage), l: loop.press, Escape: leave }}
      />
      <TimelineTools zooming={zooming} loop={loop} onLoop={loop.press} />
      <HoverTip store={store} screen={replay.device.screen} />
      <p role="status" className={loop.from === null ? 'visually-hidden' : styles.hint}>
        {news}
      </p>
    </div>
  )
}

function useTimelineData(player: Player, replay: ReplayIndex, events: readonly TimedEvent[]): TimelineData {
  const loaded = useStore(player.store, (facts) => facts.loadedSpans)
  const failed = useStore(player.store, (facts) => facts.failedGaps)
  const fixed = useMemo(() => fixedData(replay, events), [replay, events])
  const known = useMemo(() => spansOf(replay), [replay])
  const spans = useMemo(() => spanData(known, failed), [known, failed])
  return useMemo(() => ({ ...fixed, spans, loaded }), [fixed, spans, loaded])
}

/** Told with every frame of a zoom, heard only when a button changes. */
function useView(): [Pick<TimelineView, 'isWhole' | 'isClosest'>, (view: TimelineView) => void] {
  const [view, setView] = useState({ isWhole: true, isClosest: false })
  const onView = useCallback(
    ({ isWhole, isClosest }: TimelineView) =>
      setView((was) =>
        was.isWhole === isWhole && was.isClosest === isClosest ? was : { isWhole, isClosest },
      ),
    [],
  )
  return [view, onView]
}

/** What a key does while the slider has the focus; false: nothing, it is somebody else's. */
type SliderKeys = Readonly<Record<string, () => unknown>>

function stageKeys(stage: { readonly current: TimelineStage | null }): SliderKeys {
  return {
    '+': () => stage.current?.zoom(NEARER),
    '=': () => stage.current?.zoom(NEARER),
    '-': () => stage.current?.zoom(FARTHER),
    'shift+PageUp': () => stage.current?.pan(0.5),
    'shift+PageDown': () => stage.current?.pan(-0.5),
  }
}

interface SliderProps {
  readonly player: Player
  readonly moments: readonly Moment[]
  readonly container: React.RefObject<HTMLDivElement | null>
  readonly spans: TimelineData['spans']
  readonly keys: SliderKeys
}

function Slider({ container, player, moments, spans, keys }: SliderProps) {
  // The picture's moment, not the playhead's: what is said has been reached.
  const at = useStore(player.store, (facts) => facts.shownAt ?? facts.coarseAt)
  const duration = useStore(player.store, (facts) => facts.duration)
  const skip = (by: number) => () => player.send({ kind: 'skip', by })
  const all: SliderKeys = {
    ArrowUp: skip(10_000),
    ArrowDown: skip(-10_000),
    PageUp: skip(60_000),
    PageDown: skip(-60_000),
    ...keys,
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isPage = event.key.startsWith('Page')
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const action = all[isPage && event.shiftKey ? `shift+${key}` : key]
    if (action && action() !== false) event.preventDefault()
  }
  return (
    <div
      ref={container}
      className={styles.timeline}
      role="slider"
      tabIndex={0}
      aria-label="Moment of the replay"
      aria-valuemin={0}
      aria-valuemax={Math.round(duration / 1000)}
      aria-valuenow={Math.round(at / 1000)}
      aria-valuetext={spokenValue(moments, spans, at)}
      aria-keyshortcuts="ArrowUp ArrowDown PageUp PageDown Plus Minus Shift+PageUp Shift+PageDown L Escape"
      onKeyDown={press}
    />
  )
}
