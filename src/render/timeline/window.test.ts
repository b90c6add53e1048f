import { expect, test } from 'vitest'
import { seeded } from '../../format/testing/random.ts'
import { timeAt, xOf } from './scale.ts'
import {
  between,
  centred,
  followed,
  isClosest,
  isWhole,
  panned,
  pinched,
  SHORTEST_WINDOW_MS,
  type TimeWindow,
  wholeOf,
  zoomed,
} from './window.ts'

const DURATION = 100_000
const whole = wholeOf(DURATION)
const part = (window: TimeWindow, at: number) => (at - window.from) / (window.to - window.from)

test('zooming leaves the time under the pointer where it is, away from the replay’s ends', () => {
  const near = zoomed(whole, DURATION, 0.25, 40_000)
  expect(near).toEqual({ from: 30_000, to: 55_000 })
  const nearer = zoomed(near, DURATION, 0.5, 35_000)
  expect(part(nearer, 35_000)).toBeCloseTo(part(near, 35_000), 9)
})

test('out again is the whole, and not more; in ends at the shortest window', () => {
  let window = whole
  for (let i = 0; i < 30; i++) window = zoomed(window, DURATION, 0.5, 99_999)
  expect(window.to - window.from).toBeCloseTo(SHORTEST_WINDOW_MS, 6)
  expect(isClosest(window, DURATION)).toBe(true)
  for (let i = 0; i < 30; i++) window = zoomed(window, DURATION, 2, 99_999)
  expect(isWhole(window, DURATION)).toBe(true)
})

test('a replay shorter than the shortest window has one window', () => {
  expect(zoomed(wholeOf(300), 300, 0.1, 200)).toEqual({ from: 0, to: 300 })
  expect(isWhole({ from: 0, to: 300 }, 300) && isClosest({ from: 0, to: 300 }, 300)).toBe(true)
  expect(zoomed(wholeOf(0), 0, 0.1, 0)).toEqual({ from: 0, to: 0 })
})

test('panning keeps the length and stops at both ends', () => {
  const window = { from: 30_000, to: 50_000 }
  expect(panned(window, DURATION, 5_000)).toEqual({ from: 35_000, to: 55_000 })
  expect(panned(window, DURATION, 500_000)).toEqual({ from: 80_000, to: 100_000 })
  expect(panned(window, DURATION, -500_000)).toEqual({ from: 0, to: 20_000 })
  expect(centred(window, DURATION, 60_000)).toEqual({ from: 50_000, to: 70_000 })
})

test('both fingers keep their times, as long as the window may be so', () => {
  const window = { from: 20_000, to: 60_000 }
  const after = pinched(window, DURATION, { at: 30_000, part: 0.2 }, { at: 40_000, part: 0.9 })
  expect(part(after, 30_000)).toBeCloseTo(0.2, 9)
  expect(part(after, 40_000)).toBeCloseTo(0.9, 9)
  expect(pinched(window, DURATION, { at: 30_000, part: 0.5 }, { at: 40_000, part: 0.5 })).toBe(window)
  expect(pinched(window, DURATION, { at: 30_000, part: 0.9 }, { at: 40_000, part: 0.2 })).toBe(window)
})

test('no series of gestures leads out of the replay, or to a window that cannot be', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seeded(seed)
    let window = whole
    for (let i = 0; i < 100; i++) {
      const at = random.int(-1_000, DURATION + 1_000)
      window = random.pick([
        () => zoomed(window, DURATION, random.pick([0.01, 0.7, 1, 1.4, 90]), at),
        () => panned(window, DURATION, random.int(-DURATION, DURATION)),
        () => pinched(window, DURATION, { at, part: 0.1 }, { at: at + random.int(1, 9_000), part: 0.8 }),
        () => followed(window, DURATION, random.int(0, DURATION), random.int(0, DURATION)),
      ])()
      expect(window.from, `seed ${seed}`).toBeGreaterThanOrEqual(0)
      expect(window.to, `seed ${seed}`).toBeLessThanOrEqual(DURATION + 1e-6)
      expect(window.to - window.from, `seed ${seed}`).toBeGreaterThan(SHORTEST_WINDOW_MS - 1e-6)
      const scale = { ...window, left: 7, width: 500 }
      expect(xOf(scale, timeAt(scale, 300)), `seed ${seed}`).toBeCloseTo(300, 6)
    }
  }
})

test('on the way from one window to another both ends go from one to the other', () => {
  const [a, b] = [whole, { from: 30_000, to: 50_000 }]
  expect(between(a, b, -1)).toEqual(a)
  expect(between(a, b, 1.5)).toBe(b)
  const half = between(a, b, 0.5)
  expect(half.from).toBeGreaterThan(15_000)
  expect(half.to).toBeLessThan(75_000)
  expect(between(a, b, 0.6).to).toBeLessThan(half.to)
})

test('playing over the edge turns the page; while it is in view nothing moves', () => {
  const window = { from: 20_000, to: 30_000 }
  expect(followed(window, DURATION, 25_000, 25_016)).toBe(window)
  expect(followed(window, DURATION, 29_990, 30_006)).toEqual({ from: 29_506, to: 39_506 })
})

test('a jump out of view is shown in its middle; whoever looks elsewhere while it plays is left alone', () => {
  const window = { from: 20_000, to: 30_000 }
  expect(followed(window, DURATION, 25_000, 60_000)).toEqual({ from: 55_000, to: 65_000 })
  expect(followed(window, DURATION, 70_000, 60_000)).toEqual({ from: 55_000, to: 65_000 })
  expect(followed(window, DURATION, 70_000, 70_016)).toBe(window)
})
