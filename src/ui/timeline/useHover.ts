// What the pointer hovers over, and the picture of that moment. Lives outside of React's state: only the tip hears of every move.
import { useCallback, useEffect, useRef, useState } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RecordingTime } from '../../format/types.ts'
import type { Player } from '../../player/types.ts'
import { darkTheme, paintThumbnail, type Thumbnail, type TimelineHover } from '../../render/index.ts'
import type { Frame } from '../../replay/types.ts'
import { type Preview, Thumbnails } from './thumbnails.ts'

export interface HoverState {
  readonly hover: TimelineHover | null
  /** Null where the picture itself moves along. */
  readonly preview: Preview<Thumbnail> | null
  /** Which moment the picture shows; renewed while it is dragged. */
  readonly shownAt: number
}

const isNarrow = window.matchMedia('(max-width: 560px)')
const canHover = window.matchMedia('(hover: hover)')

/** Of a thumbnail, CSS pixels. */
export function longestSide(): number {
  return isNarrow.matches ? 132 : 176
}

/** `onHover` keeps its identity as long as the player is the same. */
export function useHover(player: Player): {
  store: StoreApi<HoverState>
  onHover: (hover: TimelineHover | null) => void
} {
  const [store] = useState(() => createStore<HoverState>(() => ({ hover: null, preview: null, shownAt: 0 })))
  const thumbnails = useRef<Thumbnails<Thumbnail> | null>(null)
  useEffect(() => {
    const { made, stop } = thumbnailsOf(player, store)
    thumbnails.current = made
    return () => {
      stop()
      thumbnails.current = null
      store.setState({ hover: null, preview: null })
    }
  }, [player, store])
  const onHover = useCallback(
    (hover: TimelineHover | null) => {
      store.setState({ hover, shownAt: player.frame()?.at ?? 0 })
      // A mouse that drags has its picture: the large one. A finger may hide it, and has no other way to ask for a small one.
      const isWanted = hover && !(hover.isDragging && canHover.matches)
      thumbnails.current?.show(isWanted ? (Math.floor(hover.at) as RecordingTime) : null)
    },
    [player, store],
  )
  return { store, onHover }
}

function thumbnailsOf(player: Player, store: StoreApi<HoverState>) {
  /** Pictures that the last painting lacked. */
  let lacking: string[] = []
  const imageFor = (name: string) => {
    const image = player.image(name)
    if (image === 'loading') lacking.push(name)
    return image
  }
  const made = new Thumbnails<Thumbnail>({
    frameFor: player.frameFor,
    isLoaded: (at) => player.store.getState().loadedSpans.some(({ from, to }) => from <= at && at <= to),
    paint: (frame) => {
      lacking = []
      const picture = paint(frame, imageFor)
      return { picture, waits: picture.waits }
    },
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    onChange: (preview) => store.setState({ preview }),
  })
  const stopFrames = player.onFrame((frame) => {
    if (store.getState().hover?.isDragging) store.setState({ shownAt: frame.at })
    // Frames also come when a picture has arrived.
    if (lacking.some((name) => player.image(name) !== 'loading')) made.refresh()
  })
  const stop = () => {
    stopFrames()
    made.dispose()
  }
  return { made, stop }
}

function paint(frame: Frame, imageFor: Player['image']): Thumbnail {
  const { tree, at, resources, viewport } = frame
  return paintThumbnail(
    { tree, at, resources, imageFor, keyboard: viewport.keyboard },
    viewport.size,
    longestSide(),
    Math.min(2, window.devicePixelRatio),
    darkTheme.screen,
  )
}
