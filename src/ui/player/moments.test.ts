import { expect, test } from 'vitest'
import type { TrackedEvent } from '../../api/contract.ts'
import type { Mark } from '../../format/replayIndex.ts'
import { time as at, indexOf, info } from '../../replay/testing/indexes.ts'
import { currentIndex, matching, momentAfter, momentBefore, momentsOf } from './moments.ts'
import type { TimedEvent } from './timedEvents.ts'

const event = (ms: number, name: string): TimedEvent => ({
  at: at(ms),
  event: { id: `e${ms}`, name, rawType: name } as TrackedEvent,
})
const mark = (ms: number, kind: Mark['kind'], name: string): Mark => ({
  at: at(ms),
  kind,
  name,
  reason: null,
})

const replay = indexOf([info(0, 0, 99_000)], {
  marks: [
    mark(0, 'screen', 'Cart'),
    mark(5_000, 'deadTap', 'Pay'),
    mark(5_000, 'rageTap', 'Pay'),
    mark(9_000, 'deadTap', ''),
  ],
})
const moments = momentsOf(replay, [event(1_000, 'Start'), event(5_000, 'Pay Tapped'), event(20_000, 'End')])

test('taps that led to nothing stand between the events, in words; screens do not', () => {
  expect(moments.map((moment) => `${moment.at} ${moment.kind} ${moment.text}`)).toEqual([
    '1000 event Start',
    '5000 deadTap Dead tap on Pay',
    '5000 rageTap Rage taps on Pay',
    '5000 event Pay Tapped',
    '9000 deadTap Dead tap',
    '20000 event End',
  ])
  expect(new Set(moments.map(({ id }) => id)).size).toBe(moments.length)
})

test('the search finds taps and events by their words, in any case', () => {
  expect(matching(moments, ' PAY ').map(({ text }) => text)).toEqual([
    'Dead tap on Pay',
    'Rage taps on Pay',
    'Pay Tapped',
  ])
  expect(matching(moments, 'dead tap')).toHaveLength(2)
  expect(matching(moments, ' ')).toBe(moments)
})

test('the current one is the last that was reached', () => {
  expect([0, 999, 1_000, 5_000, 8_999, 50_000].map((ms) => currentIndex(moments, ms))).toEqual([
    -1, -1, 0, 3, 3, 5,
  ])
})

test('stepping forth and back meets every time once, whatever falls together', () => {
  const walk = (step: typeof momentAfter, from: number) => {
    const met: number[] = []
    for (let next = step(moments, from); next; next = step(moments, next.at)) met.push(next.at)
    return met
  }
  expect(walk(momentAfter, 0)).toEqual([1_000, 5_000, 9_000, 20_000])
  expect(walk(momentBefore, 20_000)).toEqual([9_000, 5_000, 1_000])
})

test('more than a second after a moment, back goes to it', () => {
  expect(momentBefore(moments, 6_000)?.at).toBe(1_000)
  expect(momentBefore(moments, 6_001)?.at).toBe(5_000)
  expect(momentBefore(moments, 500)).toBe(null)
})
