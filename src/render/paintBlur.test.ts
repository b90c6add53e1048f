import { expect, test } from 'vitest'
import { materialOf } from './paintBlur.ts'

test('every style has a see-through colour, a dark one where its name says so', () => {
  for (const style of [
    'regular',
    'systemThinMaterial',
    'systemChromeMaterialLight',
    'extraLight',
    'who knows',
  ])
    expect(materialOf(style)).toMatch(/^#f[0-9a-f]{7}$/)
  for (const style of ['dark', 'systemUltraThinMaterialDark'])
    expect(materialOf(style)).toMatch(/^#1e1e20[0-9a-f]{2}$/)
})

test('a thicker material lets less through', () => {
  const alpha = (style: string) => Number.parseInt(materialOf(style).slice(7), 16)
  expect(alpha('systemUltraThinMaterial')).toBeLessThan(alpha('systemThinMaterial'))
  expect(alpha('systemThinMaterial')).toBeLessThan(alpha('systemThickMaterial'))
})
