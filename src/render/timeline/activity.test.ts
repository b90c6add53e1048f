import { expect, test } from 'vitest'
import { seeded } from '../../format/testing/random.ts'
import { barsWithin, indexActivity } from './activity.ts'
import type { TimeScale } from './scale.ts'

const scale = { from: 0, to: 1000, left: 0, width: 100 }
const bars = (counts: readonly number[], within: TimeScale, least: number, bucketMs = 100) =>
  barsWithin(indexActivity({ bucketMs, counts }, counts.length * bucketMs), within, least)

test('bars stand where something happened, and nowhere else', () => {
  const { from, length, heights } = bars([0, 5, 0, 0, 20, 0, 0, 0, 0, 0], scale, 10)
  expect([from, length]).toEqual([0, 100])
  expect([...heights]).toEqual([0, 0.5, 0, 0, 1, 0, 0, 0, 0, 0])
})

test('a bar is as high as what adding up its buckets says, in any window', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    const counts = Array.from({ length: random.int(1, 300) }, () => random.pick([0, 0, 1, 5, 40]))
    const duration = counts.length * 100
    const from = random.int(0, duration - 1)
    const within = { from, to: random.int(from + 1, duration), left: 7, width: random.int(10, 900) }
    const { from: start, length, heights } = bars(counts, within, 3)
    expect(start, `seed ${seed}`).toBeLessThanOrEqual(within.from)
    expect(start + heights.length * length, `seed ${seed}`).toBeGreaterThanOrEqual(within.to)
    const rates = [...heights].map((_, i) => {
      const inside = counts.filter((_, bucket) => Math.floor((bucket * 100 - start) / length) === i)
      return inside.reduce((sum, count) => sum + count, 0) / (inside.length * 100)
    })
    const busy = rates.filter((rate) => rate > 0).sort((a, b) => a - b)
    const top = busy[Math.min(busy.length - 1, Math.floor(busy.length * 0.95))] ?? 1
    const slow = rates.map((rate) => Math.min(1, Math.sqrt(rate / top)))
    slow.forEach((height, i) => {
      expect(heights[i], `seed ${seed}, bar ${i}`).toBeCloseTo(height, 4)
    })
  }
})

test('a bar is at least so wide, and not twice as wide unless a bucket is', () => {
  for (const to of [1_000, 5_000, 37_000, 100_000]) {
    const { length } = bars(new Array(1_000).fill(1), { ...scale, to }, 3)
    const wide = (length / to) * 100
    expect(wide).toBeGreaterThanOrEqual(3)
    expect(length === 100 || wide < 6).toBe(true)
  }
})

test('panning leaves bars as they are', () => {
  const counts = Array.from({ length: 1_000 }, (_, i) => (i * 7) % 11)
  for (let from = 0; from < 50_000; from += 777) {
    const moved = bars(counts, { ...scale, from, to: from + 20_000 }, 3)
    expect(moved.from % moved.length).toBe(0)
    expect(moved.length).toBe(800)
  }
})

test('no activity, no width, no duration: no bars, and no error', () => {
  expect(bars([], scale, 50).heights).toHaveLength(0)
  expect(bars([1], { ...scale, width: 0 }, 2).heights).toHaveLength(0)
  expect(bars([1], { ...scale, to: 0 }, 50).heights).toHaveLength(0)
  expect([...bars([0, 0], { ...scale, to: 200 }, 50).heights]).toEqual([0, 0])
})
