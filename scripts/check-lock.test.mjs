// The lock check finds each thing that would break `npm ci` on another machine.

import { expect, test } from 'vitest'
import { checkLock } from './check-lock.mjs'

const manifest = { dependencies: { a: '1.2.3' }, devDependencies: { b: '2.0.0-alpha.4' } }

test('a sound lock passes', () => {
  const packages = { '': { version: '0.1.0' }, 'node_modules/a': { version: '1.2.3' } }
  expect(checkLock({ packages }, manifest)).toEqual([])
})

test('an entry without a version, one with an address and a loose pin are found', () => {
  const packages = {
    'node_modules/a': { optional: true },
    'node_modules/b': { version: '2.0.0', resolved: 'https://registry.example/b.tgz' },
  }
  expect(checkLock({ packages }, { dependencies: { a: '^1.2.3' } })).toEqual([
    'node_modules/a has no version',
    'node_modules/b names where it was downloaded: https://registry.example/b.tgz',
    'a is not pinned exactly: ^1.2.3',
  ])
})
