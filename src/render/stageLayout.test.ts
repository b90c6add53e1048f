import { expect, test } from 'vitest'
import type { Size } from '../format/types.ts'
import { layOutStage, toScreen } from './stageLayout.ts'

const portrait = {
  size: [393, 852] as Size,
  orientation: 'portrait' as const,
  safeArea: [59, 0, 34, 0] as const,
}
const landscape = {
  size: [852, 393] as Size,
  orientation: 'landscapeLeft' as const,
  safeArea: [0, 59, 21, 59] as const,
}

test.each([
  ['tall', [400, 900]],
  ['wide', [900, 400]],
  ['tiny', [60, 60]],
] as [
  string,
  Size,
][])('in a %s container the screen keeps its proportions, is centred, and its frame fits', (_, container) => {
  for (const viewport of [portrait, landscape]) {
    const { screen, bezel, scale } = layOutStage(container, viewport, 2)
    const [x, y, w, h] = screen
    expect(Math.abs(w - viewport.size[0] * scale)).toBeLessThanOrEqual(0.25)
    expect(Math.abs(h - viewport.size[1] * scale)).toBeLessThanOrEqual(0.25)
    expect(Math.abs(x + w / 2 - container[0] / 2)).toBeLessThanOrEqual(0.5)
    expect(x - bezel).toBeGreaterThanOrEqual(0)
    expect(y + h + bezel).toBeLessThanOrEqual(container[1])
  }
})

test('the screen lies on device pixels', () => {
  for (const ratio of [1, 1.25, 2, 3])
    for (const edge of layOutStage([417, 733], portrait, ratio).screen)
      expect((edge * ratio) % 1).toBeCloseTo(0, 6)
})

test('a phone with a notch has round corners, one without hardly any', () => {
  const round = layOutStage([400, 900], portrait, 1).radius
  const square = layOutStage([400, 900], { ...portrait, safeArea: [20, 0, 0, 0] }, 1).radius
  expect(round).toBeGreaterThan(square * 5)
})

test('points of the container are points of the screen, or outside of it', () => {
  const layout = layOutStage([400, 900], portrait, 2)
  const [x, y, w, h] = layout.screen
  expect(toScreen(layout, [x, y])).toEqual([0, 0])
  const middle = toScreen(layout, [x + w / 2, y + h / 2])
  expect(middle?.[0]).toBeCloseTo(196.5, 0)
  expect(middle?.[1]).toBeCloseTo(426, 0)
  expect(toScreen(layout, [x - 1, y])).toBeNull()
  expect(toScreen(layout, [x, y + h])).toBeNull()
})
