// Markers binned to pixels. Indexed once per data, O(n); then a window's bins cost O(bins × log n) however many markers there are: each bin is a stretch
// of the sorted list, and its loudest tone comes from counts up to its two ends. Bins lie on a grid of time whose step is a power of two: panning moves
// them as they are, zooming halves or joins them.
import { lastAtOrBefore } from '../../replay/search.ts'
import type { LogTone, MarkerTone, TimelineMarker } from '../types.ts'
import { type TimeScale, xOf } from './scale.ts'

/** The loudest tone of a bin is what it shows. */
export const LOUDNESS: readonly MarkerTone[] = [
  'rageTap',
  'warning',
  'deadTap',
  'accent',
  'event',
  'logError',
  'logWarning',
  'log',
  'system',
]

export const isLog = (tone: MarkerTone): tone is LogTone => tone.startsWith('log')

export interface MarkerIndex {
  /** Ascending. */
  readonly markers: readonly TimelineMarker[]
  /** Their times, kept within the replay: what happened before it stands at its start. */
  readonly times: Float64Array
  /** For each tone that occurs, how many of it come before the marker at an index. One longer than the markers. */
  readonly counts: readonly (readonly [tone: MarkerTone, before: Uint32Array])[]
}

export function indexMarkers(markers: readonly TimelineMarker[], duration: number): MarkerIndex {
  const times = new Float64Array(markers.length)
  const loudness = new Uint8Array(markers.length)
  markers.forEach(({ at, tone }, i) => {
    times[i] = Math.min(duration, Math.max(0, at))
    loudness[i] = LOUDNESS.indexOf(tone)
  })
  const occurring = new Set(loudness)
  const counts = LOUDNESS.map((tone, loud) => [tone, loud] as const)
    .filter(([, loud]) => occurring.has(loud))
    .map(([tone, loud]) => [tone, countsOf(loudness, loud)] as const)
  return { markers, times, counts }
}

function countsOf(loudness: Uint8Array, loud: number): Uint32Array {
  const before = new Uint32Array(loudness.length + 1)
  for (let i = 0, count = 0; i < loudness.length; i++) {
    if (loudness[i] === loud) count++
    before[i + 1] = count
  }
  return before
}

/** Markers that fall on the same few pixels: those of the index from `first` up to, without, `end`. */
export interface MarkerBin {
  /** Between its first and its last, CSS pixels. */
  readonly x: number
  readonly first: number
  readonly end: number
  readonly tone: MarkerTone
}

/** How wide a bin is, CSS pixels: `apart` up to twice that. */
export function binWidth(scale: TimeScale, apart: number): number {
  return scale.to > scale.from ? (binLength(scale, apart) * scale.width) / (scale.to - scale.from) : apart
}

/** The step of the grid, ms: the power of two that is at least `apart` pixels wide, and less than twice that. */
export function binLength(scale: TimeScale, apart: number): number {
  const msPerPixel = (scale.to - scale.from) / scale.width
  return 2 ** Math.ceil(Math.log2(apart * msPerPixel))
}

/** The bins that a window touches, from left to right. */
export function binsWithin(index: MarkerIndex, scale: TimeScale, apart: number): MarkerBin[] {
  const { times } = index
  const bins: MarkerBin[] = []
  if (scale.width <= 0 || times.length === 0) return bins
  // A replay without length has all its markers in one place.
  const step = scale.to > scale.from ? binLength(scale, apart) : 1
  let first = firstFrom(times, Math.floor(scale.from / step) * step)
  while (first < times.length && (times[first] as number) <= scale.to) {
    const start = Math.floor((times[first] as number) / step) * step
    const end = firstFrom(times, start + step)
    bins.push(binOf(index, scale, first, end))
    first = end
  }
  return bins
}

function binOf(index: MarkerIndex, scale: TimeScale, first: number, end: number): MarkerBin {
  const { times, counts } = index
  const x = (xOf(scale, times[first] as number) + xOf(scale, times[end - 1] as number)) / 2
  const loudest = counts.find(([, before]) => (before[end] as number) > (before[first] as number))
  return { x, first, end, tone: loudest?.[0] ?? 'event' }
}

/** The index of the first time at or after `at`. */
function firstFrom(times: Float64Array, at: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The bin whose middle is nearest to `x`, not farther than `reach`. O(log n). */
export function binAt(bins: readonly MarkerBin[], x: number, reach: number): MarkerBin | null {
  const left = lastAtOrBefore(bins.length, (i) => (bins[i] as MarkerBin).x, x)
  const near = [bins[left], bins[left + 1]].filter((bin) => bin && Math.abs(bin.x - x) <= reach)
  near.sort((a, b) => Math.abs((a as MarkerBin).x - x) - Math.abs((b as MarkerBin).x - x))
  return near[0] ?? null
}
