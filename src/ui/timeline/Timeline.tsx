// The timeline: render's canvas, and around it one accessible slider with a spoken value, and what the pointer hovers over.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import {
  createTimelineStage,
  darkTheme,
  lightTheme,
  type TimelineData,
  type TimelineHover,
  type TimelineStage,
} from '../../render/index.ts'
import { currentIndex, type TimedEvent } from '../player/timedEvents.ts'
import { useTheme } from '../shared/theme.ts'
import styles from './Timeline.module.css'
import { timelineData } from './timelineData.ts'

interface TimelineProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly events: readonly TimedEvent[]
}

/** What a slider's keys do beyond those of the player, ms. */
const SLIDER_KEYS: Readonly<Record<string, number>> = {
  ArrowUp: 10_000,
  ArrowDown: -10_000,
  PageUp: 60_000,
  PageDown: -60_000,
}

export function Timeline({ player, replay, events }: TimelineProps) {
  const container = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<TimelineHover | null>(null)
  const loaded = useStore(player.store, (facts) => facts.loadedSpans)
  const failed = useStore(player.store, (facts) => facts.failedGaps)
  const data = useMemo(() => timelineData(replay, events, loaded, failed), [replay, events, loaded, failed])
  useTimelineStage(container, player, data, setHover)
  const at = useStore(player.store, (facts) => facts.coarseAt)
  return (
    <div className={styles.frame}>
      <div
        ref={container}
        className={styles.timeline}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the replay"
        aria-valuemin={0}
        aria-valuemax={Math.round(replay.duration / 1000)}
        aria-valuenow={Math.round(at / 1000)}
        aria-valuetext={spokenValue(events, data.spans, at)}
        onKeyDown={(event) => {
          const by = SLIDER_KEYS[event.key]
          if (by === undefined) return
          event.preventDefault()
          player.send({ kind: 'skip', by })
        }}
      />
      {hover && <HoverTip hover={hover} width={container.current?.clientWidth ?? 0} />}
    </div>
  )
}

function useTimelineStage(
  container: React.RefObject<HTMLDivElement | null>,
  player: Player,
  data: TimelineData,
  onHover: (hover: TimelineHover | null) => void,
): void {
  const stage = useRef<TimelineStage | null>(null)
  const [theme] = useTheme()

  useEffect(() => {
    const element = container.current
    if (!element) return
    const seek = (at: number) => player.send({ kind: 'seek', to: at as RecordingTime })
    const made = createTimelineStage(element, {
      theme: lightTheme,
      onScrub: seek,
      onScrubEnd: seek,
      onHover,
      onMarker: (marker) => seek(marker.at),
    })
    stage.current = made
    const stop = follow(player, made, element)
    return () => {
      stop()
      stage.current = null
      made.destroy()
    }
  }, [container, player, onHover])

  useEffect(() => stage.current?.setTheme(theme === 'dark' ? darkTheme : lightTheme), [theme])
  useEffect(() => stage.current?.setData(data), [data])
}

/** The playhead goes from the player to the canvas without passing through React. */
function follow(player: Player, stage: TimelineStage, element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.clientWidth > 0)
      stage.resize([element.clientWidth, element.clientHeight], window.devicePixelRatio)
  })
  observer.observe(element)
  const move = () => stage.setPlayhead(player.playhead())
  const stopFrames = player.onFrame(move)
  const stopFacts = player.store.subscribe(move)
  move()
  return () => {
    observer.disconnect()
    stopFrames()
    stopFacts()
  }
}

function HoverTip({ hover, width }: { hover: TimelineHover; width: number }) {
  const names = hover.markers.slice(0, 3).map((marker) => marker.label)
  const more = hover.markers.length - names.length
  const place = Math.min(Math.max(hover.x, 72), Math.max(72, width - 72))
  return (
    <div className={styles.tip} style={{ left: place }} aria-hidden>
      <strong>{clockText(hover.at)}</strong>
      {(hover.span?.label ?? hover.screen) && <span>{hover.span?.label ?? hover.screen}</span>}
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and never move
        <span key={index} className={styles.event}>
          {name}
        </span>
      ))}
      {more > 0 && <span>and {more} more</span>}
    </div>
  )
}

/** "1:05, Pay Tapped, not captured": the time, the event that it stands after, the stretch that it lies in. */
function spokenValue(events: readonly TimedEvent[], spans: TimelineData['spans'], at: number): string {
  const current = events[currentIndex(events, at)]
  const span = spans.findLast(({ from, to }) => at >= from && at < to)
  return [clockText(at), current?.event.name, span?.label].filter(Boolean).join(', ')
}
