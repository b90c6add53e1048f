// What of a replay's hours is drawn on so many pixels: bars, marker bins, bands, spans. Pure; made again only when data or size change.
import type { Activity, Mark } from '../../format/replayIndex.ts'
import { fitLabel } from '../paintPlaceholder.ts'
import type { TimelineMarker, TimelineSpan } from '../types.ts'
import { type TimeScale, xOf } from './scale.ts'

/** Heights of the histogram's bars, 0 … 1, one for each step of `step` pixels. */
export function activityBars(activity: Activity, scale: TimeScale, step: number): Float32Array {
  const count = Math.max(0, Math.floor(scale.width / step))
  const bars = new Float32Array(count)
  if (count === 0 || scale.to <= scale.from) return bars
  const perBar = (scale.to - scale.from) / count
  for (let i = 0; i < count; i++) bars[i] = rateWithin(activity, scale.from + i * perBar, perBar)
  // A root keeps quiet stretches visible beside a burst; the busiest twentieth fills the height.
  const top = percentile(bars, 0.95)
  if (top <= 0) return bars
  for (let i = 0; i < count; i++) bars[i] = Math.min(1, Math.sqrt((bars[i] ?? 0) / top))
  return bars
}

/** Changes per ms between two times, buckets taken as even within. */
function rateWithin({ bucketMs, counts }: Activity, from: number, length: number): number {
  if (bucketMs <= 0) return 0
  const to = from + length
  let sum = 0
  const last = Math.min(counts.length - 1, Math.ceil(to / bucketMs) - 1)
  for (let i = Math.max(0, Math.floor(from / bucketMs)); i <= last; i++) {
    const overlap = Math.min(to, (i + 1) * bucketMs) - Math.max(from, i * bucketMs)
    sum += ((counts[i] ?? 0) * Math.max(0, overlap)) / bucketMs
  }
  return sum / length
}

function percentile(values: Float32Array, part: number): number {
  const positive = values.filter((value) => value > 0).sort()
  return positive[Math.min(positive.length - 1, Math.floor(positive.length * part))] ?? 0
}

/** Markers that fall on the same few pixels. */
export interface MarkerBin {
  /** Its middle, CSS pixels. */
  readonly x: number
  readonly markers: readonly TimelineMarker[]
}

/** What happened before the picture begins or after it ends stands at that edge. */
function markerX(scale: TimeScale, { at }: TimelineMarker): number {
  return xOf(scale, Math.min(scale.to, Math.max(scale.from, at)))
}

/** Markers nearer to each other than `apart` pixels share a bin; a bin starts at its first marker, so bins never overlap. */
export function binMarkers(markers: readonly TimelineMarker[], scale: TimeScale, apart: number): MarkerBin[] {
  const bins: MarkerBin[] = []
  let first = 0
  for (let i = 0; i < markers.length; i++) {
    const start = markers[first] as TimelineMarker
    const next = markers[i + 1]
    if (next && markerX(scale, next) - markerX(scale, start) < apart) continue
    const group = markers.slice(first, i + 1)
    const last = group.at(-1) as TimelineMarker
    bins.push({ x: (markerX(scale, start) + markerX(scale, last)) / 2, markers: group })
    first = i + 1
  }
  return bins
}

/** The bin whose middle is nearest to `x`, not farther than `reach`. O(log n). */
export function binAt(bins: readonly MarkerBin[], x: number, reach: number): MarkerBin | null {
  let low = 0
  let high = bins.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bins[middle] as MarkerBin).x < x) low = middle + 1
    else high = middle
  }
  const near = [bins[low - 1], bins[low]].filter((bin) => bin && Math.abs(bin.x - x) <= reach) as MarkerBin[]
  near.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))
  return near[0] ?? null
}

/** A stretch of the timeline with the text that fits in it. */
export interface Band {
  readonly x: number
  readonly width: number
  /** Empty where nothing fits. */
  readonly label: string
  /** Counts equal names as one: neighbours are told apart by it being odd or even. */
  readonly index: number
}

type Width = (string: string) => number

/** One band for each screen that was shown, from its mark to the next screen's. */
export function screenBands(
  marks: readonly Mark[],
  scale: TimeScale,
  duration: number,
  width: Width,
): Band[] {
  const screens = marks.filter((mark, i, all) => mark.kind === 'screen' && mark.name !== nameBefore(all, i))
  return screens.map((mark, i) => ({
    ...stretch(scale, mark.at, screens[i + 1]?.at ?? duration, mark.name, width),
    index: i,
  }))
}

function nameBefore(marks: readonly Mark[], index: number): string | null {
  for (let i = index - 1; i >= 0; i--) if (marks[i]?.kind === 'screen') return marks[i]?.name ?? null
  return null
}

/** The name of the screen at a time; null before the first. */
export function screenAt(marks: readonly Mark[], at: number): string | null {
  return marks.findLast((mark) => mark.kind === 'screen' && mark.at <= at)?.name ?? null
}

const words: Record<TimelineSpan['kind'], string> = {
  idle: 'idle',
  background: 'background',
  paused: 'paused',
  missing: 'not captured',
  failed: 'not loaded',
  invalid: 'not readable',
}

export function spanLabel(span: TimelineSpan): string {
  return span.label ?? words[span.kind]
}

export function spanBand(span: TimelineSpan, scale: TimeScale, width: Width): Band {
  return { ...stretch(scale, span.from, span.to, spanLabel(span), width), index: 0 }
}

const LABEL_ROOM = 10

function stretch(
  scale: TimeScale,
  from: number,
  to: number,
  label: string,
  width: Width,
): Omit<Band, 'index'> {
  const left = Math.max(scale.left, xOf(scale, from))
  const right = Math.min(scale.left + scale.width, xOf(scale, to))
  return {
    x: left,
    width: Math.max(0, right - left),
    label: fitLabel(label, right - left - LABEL_ROOM, width),
  }
}
