import { expect, test } from 'vitest'
import { seeded } from '../../format/testing/random.ts'
import type { MarkerTone, TimelineMarker } from '../types.ts'
import { binAt, binLength, binsWithin, indexMarkers, LOUDNESS, type MarkerBin } from './markers.ts'
import { type TimeScale, xOf } from './scale.ts'

const scale = { from: 0, to: 1000, left: 0, width: 100 }
const marker = (at: number, tone: MarkerTone = 'event'): TimelineMarker => ({
  id: `${at}`,
  at,
  label: `at ${at}`,
  tone,
})

/** Looks at every marker for every bin. */
function slowBins(markers: readonly TimelineMarker[], duration: number, within: TimeScale, apart: number) {
  const step = binLength(within, apart)
  const times = markers.map(({ at }) => Math.min(duration, Math.max(0, at)))
  const found: MarkerBin[] = []
  for (let cell = 0; cell * step <= duration; cell++) {
    const inside = times.flatMap((at, i) => (Math.floor(at / step) === cell ? [i] : []))
    const [first, last] = [inside[0], inside.at(-1)]
    if (first === undefined || last === undefined) continue
    if ((cell + 1) * step <= within.from || (times[first] as number) > within.to) continue
    const tone = LOUDNESS.find((loud) => inside.some((i) => markers[i]?.tone === loud)) as MarkerTone
    const x = (xOf(within, times[first] as number) + xOf(within, times[last] as number)) / 2
    found.push({ x, first, end: last + 1, tone })
  }
  return found
}

test('any window’s bins are those that looking at every marker finds', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    const duration = random.int(1_000, 200_000)
    const markers = Array.from({ length: random.int(0, 80) }, () =>
      marker(random.int(-500, duration + 500), random.pick(LOUDNESS)),
    ).sort((a, b) => a.at - b.at)
    const from = random.int(0, duration - 1)
    const within = { from, to: random.int(from + 1, duration), left: 7, width: random.int(20, 1_200) }
    const fast = binsWithin(indexMarkers(markers, duration), within, 7)
    expect(fast, `seed ${seed}`).toEqual(slowBins(markers, duration, within, 7))
  }
})

test('in the whole window every marker is in one bin, those from before and after it at its edges', () => {
  const markers = [-500, 0, 10, 20, 300, 310, 900, 1000, 1700].map((at) => marker(at))
  const bins = binsWithin(indexMarkers(markers, 1000), scale, 5)
  expect(bins.flatMap(({ first, end }) => markers.slice(first, end))).toEqual(markers)
  expect(bins[0]?.x).toBeGreaterThanOrEqual(0)
  expect(bins.at(-1)?.x).toBe(100)
})

test('zooming in takes bins apart and never joins what was apart', () => {
  const random = seeded(3)
  const markers = Array.from({ length: 500 }, () => marker(random.int(0, 100_000))).sort(
    (a, b) => a.at - b.at,
  )
  const index = indexMarkers(markers, 100_000)
  const startsAt = (length: number) =>
    new Set(
      binsWithin(index, { from: 0, to: length, left: 0, width: 1_000 }, 7)
        .filter(({ end }) => (markers[end - 1] as TimelineMarker).at < 10_000)
        .map(({ first }) => first),
    )
  let before = startsAt(100_000)
  for (let length = 90_000; length >= 10_000; length -= 1_000) {
    const now = startsAt(length)
    expect([...before].filter((first) => !now.has(first))).toEqual([])
    before = now
  }
})

test('panning leaves bins as they are', () => {
  const random = seeded(4)
  const markers = Array.from({ length: 500 }, () => marker(random.int(0, 100_000))).sort(
    (a, b) => a.at - b.at,
  )
  const index = indexMarkers(markers, 100_000)
  const binned = (from: number) =>
    binsWithin(index, { from, to: from + 20_000, left: 0, width: 1_000 }, 7)
      .filter(({ x }) => x > 20 && x < 980)
      .map(({ first, end }) => `${first}-${end}`)
  const all = new Set(
    binsWithin(index, { from: 0, to: 100_000, left: 0, width: 5_000 }, 7).map(
      ({ first, end }) => `${first}-${end}`,
    ),
  )
  for (let from = 0; from <= 80_000; from += 731)
    expect(binned(from).filter((bin) => !all.has(bin))).toEqual([])
})

test('50,000 markers make no more bins than there are places for', () => {
  const markers = Array.from({ length: 50_000 }, (_, i) => marker(i / 50))
  const bins = binsWithin(indexMarkers(markers, 1000), scale, 4)
  expect(bins.length).toBeLessThanOrEqual(26)
  expect(bins.reduce((sum, { first, end }) => sum + end - first, 0)).toBe(50_000)
})

test('no markers, no width, no duration: no error, and what there is is shown', () => {
  expect(binsWithin(indexMarkers([], 1000), scale, 4)).toEqual([])
  expect(binsWithin(indexMarkers([marker(5)], 1000), { ...scale, width: 0 }, 4)).toEqual([])
  const nowhere = binsWithin(indexMarkers([marker(5), marker(9)], 0), { ...scale, to: 0 }, 4)
  expect(nowhere).toEqual([{ x: 0, first: 0, end: 2, tone: 'event' }])
})

test('the nearest bin within reach is hit, as looking at every bin would find', () => {
  const bins = binsWithin(
    indexMarkers(
      [0, 120, 180, 500, 990].map((at) => marker(at)),
      1000,
    ),
    scale,
    4,
  )
  for (let x = -5; x <= 105; x += 0.7) {
    const slow = bins
      .filter((bin) => Math.abs(bin.x - x) <= 6)
      .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]
    expect(binAt(bins, x, 6)).toBe(slow ?? null)
  }
})
