import { expect, test } from 'vitest'
import { groupBy } from './groupBy.ts'

test('groups and their items keep the order in which they came', () => {
  const words = ['plum', 'pear', 'apple', 'peach', 'avocado']
  expect([...groupBy(words, (word) => word.charAt(0))]).toEqual([
    ['p', ['plum', 'pear', 'peach']],
    ['a', ['apple', 'avocado']],
  ])
})

test('no key is special', () => {
  expect(groupBy(['__proto__'], (key) => key).get('__proto__')).toEqual(['__proto__'])
})
