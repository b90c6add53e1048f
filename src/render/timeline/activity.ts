// The histogram. Counts are summed up once, O(buckets); then a window's bars cost O(bars): each is a number of whole buckets, a power of two, so that
// panning moves bars as they are and zooming joins or halves them. Where a bucket is wider than a bar, the bar is as wide: there is nothing finer to show.
import type { Activity } from '../../format/replayIndex.ts'
import type { TimeScale } from './scale.ts'

export interface ActivityIndex {
  readonly bucketMs: number
  /** How much happened before the bucket at an index. One longer than the buckets. */
  readonly before: Float64Array
  readonly duration: number
}

export function indexActivity({ bucketMs, counts }: Activity, duration: number): ActivityIndex {
  const before = new Float64Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) before[i + 1] = (before[i] as number) + (counts[i] ?? 0)
  return { bucketMs, before, duration }
}

export interface Bars {
  /** When the first one begins, ms. */
  readonly from: number
  /** How much time a bar stands for, ms. */
  readonly length: number
  /** 0 … 1 each. */
  readonly heights: Float32Array
}

const NONE: Bars = { from: 0, length: 1, heights: new Float32Array(0) }

/** The bars that a window touches, each at least `least` pixels wide, heights as parts of what is busy within the window. */
export function barsWithin(index: ActivityIndex, scale: TimeScale, least: number): Bars {
  const { bucketMs, before } = index
  const buckets = before.length - 1
  if (scale.width <= 0 || scale.to <= scale.from || bucketMs <= 0 || buckets === 0) return NONE
  const msPerPixel = (scale.to - scale.from) / scale.width
  const perBar = 2 ** Math.max(0, Math.ceil(Math.log2((least * msPerPixel) / bucketMs)))
  const length = perBar * bucketMs
  const first = Math.floor(scale.from / length)
  const last = Math.min(Math.ceil(scale.to / length), Math.ceil(buckets / perBar))
  const rates = new Float32Array(Math.max(0, last - first))
  for (let i = 0; i < rates.length; i++) rates[i] = rateOf(index, (first + i) * perBar, perBar)
  return { from: first * length, length, heights: heightsOf(rates) }
}

/** Changes per ms; of the last bar, per ms of what the replay has of it. */
function rateOf({ before, bucketMs, duration }: ActivityIndex, bucket: number, count: number): number {
  const end = Math.min(bucket + count, before.length - 1)
  const sum = (before[end] as number) - (before[Math.min(bucket, end)] as number)
  const length = Math.min((bucket + count) * bucketMs, duration) - bucket * bucketMs
  // A bucket holds the moment of the very end: less of it than a tenth says nothing of how busy it was.
  return sum / Math.max(length, (count * bucketMs) / 10)
}

/** A root keeps quiet stretches visible beside a burst; the busiest twentieth fills the height. */
function heightsOf(rates: Float32Array): Float32Array {
  const busy = rates.filter((rate) => rate > 0).sort()
  const top = busy[Math.min(busy.length - 1, Math.floor(busy.length * 0.95))] ?? 1
  return rates.map((rate) => Math.min(1, Math.sqrt(rate / top)))
}
