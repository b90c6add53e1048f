import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry, NodeId, RecordingTime, ViewTree } from '../../src/format/types.ts'
import { chunkOf } from '../../src/replay/testing/randomRecording.ts'
import type { IndexRow } from '../store/chunks.ts'
import { activityOf, BUCKET_MS, coarseActivity, isLong, marksOf, mergeActivity } from './activity.ts'
import { toReplayIndex } from './replayIndex.ts'

const header = JSON.stringify({ counts: {}, device: { model: 'phone' }, app: {}, sdk: {}, privacy: {} })
const indexOf = (rows: readonly IndexRow[]) => toReplayIndex({ id: 'D1/S1', header, rows, isCoarse: false })

const SEED = 20_261_125
const at = (time: number) => time as RecordingTime
const tree: ViewTree = { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 1, 1] }

const row = (sequence: number, firstAt: number, lastAt: number, more: Partial<IndexRow> = {}): IndexRow => ({
  sequence,
  sha256: `hash-${sequence}`,
  bytes: 10,
  started_at: 1000,
  wall_at: 1000 + firstAt,
  first_at: firstAt,
  last_at: lastAt,
  received_time: 50_000 + sequence,
  upload_time: null,
  counts: '{"snapshot":1}',
  activity: '[]',
  marks: '[]',
  ...more,
})

test('no chunk, no replay', () => {
  expect(indexOf([])).toBeNull()
})

test('a replay is as long as its latest chunk, and what its first chunk says it is', () => {
  const index = indexOf([row(0, 0, 900), row(1, 400, 700), row(3, 5000, 6000)])
  expect(index).toMatchObject({
    deviceId: 'D1',
    sessionId: 'S1',
    startedAt: 1000,
    duration: 6000,
    device: { model: 'phone' },
    receivedAt: 50_003,
  })
  expect(index?.chunks.map(({ sequence, firstAt, lastAt }) => [sequence, firstAt, lastAt])).toEqual([
    [0, 0, 900],
    [1, 400, 700],
    [3, 5000, 6000],
  ])
})

test('[C6] where chunks overlap the higher sequence is heard from its first moment on', () => {
  const mark = (time: number, name: string) => ({ at: time, kind: 'screen', name, reason: null })
  const index = indexOf([
    row(0, 0, 2000, {
      marks: JSON.stringify([mark(0, 'Home'), mark(1500, 'Lost')]),
      activity: JSON.stringify([0, 2, 6, 9]),
    }),
    row(1, 1000, 2500, { marks: JSON.stringify([mark(1000, 'Cart')]), activity: JSON.stringify([4, 3]) }),
  ])
  expect(index?.marks.map(({ name }) => name)).toEqual(['Home', 'Cart'])
  expect(index?.activity.counts.reduce((sum, count) => sum + count, 0)).toBe(5)
})

test('the clock’s offset is that of the first arrival that says when it was sent', () => {
  const late = (sequence: number, received_time: number, upload_time: number | null) =>
    row(sequence, 0, 1, { received_time, upload_time })
  expect(indexOf([late(0, 900_000, 0), late(1, 100_000, 0), late(2, 50_000, null)])?.clockOffset).toBe(
    100_000,
  )
})

test('diffs and touches are activity, screens, lifecycle and logs are marks', () => {
  const entries: Entry[] = [
    { kind: 'snapshot', at: at(0), tree },
    { kind: 'diff', at: at(0) },
    { kind: 'touch', at: at(249), finger: 0, phase: 'began' },
    { kind: 'screen', at: at(250), name: 'Cart' },
    { kind: 'diff', at: at(250) },
    { kind: 'log', at: at(300), level: 'warn', message: 'x' },
    { kind: 'lifecycle', at: at(400), state: 'background' },
    { kind: 'lifecycle', at: at(500), state: 'paused', reason: 'optOut' },
  ]
  expect(activityOf(entries)).toEqual([0, 2, 1, 1])
  expect(marksOf(chunkOf(0, entries, tree))).toEqual([
    { at: 250, kind: 'screen', name: 'Cart', reason: null },
    { at: 300, kind: 'log', name: 'x', reason: 'warn' },
    { at: 400, kind: 'lifecycle', name: 'background', reason: null },
    { at: 500, kind: 'lifecycle', name: 'paused', reason: 'optOut' },
  ])
})

test('a dead tap at the end of a chunk is one only if the next chunk, which begins with a change, begins late enough', () => {
  const marks = JSON.stringify([
    { at: 800, until: 3_900, kind: 'deadTap', name: 'Pay', reason: null },
    { at: 200, until: 1_000, kind: 'deadTap', name: 'Help', reason: null },
  ])
  const names = (...next: IndexRow[]) =>
    indexOf([row(0, 0, 1_000, { marks }), ...next])?.marks.map(({ name }) => name)
  expect(names()).toEqual(['Help'])
  expect(names(row(1, 3_900, 5_000))).toEqual(['Help'])
  expect(names(row(1, 3_901, 5_000))).toEqual(['Help', 'Pay'])
  expect(names(row(2, 9_000, 9_500))).toEqual(['Help'])
  expect(indexOf([row(0, 0, 1_000, { marks })])?.marks[0]).not.toHaveProperty('until')
})

test('at most 600 buckets cover the replay, and each count falls where its time is', () => {
  const sparse = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 9 })))
  fc.assert(
    fc.property(fc.array(sparse), (pairs) => {
      const parts = pairs.map((part) => ({ activity: part.flat(), end: Number.POSITIVE_INFINITY }))
      const all = pairs.flat()
      const duration = Math.max(0, ...all.map(([bucket]) => bucket * BUCKET_MS + BUCKET_MS - 1))
      const { bucketMs, counts } = mergeActivity(parts, duration, false)
      expect(counts.length).toBeLessThanOrEqual(600)
      expect(counts.length * bucketMs).toBeGreaterThan(duration)
      counts.forEach((count, i) => {
        const inside = all.filter(([bucket]) => Math.floor((bucket * BUCKET_MS) / bucketMs) === i)
        expect(count).toBe(inside.reduce((sum, [, more]) => sum + more, 0))
      })
    }),
    { seed: SEED, numRuns: 100 },
  )
})

test('in coarse buckets, which a long replay is given in, each count falls where its time is, too', () => {
  const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 115_200 }), fc.integer({ min: 1, max: 9 })))
  fc.assert(
    fc.property(entries, (pairs) => {
      const fine = [...new Map(pairs)].sort(([a], [b]) => a - b)
      const duration = 8 * 3_600_000
      expect(isLong(duration)).toBe(true)
      const part = { activity: coarseActivity(fine.flat()), end: Number.POSITIVE_INFINITY }
      const { bucketMs, counts } = mergeActivity([part], duration, true)
      expect(counts.length).toBeLessThanOrEqual(600)
      counts.forEach((count, i) => {
        const inside = fine.filter(([bucket]) => Math.floor((bucket * BUCKET_MS) / bucketMs) === i)
        expect(count).toBe(inside.reduce((sum, [, more]) => sum + more, 0))
      })
    }),
    { seed: SEED, numRuns: 100 },
  )
})
