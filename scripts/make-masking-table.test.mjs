// The golden table of masking is what its script makes, and what nobody may lift is lifted by nothing.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { maskingTable, maskingTablePath } from './make-masking-table.mjs'

test('the file is what the script makes', () => {
  expect(readFileSync(maskingTablePath, 'utf8')).toBe(maskingTable())
})

test('nothing shows a secure or sensitive text, or anything inside what is blocked', () => {
  const { columns, rows } = JSON.parse(maskingTable())
  const at = (row, name) => row[columns.indexOf(name)]
  for (const row of rows) {
    const isPrivate = (at(row, 'isSecure') || at(row, 'isSensitive')) && at(row, 'kind') !== 'identifier'
    if (isPrivate || at(row, 'ancestors') === 'blocked')
      expect(at(row, 'decision'), row.join(' ')).not.toBe('shown')
  }
})
