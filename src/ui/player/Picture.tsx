// The picture: a stage that is told every frame by the player itself; React only makes and removes it, and shows what stands over it.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { Player } from '../../player/types.ts'
import { createReplayStage, darkTheme, lightTheme, type ReplayStage } from '../../render/index.ts'
import { spanAt, spansOf } from '../../replay/spans.ts'
import { useTheme } from '../shared/theme.ts'
import { NoticeCard } from './NoticeCard.tsx'
import { type Notice, noticeOf } from './notice.ts'
import styles from './Picture.module.css'

interface PictureProps {
  readonly player: Player
  readonly replay: ReplayIndex
  /** Told the stage while there is one: who saves the picture asks it. */
  readonly stage: RefObject<ReplayStage | null>
}

export function Picture({ player, replay, stage }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const noticeNow = useNoticeNow(player, replay)
  const theme = useTheme()

  useEffect(() => {
    if (!container.current) return
    const made = createReplayStage(container.current, {
      theme: lightTheme,
      imageFor: player.image,
    })
    stage.current = made
    const stop = connect(player, made, container.current, noticeNow, setNotice)
    return () => {
      stop()
      stage.current = null
      made.destroy()
    }
  }, [player, noticeNow, stage])

  useEffect(() => stage.current?.setTheme(theme === 'dark' ? darkTheme : lightTheme), [theme, stage])

  const retry = () => {
    player.send({ kind: 'retry' })
    // The button goes with the notice: who pressed it by key stays here, one step before where it may come back.
    frame.current?.focus({ preventScroll: true })
  }
  return (
    <div ref={frame} className={styles.frame} tabIndex={-1}>
      <div ref={container} className={styles.picture} role="img" aria-label="The recorded screen" />
      <NoticeCard notice={notice} onRetry={retry} />
    </div>
  )
}

/** The same function as long as the player is: a replay that grows keeps its stage. */
function useNoticeNow(player: Player, replay: ReplayIndex): () => Notice | null {
  const spans = useMemo(() => spansOf(replay), [replay])
  const latest = useRef(spans)
  // Before the player is told that the replay has grown, and has news.
  useLayoutEffect(() => {
    latest.current = spans
  }, [spans])
  return useCallback(() => {
    const frame = player.frame()
    return noticeOf(player.store.getState(), frame, frame && spanAt(latest.current, frame.at))
  }, [player])
}

/** Frames, sizes and fonts reach the stage, changes of the notice the page; answers how to stop that. */
function connect(
  player: Player,
  stage: ReplayStage,
  container: HTMLElement,
  noticeNow: () => Notice | null,
  onNotice: (notice: Notice | null) => void,
): () => void {
  let notice: Notice | null = null
  const show = () => {
    notice = noticeNow()
    onNotice(notice)
    const frame = player.frame()
    if (frame) stage.show({ ...frame, notice, plays: player.store.getState().status === 'playing' })
    // What stands over the screen keeps within it.
    container.parentElement?.style.setProperty('--screen', `${stage.screenRect()[2]}px`)
    if (!frame) return
    // For whoever looks from outside, tests and readers' own scripts: which moment this is, and where the screen stands.
    container.dataset.at = String(frame.at)
    container.dataset.screen = stage.screenRect().join(' ')
  }
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = container
    if (clientWidth === 0 || clientHeight === 0) return
    stage.resize([clientWidth, clientHeight], window.devicePixelRatio)
    show()
  })
  observer.observe(container)
  const stopFrames = player.onFrame(show)
  // What stands over the picture may change without a new one: loading begins or ends, time passes into a stretch that looks the same.
  const stopFacts = player.store.subscribe(() => {
    if (noticeNow() !== notice) show()
  })
  // Text painted before the font was there is painted again.
  void document.fonts.ready.then(() => stage.refresh())
  show()
  return () => {
    observer.disconnect()
    stopFrames()
    stopFacts()
  }
}
