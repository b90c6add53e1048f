import { expect, test } from 'vitest'
import type { Entry, NodeId, RecordingTime, TouchEntry, ViewNode, ViewTree } from '../format/types.ts'
import { DEAD_AFTER_MS, FEEDBACK_MS, isSame, RAGE, tapMarksOf } from './taps.ts'
import { chunkOf } from './testing/randomRecording.ts'

const at = (ms: number) => ms as RecordingTime
const id = (value: number) => value as NodeId

test('[R20] a tap after which nothing changes is dead, and says what was tapped', () => {
  expect(marks([...tap(1_000), diff(9_000, 1)])).toEqual([
    { kind: 'deadTap', at: 1_000, until: 1_080 + DEAD_AFTER_MS, name: 'Pay' },
  ])
})

test('[R20] what changes within the window answers the tap, at its very end too', () => {
  for (const answer of [1_080 + FEEDBACK_MS, 2_000, 1_080 + DEAD_AFTER_MS])
    expect(marks([...tap(1_000), diff(answer, 0.5)]), `at ${answer}`).toEqual([])
  expect(marks([...tap(1_000), diff(1_081 + DEAD_AFTER_MS, 0.5)])).toHaveLength(1)
})

test('[R20] a button that dims while it is pressed has answered nothing; one that stays dim has', () => {
  const pressed = [touch(1_000, 'began'), diff(1_010, 0.4), touch(1_080, 'ended')]
  expect(marks([...pressed, diff(1_300, null)])).toHaveLength(1)
  expect(marks(pressed)).toEqual([])
})

test('[R20] what comes and goes again within the window was an answer', () => {
  expect(marks([...tap(1_000), diff(2_000, 0.4), diff(2_500, null)])).toEqual([])
})

test('[R20] drags, long presses, cancelled and hidden touches and fingers that stay down are no taps', () => {
  const drag = [touch(0, 'began'), touch(50, 'moved', 20, 60), touch(90, 'ended', 20, 60)]
  const press = [touch(0, 'began'), touch(600, 'ended')]
  const cancelled = [touch(0, 'began'), touch(50, 'cancelled')]
  const hidden = [touch(0, 'began'), touch(50, 'ended')].map(({ points: _, ...entry }) => entry)
  for (const entries of [drag, press, cancelled, hidden, [touch(0, 'began')]])
    expect(marks(entries)).toEqual([])
})

test('[R21] four taps within a second and 50 points are rage, said once, from the first on', () => {
  const four = [0, 250, 500, 990].flatMap((time) => [...tap(time), diff(time + 100, 1 - time / 2_000)])
  expect(marks(four)).toMatchObject([{ kind: 'rageTap', at: 0 }])
  const more = [0, 250, 500, 750, 1_000, 1_250, 1_500].flatMap((time) => [
    ...tap(time),
    diff(time + 100, 1 - time / 4_000),
  ])
  expect(marks(more)).toMatchObject([{ kind: 'rageTap', at: 0 }])
})

test('[R21] three taps, four in more than a second, or four far apart are none', () => {
  const answered = (times: readonly number[], step = 0) =>
    times.flatMap((time, i) => [...tap(time, 20 + i * step), diff(time + 100, 1 - (i + 1) / 10)])
  expect(marks(answered([0, 300, 600]))).toEqual([])
  expect(marks(answered([0, 300, 600, RAGE.withinMs + 1]))).toEqual([])
  expect(marks(answered([0, 300, 600, 900], RAGE.reach))).toEqual([])
})

test('trees are the same when they say the same, whatever they share', () => {
  const tree = screen(0.5)
  expect(isSame(tree, structuredClone(tree))).toBe(true)
  expect(isSame(tree, screen(0.4))).toBe(false)
  expect(isSame({ a: 1 }, { a: 1, b: 2 })).toBe(false)
  expect(isSame([1, [2]], [1, [2]])).toBe(true)
  expect(isSame(null, {})).toBe(false)
})

const label: ViewNode = {
  id: id(3),
  class: 'UILabel',
  kind: 'text',
  frame: [0, 0, 10, 10],
  text: { string: 'Pay', runs: [{ size: 10 }] },
}

function screen(alpha?: number): ViewTree {
  const button: ViewNode = {
    id: id(2),
    class: 'UIButton',
    kind: 'button',
    frame: [0, 0, 50, 50],
    ...(alpha !== undefined && { alpha }),
    children: [label],
  }
  return { id: id(1), class: 'UIScreen', kind: 'screen', frame: [0, 0, 100, 100], children: [button] }
}

/** The button's alpha from then on; null: as at the start. */
function diff(time: number, alpha: number | null): Entry {
  const update = alpha === null ? { id: id(2), unset: ['alpha' as const] } : { id: id(2), set: { alpha } }
  return { kind: 'diff', at: at(time), updates: [update] }
}

function touch(time: number, phase: TouchEntry['phase'], x = 20, y = 20): TouchEntry {
  return { kind: 'touch', at: at(time), finger: 0, phase, points: [[0, x, y]], target: id(2) }
}

const tap = (time: number, x = 20) => [touch(time, 'began', x), touch(time + 80, 'ended', x)]

function marks(entries: readonly Entry[]) {
  const sorted = [...entries].sort((a, b) => a.at - b.at)
  return tapMarksOf(chunkOf(0, [{ kind: 'snapshot', at: at(0), tree: screen() }, ...sorted], screen()))
}
