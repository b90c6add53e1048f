// The arithmetic of the one clock. Pure: the ticker's time is an argument.
import type { RecordingTime } from '../format/types.ts'
import type { Clock } from './types.ts'

export function playheadAt(clock: Clock, now: number): RecordingTime {
  return clampTime(clock.anchor + Math.max(0, now - clock.startedAt) * clock.rate, clock.duration)
}

/** What is no number is the start. */
export function clampTime(time: number, duration: RecordingTime): RecordingTime {
  return (time > 0 ? Math.min(time, duration) : 0) as RecordingTime
}

const SLOWEST = 0.25
const FASTEST = 16

export function clampRate(rate: number): number {
  return Number.isFinite(rate) ? Math.min(Math.max(rate, SLOWEST), FASTEST) : 1
}
