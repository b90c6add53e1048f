// The picture: a stage that is told every frame by the player itself; React only makes and removes it.
import { useEffect, useRef } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { Player } from '../../player/types.ts'
import { createReplayStage, darkTheme, lightTheme, type ReplayStage } from '../../render/index.ts'
import { spanAt, spansOf } from '../../replay/spans.ts'
import { useTheme } from '../shared/theme.ts'
import styles from './Picture.module.css'
import { replayFrameOf } from './replayFrame.ts'

export function Picture({ player, replay }: { player: Player; replay: ReplayIndex }) {
  const container = useRef<HTMLDivElement>(null)
  const stage = useRef<ReplayStage | null>(null)
  const [theme] = useTheme()

  useEffect(() => {
    if (!container.current) return
    const made = createReplayStage(container.current, {
      theme: lightTheme,
      imageFor: player.image,
    })
    stage.current = made
    const stop = connect(player, replay, made, container.current)
    return () => {
      stop()
      stage.current = null
      made.destroy()
    }
  }, [player, replay])

  useEffect(() => stage.current?.setTheme(theme === 'dark' ? darkTheme : lightTheme), [theme])

  return <div ref={container} className={styles.picture} role="img" aria-label="The recorded screen" />
}

/** Frames, sizes and fonts reach the stage; answers how to stop that. */
function connect(
  player: Player,
  replay: ReplayIndex,
  stage: ReplayStage,
  container: HTMLElement,
): () => void {
  const spans = spansOf(replay)
  const show = () => {
    const frame = player.frame()
    if (!frame) return
    stage.show(replayFrameOf(frame, player.store.getState().status, spanAt(spans, frame.at)))
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
  // The status alone can change what stands over the picture: loading begins or ends without a new frame.
  const stopFacts = player.store.subscribe((now, before) => {
    if (now.status !== before.status) show()
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
