import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanJson, cleanText, cutStrings, nestsDeeper, readMillis } from './normalise.ts'

const SEED = 20_261_124
// Units of every sort, halves of pairs and NUL among them.
const wild = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 40,
})
const isFit = (text: string) => !/\p{Surrogate}|\0/u.test(text)

test('clean text is fit for every store, and text that was fit is left alone', () => {
  fc.assert(
    fc.property(wild, (text) => {
      const clean = cleanText(text)
      expect(isFit(clean)).toBe(true)
      if (isFit(text)) expect(clean).toBe(text)
    }),
    { seed: SEED },
  )
  expect(cleanText('a\0b\ud800c')).toBe('a\ufffdb\ufffdc')
  expect(cleanText('\u{1f600}\u{1f600}', 3)).toBe('\u{1f600}\ufffd')
})

test('clean JSON is the JSON of cleaned text, keys and escaped backslashes included', () => {
  fc.assert(
    fc.property(fc.dictionary(wild, fc.array(wild)), (value) => {
      // The slow way: every string by itself. Keys that meet by cleaning are left out, JSON would keep both.
      const entries = Object.entries(value).map(([key, list]) => [
        cleanText(key),
        list.map((text) => cleanText(text)),
      ])
      fc.pre(new Set(entries.map(([key]) => key)).size === entries.length)
      expect(cleanJson(value)).toBe(JSON.stringify(Object.fromEntries(entries)))
    }),
    { seed: SEED },
  )
  expect(JSON.parse(cleanJson({ a: '\\u0000 \\\0' }))).toEqual({ a: '\\u0000 \\\ufffd' })
})

test('depth is counted without recursion', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  expect(nestsDeeper(nested(40), 40)).toBe(false)
  expect(nestsDeeper(nested(41), 40)).toBe(true)
  expect(nestsDeeper(nested(100_000), 40)).toBe(true)
  expect(nestsDeeper({ a: { b: 1 } }, 2)).toBe(false)
  expect(nestsDeeper({ a: { b: [] } }, 2)).toBe(true)
})

test('long values are cut at every depth, and no key touches a prototype', () => {
  const cut = cutStrings(JSON.parse(`{"a":["${'x'.repeat(2000)}"],"__proto__":{"owned":1}}`)) as Record<
    string,
    unknown
  >
  expect(cut.a).toEqual(['x'.repeat(1024)])
  expect(Object.getPrototypeOf(cut)).toBe(Object.prototype)
  expect(Object.hasOwn(cut, '__proto__')).toBe(true)
  expect(({} as { owned?: unknown }).owned).toBeUndefined()
})

test('a time is a whole number that a clock could say', () => {
  expect([0, 1.9, 1e20, -1, Number.NaN, '5', null].map(readMillis)).toEqual([
    0,
    1,
    ...Array(5).fill(undefined),
  ])
})
