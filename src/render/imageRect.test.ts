import { expect, test } from 'vitest'
import type { ContentMode } from '../format/types.ts'
import { imageRect } from './imageRect.ts'

test('fill takes the whole box, fit keeps within it, cover leaves nothing of it free', () => {
  expect(imageRect([100, 60], [10, 10], 'fill')).toEqual([0, 0, 100, 60])
  expect(imageRect([100, 60], [10, 10], 'fit')).toEqual([20, 0, 60, 60])
  expect(imageRect([100, 60], [10, 10], 'cover')).toEqual([0, -20, 100, 100])
})

test.each([
  ['center', 45, 20],
  ['top', 45, 0],
  ['bottom', 45, 40],
  ['left', 0, 20],
  ['right', 90, 20],
  ['topLeft', 0, 0],
  ['topRight', 90, 0],
  ['bottomLeft', 0, 40],
  ['bottomRight', 90, 40],
] as [ContentMode, number, number][])('%s keeps the size and puts it there', (mode, x, y) => {
  expect(imageRect([100, 60], [10, 20], mode)).toEqual([x, y, 10, 20])
})

test('a picture without a size fills', () => {
  expect(imageRect([100, 60], [0, 0], 'cover')).toEqual([0, 0, 100, 60])
})
