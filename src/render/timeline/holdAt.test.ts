import { expect, test } from 'vitest'
import { type Holding, holdAt } from './holdAt.ts'
import { hoverAt } from './hoverAt.ts'
import { binsWithin } from './markers.ts'
import { rowsOf } from './rows.ts'
import { indexTimeline } from './timelineIndex.ts'

const rows = rowsOf(104)
const scale = { from: 0, to: 1_000, left: 0, width: 1_000 }
const index = indexTimeline({
  duration: 1_000,
  activity: { bucketMs: 100, counts: [] },
  marks: [],
  spans: [],
  markers: [
    { id: 'log', at: 400, label: 'no network', tone: 'log' },
    { id: 'pay', at: 500, label: 'Pay Tapped', tone: 'event' },
    { id: 'log too', at: 502, label: 'again', tone: 'log' },
  ],
  loaded: [],
})
const holding: Holding = {
  index,
  bins: binsWithin(index.markers, scale, 7),
  scale,
  rows,
  loop: null,
  isZoomed: false,
  isSelecting: false,
  reach: 6,
}
const kindAt = (x: number, y: number, more: Partial<Holding> = {}, isTouch = false, wantsRange = false) =>
  holdAt({ ...holding, ...more }, x, y, isTouch, wantsRange)

const middle = (rows.top + rows.bottom) / 2
const bands = (rows.bands ?? 0) + 5

test('in its row a marker, elsewhere the time', () => {
  expect(kindAt(504, rows.markers)).toMatchObject({ kind: 'marker', marker: { id: 'pay' } })
  expect(kindAt(510, rows.markers)).toEqual({ kind: 'time' })
  expect(kindAt(504, middle)).toEqual({ kind: 'time' })
  expect(kindAt(504, bands)).toEqual({ kind: 'time' })
})

test('a zoomed timeline is held by its bands, and by its mark on the overview', () => {
  const overview = (rows.overview ?? 0) + 1
  expect(kindAt(504, bands, { isZoomed: true })).toEqual({ kind: 'view' })
  expect(kindAt(504, overview, { isZoomed: true })).toEqual({ kind: 'overview' })
  expect(kindAt(504, overview - 8, { isZoomed: true })).toEqual({ kind: 'view' })
  expect(kindAt(504, overview - 8, { isZoomed: true }, true)).toEqual({ kind: 'overview' })
})

test('a loop is held by its ends, a finger finds them from farther', () => {
  const loop = { from: 300, to: 400 }
  expect(kindAt(296, middle, { loop })).toEqual({ kind: 'range', edge: 'from' })
  expect(kindAt(404, middle, { loop })).toEqual({ kind: 'range', edge: 'to' })
  expect(kindAt(410, middle, { loop })).toEqual({ kind: 'time' })
  expect(kindAt(410, middle, { loop }, true)).toEqual({ kind: 'range', edge: 'to' })
  expect(kindAt(350, middle, { loop })).toEqual({ kind: 'time' })
})

test('with shift, or while one is chosen, a drag chooses a range, also over markers and ends', () => {
  const loop = { from: 300, to: 400 }
  for (const [x, y] of [
    [504, rows.markers],
    [300, middle],
    [700, middle],
  ] as const) {
    expect(kindAt(x, y, { loop }, false, true)).toEqual({ kind: 'range', edge: null })
    expect(kindAt(x, y, { loop, isSelecting: true })).toEqual({ kind: 'range', edge: null })
  }
})

test('below the pointer are the markers of its row, logs where there is nothing louder, and the time everywhere', () => {
  const hovering = { ...holding, logs: binsWithin(index.logs, scale, 3) }
  const markersAt = (x: number, y: number) => hoverAt(hovering, { x, y }).markers.map(({ id }) => id)
  expect(markersAt(501, rows.markers)).toEqual(['pay'])
  expect(markersAt(401, rows.markers)).toEqual(['log'])
  expect(markersAt(450, rows.markers)).toEqual([])
  expect(markersAt(501, middle)).toEqual([])
  expect(hoverAt(hovering, { x: 250, y: bands })).toMatchObject({ at: 250, x: 250, span: null, screen: null })
})

test('rows lie one below the other in any height', () => {
  for (const height of [30, 60, 76, 84, 104, 200]) {
    const at = rowsOf(height)
    const order = [0, at.top, at.bottom, at.ruler, at.bands, at.overview, height].filter((y) => y !== null)
    expect(order, `${height} px`).toEqual([...order].sort((a, b) => a - b))
  }
})
