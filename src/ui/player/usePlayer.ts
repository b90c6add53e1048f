// A player for as long as a component shows a replay. A replay that grows keeps its player, so that nothing jumps.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { createPlayer } from '../../player/index.ts'
import type { Player, ReplaySource } from '../../player/types.ts'

/** Null until the effect has run. Another source is another replay; `at` and `autoplay` count when its player is made, not later. */
export function usePlayer(
  replay: ReplayIndex,
  source: ReplaySource,
  at: RecordingTime,
  autoplay: boolean,
): Player | null {
  const [player, setPlayer] = useState<Player | null>(null)
  const opening = useRef({ replay, at, autoplay })
  useLayoutEffect(() => {
    opening.current = { replay, at, autoplay }
  })
  useEffect(() => {
    const { replay, at, autoplay } = opening.current
    const made = createPlayer({ index: replay, source, at })
    if (autoplay) made.send({ kind: 'play' })
    setPlayer(made)
    return made.dispose
  }, [source])
  useEffect(() => player?.grow(replay), [player, replay])
  return player
}
