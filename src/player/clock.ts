// The arithmetic of the one clock. Pure: the ticker's time is an argument.
import type { RecordingTime } from '../format/types.ts'
import { type Clock, type LoopRange, SHORTEST_LOOP_MS } from './types.ts'

export function playheadAt(clock: Clock, now: number): RecordingTime {
  return clampTime(clock.anchor + Math.max(0, now - clock.startedAt) * clock.rate, clock.duration)
}

/** What is no number is the start. */
export function clampTime(time: number, duration: RecordingTime): RecordingTime {
  return (time > 0 ? Math.min(time, duration) : 0) as RecordingTime
}

/** In order and within the replay; null where nothing to speak of is left. */
export function clampLoop(range: LoopRange | null, duration: RecordingTime): LoopRange | null {
  if (!range) return null
  const [a, b] = [clampTime(range.from, duration), clampTime(range.to, duration)]
  const [from, to] = a <= b ? [a, b] : [b, a]
  return to - from >= SHORTEST_LOOP_MS ? { from, to } : null
}

export function isWithin({ from, to }: LoopRange, at: number): boolean {
  return from <= at && at < to
}

const SLOWEST = 0.25
const FASTEST = 16

export function clampRate(rate: number): number {
  return Number.isFinite(rate) ? Math.min(Math.max(rate, SLOWEST), FASTEST) : 1
}
