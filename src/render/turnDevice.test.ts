import { expect, test } from 'vitest'
import type { RecordingTime } from '../format/types.ts'
import type { Viewport } from '../replay/types.ts'
import { turnBetween } from './turnDevice.ts'
import type { ReplayFrame } from './types.ts'

const frame = (orientation: Viewport['orientation'], plays: boolean): ReplayFrame => ({
  tree: null,
  at: 0 as RecordingTime,
  plays,
  resources: [],
  viewport: { size: [393, 852], orientation, safeArea: [0, 0, 0, 0] },
  touches: [],
  notice: null,
})

test.each([
  ['portrait', 'landscapeRight', 90],
  ['portrait', 'landscapeLeft', -90],
  ['landscapeRight', 'portrait', -90],
  ['landscapeLeft', 'portrait', 90],
  ['landscapeLeft', 'landscapeRight', -180],
  ['portrait', 'portraitUpsideDown', -180],
  ['portrait', 'portrait', 0],
] as const)('%s to %s turns from %i degrees', (from, to, degrees) => {
  expect(turnBetween(frame(from, true), frame(to, true))).toBe(degrees)
})

test('a jump turns nothing', () => {
  expect(turnBetween(frame('portrait', true), frame('landscapeLeft', false))).toBe(0)
})
