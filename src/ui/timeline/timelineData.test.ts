import { expect, test } from 'vitest'
import type { TrackedEvent } from '../../api/contract.ts'
import type { Mark } from '../../format/replayIndex.ts'
import { spansOf } from '../../replay/spans.ts'
import { time as at, indexOf, info, lifecycle } from '../../replay/testing/indexes.ts'
import { momentsOf } from '../player/moments.ts'
import type { TimedEvent } from '../player/timedEvents.ts'
import { spokenValue } from './spokenValue.ts'
import { fixedData, spanData } from './timelineData.ts'

const event = (ms: number, name: string): TimedEvent => ({
  at: at(ms),
  event: { id: `e${ms}`, name, rawType: name } as TrackedEvent,
})
const mark = (ms: number, kind: string, name: string) => ({ at: at(ms), kind, name, reason: null }) as Mark

test('events, taps and logs become markers by their kind, in order; screens and lifecycle do not', () => {
  const marks = [
    mark(0, 'screen', 'CartViewController'),
    mark(50, 'deadTap', 'Pay'),
    mark(60, 'rageTap', ''),
    mark(70, 'log', 'no network'),
    { ...mark(72, 'log', 'slow'), reason: 'Warn' },
    { ...mark(74, 'log', 'declined'), reason: 'error' },
    lifecycle(80, 'background'),
  ]
  const replay = indexOf([info(0, 0, 1_000)], { marks })
  const data = fixedData(replay, [
    event(10, 'session_start'),
    event(55, 'Pay Tapped'),
    event(90, 'Pay Failed'),
  ])
  expect(data.markers.map(({ at: ms, label, tone }) => `${ms} ${label}: ${tone}`)).toEqual([
    '10 session_start: system',
    '50 Dead tap on Pay: deadTap',
    '55 Pay Tapped: event',
    '60 Rage taps: rageTap',
    '70 no network: log',
    '72 Warn: slow: logWarning',
    '74 error: declined: logError',
    '90 Pay Failed: warning',
  ])
  expect(data.marks[0]?.name).toBe('Cart')
})

test('spans are named, those that turned out to be lost too', () => {
  const replay = indexOf([info(0, 0, 1_000), info(2, 20_000, 21_000)])
  const lost = { kind: 'failed', from: at(500), to: at(900), chunks: 1, reason: 'no network' } as const
  expect(spanData(spansOf(replay), [lost])).toEqual([
    { from: 1_000, to: 20_000, kind: 'missing', label: 'not captured' },
    { from: 500, to: 900, kind: 'failed', label: 'not loaded' },
  ])
})

test('the slider says time, event or tap, and stretch, as far as there are any', () => {
  const spans = [{ from: 60_000, to: 70_000, kind: 'missing', label: 'not captured' }] as const
  const replay = indexOf([info(0, 0, 99_000)], { marks: [mark(80_000, 'deadTap', 'Pay')] })
  const events = momentsOf(replay, [event(65_000, 'Pay Tapped')])
  expect(spokenValue(events, spans, 65_999)).toBe('1:05, Pay Tapped, not captured')
  expect(spokenValue(events, spans, 64_999)).toBe('1:04, not captured')
  expect(spokenValue(events, spans, 80_000)).toBe('1:20, Dead tap on Pay')
  expect(spokenValue([], [], 0)).toBe('0:00')
})
