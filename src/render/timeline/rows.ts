// Where the timeline's parts lie, from top to bottom: markers, logs, histogram, ruler, bands of screens, and what part of the whole is shown.
// CSS pixels from the container's top.

export interface Rows {
  /** The line that markers sit on. */
  readonly markers: number
  /** Logs, as ticks between these. */
  readonly logs: readonly [top: number, bottom: number]
  /** The histogram. */
  readonly top: number
  readonly bottom: number
  /** The baseline of the ruler's times; null where there is no room. */
  readonly ruler: number | null
  /** The tops of the bands and of the overview; null where there is no room. */
  readonly bands: number | null
  readonly overview: number | null
  readonly height: number
}

export const BAND = 17
export const OVERVIEW = 5
const RULER = 20

export function rowsOf(height: number): Rows {
  const hasRuler = height >= 84
  const hasBands = height >= 60
  const overview = hasBands ? height - OVERVIEW : null
  const bands = hasBands ? height - OVERVIEW - 3 - BAND : null
  const bottom = (bands ?? height) - (hasRuler ? RULER : 5)
  const top = Math.min(20, bottom)
  const ruler = hasRuler ? bottom + 17 : null
  return { markers: 8, logs: [top - 6, top - 1], top, bottom, ruler, bands, overview, height }
}
