// Time ↔ place on the timeline. Pure. A window on a part of the time (zoom, pan) is a scale with another `from` and `to`.

export interface TimeScale {
  /** The times at the left and the right edge, ms. */
  readonly from: number
  readonly to: number
  /** Where these edges lie, CSS pixels. */
  readonly left: number
  readonly width: number
}

export function xOf(scale: TimeScale, at: number): number {
  const length = scale.to - scale.from
  return length <= 0 ? scale.left : scale.left + ((at - scale.from) / length) * scale.width
}

/** The time at a place, kept within the scale's. */
export function timeAt(scale: TimeScale, x: number): number {
  if (scale.width <= 0) return scale.from
  const part = Math.min(1, Math.max(0, (x - scale.left) / scale.width))
  return scale.from + part * (scale.to - scale.from)
}
