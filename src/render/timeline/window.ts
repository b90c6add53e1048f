// The part of the time that the timeline shows: zoom, pan, and how it follows the playhead. Pure. A window never leaves the replay, and is never
// shorter than SHORTEST_WINDOW_MS unless the replay is.

/** Ms of recording time. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

export const SHORTEST_WINDOW_MS = 1_000
/** Playing moves in small steps; farther than this, or backwards, is a jump. */
const JUMP_MS = 1_000
/** Turning the page, the playhead stands at so much of the new one. */
const PAGE_LEAD = 0.05

export function wholeOf(duration: number): TimeWindow {
  return { from: 0, to: duration }
}

export function isWhole({ from, to }: TimeWindow, duration: number): boolean {
  return from <= 0 && to >= duration
}

/** Nothing more can be zoomed into. */
export function isClosest({ from, to }: TimeWindow, duration: number): boolean {
  return to - from <= Math.min(SHORTEST_WINDOW_MS, duration) * 1.001
}

/** As long as asked for, within what is allowed, moved into the replay. */
export function fitted({ from, to }: TimeWindow, duration: number): TimeWindow {
  const length = Math.min(duration, Math.max(SHORTEST_WINDOW_MS, to - from))
  // What had to become longer or shorter keeps its middle.
  const wanted = (from + to - length) / 2
  const start = Math.min(Math.max(0, wanted), duration - length)
  return { from: start, to: start + length }
}

/** `factor` times as long (below 1: nearer), `around` staying where it is. */
export function zoomed(
  { from, to }: TimeWindow,
  duration: number,
  factor: number,
  around: number,
): TimeWindow {
  const length = Math.min(duration, Math.max(SHORTEST_WINDOW_MS, (to - from) * factor))
  const part = to > from ? (around - from) / (to - from) : 0.5
  return fitted({ from: around - part * length, to: around + (1 - part) * length }, duration)
}

export function panned({ from, to }: TimeWindow, duration: number, by: number): TimeWindow {
  return fitted({ from: from + by, to: to + by }, duration)
}

/** The same length around a time. */
export function centred({ from, to }: TimeWindow, duration: number, at: number): TimeWindow {
  return panned({ from, to }, duration, at - (from + to) / 2)
}

/** A finger on the timeline: the time that it took hold of, and where it is, as a part of the width. */
export interface Grip {
  readonly at: number
  readonly part: number
}

/** The window in which both times lie under their fingers. Fingers that meet change nothing. */
export function pinched(window: TimeWindow, duration: number, a: Grip, b: Grip): TimeWindow {
  const parts = b.part - a.part
  const length = (b.at - a.at) / parts
  if (!(length > 0) || Math.abs(parts) < 0.01) return window
  const allowed = Math.min(duration, Math.max(SHORTEST_WINDOW_MS, length))
  const middle = (a.at + b.at) / 2
  const from = middle - ((a.part + b.part) / 2) * allowed
  return fitted({ from, to: from + allowed }, duration)
}

/** On the way from one to another, `part` 0 … 1: slow at its end. */
export function between(a: TimeWindow, b: TimeWindow, part: number): TimeWindow {
  const eased = 1 - (1 - Math.min(1, Math.max(0, part))) ** 3
  if (eased === 1) return b
  return { from: a.from + (b.from - a.from) * eased, to: a.to + (b.to - a.to) * eased }
}

/** Follows the playhead: a jump is shown in the middle, playing over the edge turns the page, and whoever looks elsewhere is left alone. */
export function followed(window: TimeWindow, duration: number, before: number, at: number): TimeWindow {
  const { from, to } = window
  const shows = (time: number) => from <= time && time <= to
  if (shows(at)) return window
  if (at < before || at - before > JUMP_MS) return centred(window, duration, at)
  if (!shows(before)) return window
  return panned(window, duration, at - from - PAGE_LEAD * (to - from))
}
