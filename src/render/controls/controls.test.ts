import { expect, test } from 'vitest'
import { fractionOf } from './look.ts'
import { dateLabels } from './wheels.ts'

test('a value lies between min and max, and never outside', () => {
  expect(fractionOf({ value: 15, min: 10, max: 20 })).toBe(0.5)
  expect(fractionOf({ value: 0.25 })).toBe(0.25)
  expect(fractionOf({ value: 99, max: 10 })).toBe(1)
  expect(fractionOf({ value: -3, max: 10 })).toBe(0)
})

test('a range without extent, or no value, is no division by zero', () => {
  expect(fractionOf({ value: 5, min: 5, max: 5 })).toBe(0)
  expect(fractionOf({ min: -1, max: 1 })).toBe(0.5)
  expect(fractionOf({ min: 0, max: 0 })).toBe(0)
})

test('a date picker shows what its mode has, in the recorded time zone', () => {
  const date = '2024-03-05T23:07:00-08:00'
  expect(dateLabels(date, 'date')).toEqual(['Mar 5, 2024'])
  expect(dateLabels(date, 'time')).toEqual(['23:07'])
  expect(dateLabels(date, 'dateAndTime')).toEqual(['Mar 5, 2024', '23:07'])
  expect(dateLabels('2024-03-05', undefined)).toEqual(['Mar 5, 2024'])
  expect(dateLabels('2024-13-05', 'date')).toEqual(['2024-13-05'])
  expect(dateLabels('soon', 'date')).toEqual(['soon'])
  expect(dateLabels(undefined, 'date')).toEqual([])
})
