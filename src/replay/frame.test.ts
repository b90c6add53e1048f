import { expect, test } from 'vitest'
import type { Entry, NodeId, TouchPhase, ViewTree } from '../format/types.ts'
import { frameAt, openFrames } from './frame.ts'
import { time } from './testing/indexes.ts'
import { chunkOf, recordingOf } from './testing/randomRecording.ts'
import { timelineOf } from './timeline.ts'
import { TOUCH_FADE_MS, TRAIL_MS } from './types.ts'

const tree: ViewTree = { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852] }

const touch = (
  at: number,
  phase: TouchPhase,
  points?: readonly [number, number, number][],
  finger = 0,
): Entry => ({
  kind: 'touch',
  at: time(at),
  finger,
  phase,
  ...(points && { points }),
})

/** A frame of one chunk that has these entries after its snapshot, which is at 0. */
function framesOf(entries: readonly Entry[]) {
  const chunk = chunkOf(0, [{ kind: 'snapshot', at: time(0), tree }, ...entries], tree)
  const timeline = timelineOf(recordingOf([chunk]).index)
  const open = openFrames(chunk)
  return (at: number) => frameAt(timeline, open, time(at))
}

const log = (at: number): Entry => ({ kind: 'log', at: time(at), level: 'info', message: '' })

test('[R15] a finger is where its last point is, with a trail behind it, and fades after it was lifted', () => {
  const frame = framesOf([
    touch(100, 'began', [[0, 10, 10]]),
    touch(116, 'moved', [
      [0, 12, 20],
      [16, 14, 30],
    ]),
    touch(150, 'ended', [[0, 16, 40]]),
    log(5_000),
  ])
  expect(frame(99).touches).toEqual([])
  expect(frame(120).touches).toEqual([
    {
      finger: 0,
      points: [
        { x: 10, y: 10, age: 20 },
        { x: 12, y: 20, age: 4 },
      ],
      since: 100,
      liftedFor: null,
      cancelled: false,
      target: null,
      gesture: 'drag',
      verdict: null,
    },
  ])
  expect(frame(250).touches[0]).toMatchObject({ liftedFor: 100, points: { length: 4 } })
  expect(frame(150 + TOUCH_FADE_MS).touches).toEqual([])
  expect(frame(99).touches).toBe(frame(4_000).touches)
})

test('[R15] a trail goes back only so far, but a finger that rests is still there', () => {
  const frame = framesOf([
    touch(0, 'began', [[0, 1, 1]]),
    touch(100, 'moved', [[0, 2, 2]]),
    touch(3_000, 'ended', [[0, 2, 2]]),
  ])
  expect(frame(2_900).touches[0]?.points).toEqual([{ x: 2, y: 2, age: 2_800 }])
  expect(frame(100 + TRAIL_MS).touches[0]?.points).toHaveLength(1)
  expect(frame(90 + TRAIL_MS).touches[0]?.points.map(({ age }) => age)).toEqual([490])
  expect(frame(TRAIL_MS).touches[0]?.points).toHaveLength(2)
})

test('[R15] two fingers at once; a cancelled one says so; one that is never lifted is gone after the chunk', () => {
  const frame = framesOf([
    touch(0, 'began', [[0, 1, 1]]),
    touch(10, 'began', [[0, 9, 9]], 1),
    touch(50, 'cancelled', [[0, 9, 9]], 1),
    log(1_000),
  ])
  expect(frame(20).touches.map(({ finger }) => finger)).toEqual([0, 1])
  expect(frame(60).touches.map(({ cancelled, liftedFor }) => [cancelled, liftedFor])).toEqual([
    [false, null],
    [true, 10],
  ])
  expect(frame(999).touches).toHaveLength(1)
  expect(frame(1_000 + TOUCH_FADE_MS).touches).toEqual([])
})

test('[R15] a finger is said to tap, then to press; to drag once it has moved; two that change their distance pinch', () => {
  const frame = framesOf([
    touch(0, 'began', [[0, 10, 10]]),
    touch(600, 'moved', [[0, 30, 10]]),
    touch(700, 'ended', [[0, 30, 10]]),
    touch(2_000, 'began', [[0, 100, 100]]),
    touch(2_050, 'began', [[0, 200, 100]], 1),
    touch(2_100, 'moved', [[0, 230, 100]], 1),
    touch(2_200, 'ended', [[0, 230, 100]], 1),
    touch(2_200, 'ended', [[0, 100, 100]]),
  ])
  const gestures = (at: number) => frame(at).touches.map(({ gesture }) => gesture)
  expect([499, 500, 600].map(gestures)).toEqual([['tap'], ['longPress'], ['drag']])
  expect([2_099, 2_100, 2_250].map(gestures)).toEqual([
    ['tap', 'tap'],
    ['pinch', 'pinch'],
    ['tap', 'drag'],
  ])
})

test('[R15] what became of a tap is told by the marks of the replay', () => {
  const entries = [touch(100, 'began', [[0, 1, 1]]), touch(150, 'ended', [[0, 1, 1]])]
  const chunk = chunkOf(0, [{ kind: 'snapshot', at: time(0), tree }, ...entries], tree)
  const { index } = recordingOf([chunk])
  const mark = (kind: 'deadTap' | 'rageTap') => ({ at: time(100), kind, name: '', reason: null })
  const verdict = (...marks: ReturnType<typeof mark>[]) =>
    frameAt(timelineOf({ ...index, marks }), openFrames(chunk), time(120)).touches[0]?.verdict
  expect([verdict(), verdict(mark('deadTap')), verdict(mark('rageTap'), mark('deadTap'))]).toEqual([
    null,
    'dead',
    'rage',
  ])
})

test('[R15] a finger on something masked is counted, not placed; where it goes on in the open, it is placed', () => {
  const frame = framesOf([
    touch(0, 'began'),
    touch(100, 'moved'),
    touch(200, 'moved', [[0, 5, 5]]),
    touch(300, 'ended'),
    log(900),
  ])
  expect([0, 150, 250, 350].map((at) => frame(at).hiddenTouches)).toEqual([1, 1, 0, 0])
  expect([0, 150, 250].map((at) => frame(at).touches.length)).toEqual([0, 0, 1])
})

test('[R16] viewport, screen and lifecycle are those of the time; a chunk that says no viewport has that of its root', () => {
  const viewport: Entry = {
    kind: 'viewport',
    at: time(500),
    size: [852, 393],
    orientation: 'landscapeRight',
    safeArea: [0, 59, 21, 59],
  }
  const frame = framesOf([
    { kind: 'screen', at: time(200), name: 'Cart' },
    viewport,
    { kind: 'lifecycle', at: time(800), state: 'background' },
    log(9_000),
  ])
  expect(frame(0)).toMatchObject({
    screen: null,
    lifecycle: 'foreground',
    viewport: { size: [393, 852], orientation: 'portrait' },
  })
  expect(frame(0).viewport).toBe(frame(499).viewport)
  expect(frame(600)).toMatchObject({ screen: 'Cart', viewport: { orientation: 'landscapeRight' } })
  expect(frame(900).lifecycle).toBe('background')
})

test('[R16] in a gap the state before it stands, without fingers', () => {
  const first = chunkOf(0, [{ kind: 'snapshot', at: time(0), tree }, touch(0, 'began', [[0, 1, 1]])], tree)
  const third = chunkOf(2, [{ kind: 'snapshot', at: time(10_000), tree }], tree)
  const timeline = timelineOf(recordingOf([first, third]).index)
  expect(frameAt(timeline, openFrames(first), time(100))).toMatchObject({
    gap: { kind: 'missing', from: 0 },
    touches: [],
    sequence: 0,
  })
})
