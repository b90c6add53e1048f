// The picture: a stage that is told every frame by the player itself; React only makes and removes it.
import { useEffect, useRef } from 'react'
import type { Player } from '../../player/types.ts'
import { createReplayStage, darkTheme, lightTheme, type ReplayStage } from '../../render/index.ts'
import { useTheme } from '../shared/theme.ts'
import styles from './Picture.module.css'
import { replayFrameOf } from './replayFrame.ts'

export function Picture({ player }: { player: Player }) {
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
    const stop = connect(player, made, container.current)
    return () => {
      stop()
      stage.current = null
      made.destroy()
    }
  }, [player])

  useEffect(() => stage.current?.setTheme(theme === 'dark' ? darkTheme : lightTheme), [theme])

  return <div ref={container} className={styles.picture} role="img" aria-label="The recorded screen" />
}

/** Frames, sizes and fonts reach the stage; answers how to stop that. */
function connect(player: Player, stage: ReplayStage, container: HTMLElement): () => void {
  const show = () => {
    const frame = player.frame()
    if (frame) stage.show(replayFrameOf(frame, player.store.getState()))
  }
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = container
    if (clientWidth > 0 && clientHeight > 0)
      stage.resize([clientWidth, clientHeight], window.devicePixelRatio)
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
