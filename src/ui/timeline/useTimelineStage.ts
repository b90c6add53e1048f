// Render's timeline for as long as a component shows it. The playhead goes from the player to the canvas without passing through React.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { RecordingTime } from '../../format/types.ts'
import type { Player } from '../../player/types.ts'
import {
  createTimelineStage,
  darkTheme,
  lightTheme,
  type TimelineData,
  type TimelineHover,
  type TimelineRange,
  type TimelineStage,
  type TimelineView,
} from '../../render/index.ts'
import { useTheme } from '../shared/theme.ts'

interface StageInput {
  readonly container: RefObject<HTMLDivElement | null>
  readonly player: Player
  readonly data: TimelineData
  /** Where a range that is being chosen begins. */
  readonly selecting: RecordingTime | null
  readonly loop: TimelineRange | null
}

interface StageEvents {
  readonly onHover: (hover: TimelineHover | null) => void
  readonly onView: (view: TimelineView) => void
  readonly onRange: (range: TimelineRange) => void
}

/** The stage stays when the replay grows: so does what part of the time it shows. */
export function useTimelineStage(input: StageInput, events: StageEvents): RefObject<TimelineStage | null> {
  const { container, player, data, selecting, loop } = input
  const stage = useRef<TimelineStage | null>(null)
  const latest = useRef({ player, events })
  const theme = useTheme()
  useLayoutEffect(() => {
    latest.current = { player, events }
  })
  useEffect(() => {
    const element = container.current
    if (!element) return
    const made = stageIn(element, latest)
    stage.current = made
    const stop = keepSize(made, element)
    return () => {
      stop()
      stage.current = null
      made.destroy()
    }
  }, [container])
  useEffect(() => stage.current?.setTheme(theme === 'dark' ? darkTheme : lightTheme), [theme])
  useEffect(() => stage.current?.setData(data), [data])
  useEffect(() => stage.current?.setSelecting(selecting), [selecting])
  useEffect(() => stage.current?.setLoop(loop), [loop])
  // After the data: a window that follows must know how long the replay is.
  useEffect(() => (stage.current ? follow(player, stage.current) : undefined), [player])
  return stage
}

type Latest = RefObject<{ readonly player: Player; readonly events: StageEvents }>

function stageIn(element: HTMLDivElement, latest: Latest): TimelineStage {
  const seek = (at: number) => latest.current.player.send({ kind: 'seek', to: at as RecordingTime })
  return createTimelineStage(element, {
    theme: lightTheme,
    onScrub: seek,
    onScrubEnd: seek,
    onMarker: (marker) => seek(marker.at),
    // The picture shows the end that moves: that is how it is chosen.
    onSelect: (_, at) => seek(at),
    onSelectEnd: (range) => range && latest.current.events.onRange(range),
    onHover: (hover) => latest.current.events.onHover(hover),
    onView: (view) => latest.current.events.onView(view),
  })
}

function keepSize(stage: TimelineStage, element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.clientWidth > 0)
      stage.resize([element.clientWidth, element.clientHeight], window.devicePixelRatio)
  })
  observer.observe(element)
  return () => observer.disconnect()
}

function follow(player: Player, stage: TimelineStage): () => void {
  const move = () => {
    const { status } = player.store.getState()
    stage.setPlayhead(player.playhead(), status !== 'buffering' && status !== 'loading')
  }
  const stopFrames = player.onFrame(move)
  const stopFacts = player.store.subscribe(move)
  move()
  return () => {
    stopFrames()
    stopFacts()
  }
}
