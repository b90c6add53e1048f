import { expect, test } from 'vitest'
import { timeAt, xOf } from './scale.ts'

const scale = { from: 1000, to: 5000, left: 10, width: 200 }

test('edges lie where they should, and a place and its time are inverse', () => {
  expect(xOf(scale, 1000)).toBe(10)
  expect(xOf(scale, 5000)).toBe(210)
  for (let at = 1000; at <= 5000; at += 37) expect(timeAt(scale, xOf(scale, at))).toBeCloseTo(at, 9)
})

test('a place outside of the timeline is its first or last time', () => {
  expect(timeAt(scale, -50)).toBe(1000)
  expect(timeAt(scale, 999)).toBe(5000)
})

test('an empty replay or a timeline without a width has one place and one time', () => {
  expect(xOf({ ...scale, to: 1000 }, 1000)).toBe(10)
  expect(timeAt({ ...scale, width: 0 }, 77)).toBe(1000)
})
