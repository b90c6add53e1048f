import { expect, test } from 'vitest'
import { mergeUserProperties } from './userProperties.ts'

const after = (...changes: Record<string, unknown>[]) => mergeUserProperties(changes)

test('each operation does what its name says', () => {
  expect(after({ $set: { a: 1 } }, { $set: { a: 2 } })).toEqual({ a: 2 })
  expect(after({ $setOnce: { a: 1 } }, { $setOnce: { a: 2 } })).toEqual({ a: 1 })
  expect(after({ $add: { a: 1 } }, { $add: { a: -3 } })).toEqual({ a: -2 })
  expect(after({ $set: { a: '4' } }, { $add: { a: '1.5' } })).toEqual({ a: 5.5 })
  expect(after({ $append: { a: 1 } }, { $append: { a: [2, 3] } })).toEqual({ a: [1, 2, 3] })
  expect(after({ $set: { a: 'x' } }, { $prepend: { a: 'w' } })).toEqual({ a: ['w', 'x'] })
  expect(after({ $set: { a: [1] } }, { $postInsert: { a: [1, 2] } })).toEqual({ a: [1, 2] })
  expect(after({ $set: { a: [1] } }, { $preInsert: { a: [2, 1] } })).toEqual({ a: [2, 1] })
  expect(after({ $set: { a: [1, 2, 1] } }, { $remove: { a: 1 } })).toEqual({ a: [2] })
  expect(after({ $set: { a: 1, b: 2 } }, { $unset: { a: '-' } })).toEqual({ b: 2 })
  expect(after({ $set: { a: 1 } }, { $clearAll: '-' })).toEqual({})
})

test('plain keys set, as clients may send them with any event', () => {
  expect(after({ plan: 'free' }, { plan: 'pro', $setOnce: { plan: 'never' } })).toEqual({ plan: 'pro' })
})

test('what makes no sense changes nothing, and the rest of it counts', () => {
  expect(after({ $set: 'x', $add: { a: 'no number' }, $nonsense: { a: 1 }, b: 1 })).toEqual({ b: 1 })
  expect(after({ $set: { a: 1 } }, { $add: { a: 'no number' }, $set: null })).toEqual({ a: 1 })
  expect(after({ $set: { a: null, b: 1 } })).toEqual({ b: 1 })
  expect(after({ $remove: { a: 1 } })).toEqual({})
})

test('a property may have any name', () => {
  const merged = after(JSON.parse('{"$set":{"__proto__":{"owned":1},"constructor":1}}'))
  expect(Object.keys(merged)).toEqual(['__proto__', 'constructor'])
  expect(({} as { owned?: unknown }).owned).toBeUndefined()
})
