// A player for as long as a component shows a replay.
import { useEffect, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { createPlayer } from '../../player/index.ts'
import type { Player } from '../../player/types.ts'
import { useServices } from '../shared/context.ts'

/** Null until the effect has run. `at` counts when the player is made, not later. */
export function usePlayer(replay: ReplayIndex, at: RecordingTime, autoplay: boolean): Player | null {
  const { sourceOf } = useServices()
  const [player, setPlayer] = useState<Player | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to open and whether to play are wishes for the start only
  useEffect(() => {
    const made = createPlayer({ index: replay, source: sourceOf(replay), at })
    if (autoplay) made.send({ kind: 'play' })
    setPlayer(made)
    return () => made.dispose()
  }, [replay, sourceOf])
  return player
}
