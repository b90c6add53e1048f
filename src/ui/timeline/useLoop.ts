// The range that plays again and again: chosen by key or button, or by dragging.
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type { RecordingTime } from '../../format/types.ts'
import type { LoopRange, Player } from '../../player/types.ts'
import type { TimelineRange } from '../../render/index.ts'
import { type LoopChoice, pressLoop } from './loopChoice.ts'

interface LoopControl extends LoopChoice {
  readonly press: () => void
  readonly choose: (range: TimelineRange) => void
  /** Calls off what is being chosen, or ends the loop. Answers whether there was either. */
  readonly leave: () => boolean
}

export function useLoop(player: Player): LoopControl {
  const loop = useStore(player.store, (facts) => facts.loop)
  const [from, setFrom] = useState<RecordingTime | null>(null)
  const press = () => {
    const outcome = pressLoop({ from, loop }, Math.floor(player.playhead()) as RecordingTime)
    setFrom(outcome.from)
    if (outcome.command) player.send(outcome.command)
  }
  const choose = useCallback(
    (range: TimelineRange) => {
      setFrom(null)
      player.send({ kind: 'loop', range: range as LoopRange })
    },
    [player],
  )
  const leave = () => {
    if (from === null && !loop) return false
    if (from === null) player.send({ kind: 'loop', range: null })
    setFrom(null)
    return true
  }
  return { from, loop, press, choose, leave }
}
