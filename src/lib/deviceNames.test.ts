import { expect, test } from 'vitest'
import { deviceName } from './deviceNames.ts'

test('a model is called what people call it; an unknown one keeps its identifier', () => {
  expect(deviceName('iPhone15,4')).toBe('iPhone 15')
  expect(deviceName('iPhone99,1')).toBe('iPhone99,1')
  expect(deviceName('toString')).toBe('toString')
})
