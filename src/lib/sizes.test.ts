import { expect, test } from 'vitest'
import { sizeText } from './sizes.ts'

test('sizes are said in kB and MB, never as nothing', () => {
  expect([0, 400, 1_600, 999_499, 1_000_000, 12_340_000].map(sizeText)).toEqual([
    '1 kB',
    '1 kB',
    '2 kB',
    '999 kB',
    '1.0 MB',
    '12.3 MB',
  ])
})
