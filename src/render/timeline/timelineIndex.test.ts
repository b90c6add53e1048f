import { expect, test } from 'vitest'
import type { Mark } from '../../format/replayIndex.ts'
import type { RecordingTime } from '../../format/types.ts'
import type { TimelineData } from '../types.ts'
import { indexTimeline, screenAt, spanAt } from './timelineIndex.ts'

const mark = (at: number, kind: Mark['kind'], name: string): Mark => ({
  at: at as RecordingTime,
  kind,
  name,
  reason: null,
})
const data: TimelineData = {
  duration: 1_000,
  activity: { bucketMs: 100, counts: [] },
  marks: [
    mark(100, 'screen', 'Cart'),
    mark(200, 'screen', 'Cart'),
    mark(300, 'lifecycle', 'background'),
    mark(600, 'screen', 'Checkout'),
  ],
  spans: [
    { from: 0, to: 500, kind: 'idle' },
    { from: 700, to: 800, kind: 'background' },
    { from: 400, to: 450, kind: 'failed' },
  ],
  markers: [
    { id: 'a', at: 5, label: 'A', tone: 'event' },
    { id: 'b', at: 6, label: 'B', tone: 'log' },
  ],
  loaded: [],
}

test('a screen lasts until the next one; the same again is no new band; the last lasts to the end', () => {
  const index = indexTimeline(data)
  expect(index.screens).toEqual([
    { from: 100, to: 600, name: 'Cart' },
    { from: 600, to: 1_000, name: 'Checkout' },
  ])
  expect([99, 100, 599, 600, 1_000].map((at) => screenAt(index, at))).toEqual([
    null,
    'Cart',
    'Cart',
    'Checkout',
    'Checkout',
  ])
  expect(screenAt(indexTimeline({ ...data, marks: [] }), 1_000)).toBeNull()
})

test('where spans overlap, the one that is drawn on top is the one that is there', () => {
  const index = indexTimeline(data)
  expect([0, 420, 450, 500, 750].map((at) => spanAt(index, at)?.kind)).toEqual([
    'idle',
    'failed',
    'idle',
    undefined,
    'background',
  ])
})

test('logs lie apart from what people did', () => {
  const { markers, logs } = indexTimeline(data)
  expect([markers.markers.map(({ id }) => id), logs.markers.map(({ id }) => id)]).toEqual([['a'], ['b']])
})

test('what has not changed is not gone through again; another length goes through all', () => {
  const before = indexTimeline(data)
  const after = indexTimeline({ ...data, loaded: [{ from: 0, to: 9 }], spans: [] }, before)
  expect(after.markers).toBe(before.markers)
  expect(after.activity).toBe(before.activity)
  expect(after.screens).toBe(before.screens)
  expect(after.spans).not.toBe(before.spans)
  const longer = indexTimeline({ ...data, duration: 2_000 }, before)
  expect(longer.markers).not.toBe(before.markers)
  expect(longer.screens.at(-1)?.to).toBe(2_000)
})
