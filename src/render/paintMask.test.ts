import { expect, test } from 'vitest'
import { maskBars } from './paintMask.ts'

test('one line is one bar over the whole width, in the middle', () => {
  expect(maskBars(100, 20, 1)).toEqual([{ x: 0, y: 3.8, width: 100, height: 12.4 }])
})

test('as many bars as lines, apart from each other and inside the box, the last one shorter', () => {
  const bars = maskBars(200, 66, 3)
  expect(bars.map((bar) => bar.width)).toEqual([200, 200, 128])
  for (const [i, bar] of bars.entries()) {
    const next = bars[i + 1]
    expect(bar.y + bar.height).toBeLessThan(next ? next.y : 66)
  }
})

test('no lines, no bars; nor in a box without a size', () => {
  expect(maskBars(100, 20, 0)).toEqual([])
  expect(maskBars(0, 20, 2)).toEqual([])
})

test('a number of lines that no box can hold stays drawable', () => {
  expect(maskBars(100, 20, 2 ** 53 - 1)).toHaveLength(10)
})
