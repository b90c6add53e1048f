// A player for as long as a component shows a replay. A replay that grows gets a new player, which goes on where the one before stood.
import { useEffect, useRef, useState } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import { createPlayer } from '../../player/index.ts'
import type { LoopRange, Player, ReplaySource } from '../../player/types.ts'

interface Standing {
  readonly at: RecordingTime
  readonly plays: boolean
  readonly rate: number
  readonly skipIdle: boolean
  readonly loop: LoopRange | null
}

/** Null until the effect has run. `at` and `autoplay` count when the first player is made, not later. */
export function usePlayer(
  replay: ReplayIndex,
  source: ReplaySource,
  at: RecordingTime,
  autoplay: boolean,
): Player | null {
  const [player, setPlayer] = useState<Player | null>(null)
  const standing = useRef<Standing>({ at, plays: autoplay, rate: 1, skipIdle: false, loop: null })
  useEffect(() => {
    const { at, plays, rate, skipIdle, loop } = standing.current
    const made = createPlayer({ index: replay, source, at })
    made.send({ kind: 'rate', rate })
    made.send({ kind: 'skipIdle', on: skipIdle })
    if (loop) made.send({ kind: 'loop', range: loop })
    // Who had left the loop stays outside of it.
    made.send({ kind: 'seek', to: at })
    if (plays) made.send({ kind: 'play' })
    setPlayer(made)
    return () => {
      standing.current = standingOf(made)
      made.dispose()
    }
  }, [replay, source])
  return player
}

function standingOf(player: Player): Standing {
  const { wantsToPlay, rate, skipIdle, loop } = player.store.getState()
  return { at: Math.floor(player.playhead()) as RecordingTime, plays: wantsToPlay, rate, skipIdle, loop }
}
