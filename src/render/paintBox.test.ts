import { expect, test } from 'vitest'
import { strengthOf } from './paintBox.ts'

test('a hairline keeps its colour where it covers most of a pixel, and pales on smaller pictures, never away', () => {
  expect(strengthOf(300, 1 / 3, 3)).toBe(1)
  expect(strengthOf(300, 1 / 3, 2)).toBe(1)
  const small = strengthOf(300, 1 / 3, 0.9)
  expect(small).toBeLessThan(0.6)
  expect(strengthOf(300, 1 / 3, 0.6)).toBeLessThan(small)
  expect(strengthOf(300, 1 / 3, 0.01)).toBe(0.3)
})

test('what is no hairline, or nothing at all, keeps its colour', () => {
  expect(strengthOf(300, 1, 1)).toBe(1)
  expect(strengthOf(300, 0, 1)).toBe(1)
})
