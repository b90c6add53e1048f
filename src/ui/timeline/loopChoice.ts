// How a range to loop is chosen without dragging: from where the playhead is to where it is later. Pure.
import type { RecordingTime } from '../../format/types.ts'
import { clockText } from '../../lib/time.ts'
import { type Command, type LoopRange, SHORTEST_LOOP_MS } from '../../player/types.ts'

/** What is being chosen and what plays. */
export interface LoopChoice {
  /** Where the range that is being chosen begins; null: none is. */
  readonly from: RecordingTime | null
  readonly loop: LoopRange | null
}

interface Outcome {
  readonly from: RecordingTime | null
  readonly command: Command | null
}

/** The one key and button: first the start, then the end, then off. */
export function pressLoop({ from, loop }: LoopChoice, at: RecordingTime): Outcome {
  if (from === null) {
    if (loop) return { from: null, command: { kind: 'loop', range: null } }
    return { from: at, command: null }
  }
  // On the spot where it began there is nothing to loop: that calls it off.
  if (Math.abs(at - from) < SHORTEST_LOOP_MS) return { from: null, command: null }
  return { from: null, command: { kind: 'loop', range: { from, to: at } } }
}

/** What stands on the button. */
export function loopLabel({ from, loop }: LoopChoice): string {
  if (from !== null) return `Loop from ${clockText(from)} to here (L)`
  return loop ? `Stop looping ${rangeText(loop)} (L)` : 'Loop a range (L, or shift and drag)'
}

/** What is told when it changes; empty: nothing. */
export function loopNews({ from, loop }: LoopChoice): string {
  if (from !== null)
    return `Loop starts at ${clockText(from)}. Drag over a range, or go to its end and press the loop button again.`
  return loop ? `Looping ${rangeText(loop)}` : ''
}

function rangeText({ from, to }: LoopRange): string {
  return `${clockText(from)} – ${clockText(to)}`
}
