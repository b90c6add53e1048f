import { expect, test } from 'vitest'
import type { Mark } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import type { TimelineMarker } from '../types.ts'
import { activityBars, binAt, binMarkers, screenAt, screenBands, spanBand } from './layout.ts'

const scale = { from: 0, to: 1000, left: 0, width: 100 }
const width = (string: string) => string.length * 6
const marker = (at: number): TimelineMarker => ({ id: `${at}`, at, label: `at ${at}`, tone: 'event' })
const screen = (at: number, name: string): Mark => ({
  at: at as RecordingTime,
  kind: 'screen',
  name,
  reason: null,
})

test('bars stand where something happened, and nowhere else', () => {
  const bars = activityBars({ bucketMs: 100, counts: [0, 5, 0, 0, 20, 0, 0, 0, 0, 0] }, scale, 10)
  expect([...bars].map((bar) => bar > 0)).toEqual([
    false,
    true,
    false,
    false,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(Math.max(...bars)).toBe(1)
  expect(bars[1]).toBeCloseTo(0.5, 5)
})

test('bars finer and coarser than the buckets keep the total in proportion', () => {
  const activity = { bucketMs: 100, counts: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3] }
  expect(activityBars(activity, scale, 2)).toHaveLength(50)
  const coarse = activityBars(activity, scale, 50)
  expect((coarse[0] ?? 0) ** 2 / (coarse[1] ?? 1) ** 2).toBeCloseTo(14 / 25, 4)
})

test('no activity, no width, no duration: no bars, and no error', () => {
  expect([...activityBars({ bucketMs: 100, counts: [] }, scale, 50)]).toEqual([0, 0])
  expect(activityBars({ bucketMs: 100, counts: [1] }, { ...scale, width: 0 }, 2)).toHaveLength(0)
  expect([...activityBars({ bucketMs: 100, counts: [1] }, { ...scale, to: 0 }, 50)]).toEqual([0, 0])
})

test('every marker is in one bin, in order, and bins lie apart', () => {
  const markers = [0, 10, 20, 300, 310, 900, 1000].map(marker)
  const bins = binMarkers(markers, scale, 5)
  expect(bins.flatMap((bin) => bin.markers)).toEqual(markers)
  expect(bins.map((bin) => bin.markers.length)).toEqual([3, 2, 1, 1])
  expect(bins[0]?.x).toBe(1)
})

test('a marker from before or after the picture stands at its edge', () => {
  expect(binMarkers([-500, 400, 1700].map(marker), scale, 5).map((bin) => bin.x)).toEqual([0, 40, 100])
})

test('50,000 markers make no more bins than there are places for', () => {
  const markers = Array.from({ length: 50_000 }, (_, i) => marker(i / 50))
  const bins = binMarkers(markers, scale, 4)
  expect(bins.length).toBeLessThanOrEqual(26)
  expect(bins.reduce((sum, bin) => sum + bin.markers.length, 0)).toBe(50_000)
})

test('the nearest bin within reach is hit, as looking at every bin would find', () => {
  const bins = binMarkers([0, 120, 180, 500, 990].map(marker), scale, 4)
  for (let x = -5; x <= 105; x += 0.7) {
    const slow = bins
      .filter((bin) => Math.abs(bin.x - x) <= 6)
      .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]
    expect(binAt(bins, x, 6)).toBe(slow ?? null)
  }
})

test('a screen lasts until the next one; the same again is no new band; the last lasts to the end', () => {
  const marks: Mark[] = [
    screen(0, 'Cart'),
    screen(200, 'Cart'),
    { at: 300 as RecordingTime, kind: 'lifecycle', name: 'background', reason: null },
    screen(600, 'Checkout'),
  ]
  const bands = screenBands(marks, scale, 1000, width)
  expect(bands.map(({ x, width: wide, label }) => [x, wide, label])).toEqual([
    [0, 60, 'Cart'],
    [60, 40, 'Chec…'],
  ])
  expect(screenAt(marks, 599)).toBe('Cart')
  expect(screenAt(marks, 600)).toBe('Checkout')
  expect(screenAt([], 5)).toBeNull()
})

test('a label shows what fits of it', () => {
  expect(spanBand({ from: 0, to: 1000, kind: 'background' }, scale, width).label).toBe('background')
  expect(spanBand({ from: 0, to: 600, kind: 'background' }, scale, width).label).toBe('backgro…')
  expect(spanBand({ from: 0, to: 200, kind: 'idle' }, scale, width).label).toBe('')
})

test('what lies outside of the window is cut off', () => {
  const zoomed = { from: 400, to: 600, left: 0, width: 100 }
  expect(spanBand({ from: 0, to: 500, kind: 'idle' }, zoomed, width)).toMatchObject({ x: 0, width: 50 })
  expect(spanBand({ from: 700, to: 800, kind: 'idle' }, zoomed, width).width).toBe(0)
})
