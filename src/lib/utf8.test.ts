// Judged by the platform's own encoder.
import { describe, expect, test } from 'vitest'
import { compareUtf8, hasLoneSurrogate, utf8Bytes, utf8Length } from './utf8.ts'

const PIECES = [
  'a',
  'é',
  'ÿ',
  '\u07ff',
  '\u0800',
  '日',
  '\ud7ff',
  '\ue000',
  '\uffee',
  '\uffff',
  '😀',
  '🛒',
  '\u{10ffff}',
  '\0',
  '',
]

/** Every string of up to three pieces. */
const strings = PIECES.flatMap((a) => PIECES.flatMap((b) => PIECES.map((c) => a + b + c)))

describe('UTF-8', () => {
  test('bytes and their number are those of the encoder', () => {
    for (const string of [...strings, '\ud800', 'a\udc00b', '\udc00\ud800']) {
      const expected = Buffer.from(string, 'utf8')
      expect(Buffer.from(utf8Bytes(string)).equals(expected), JSON.stringify(string)).toBe(true)
      expect(utf8Length(string)).toBe(expected.length)
    }
  })

  test('strings are ordered by their bytes, which sorting by UTF-16 units would not give', () => {
    const some = strings.filter((_, index) => index % 7 === 0)
    for (const a of some)
      for (const b of some)
        expect(Math.sign(compareUtf8(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
    expect(compareUtf8('\uffee', '😀')).toBeLessThan(0)
    expect('\uffee' < '😀').toBe(false)
  })

  test('half a pair is found, a pair is not', () => {
    for (const string of strings) expect(hasLoneSurrogate(string)).toBe(false)
    for (const string of ['\ud800', 'a\udfffb', '\udc00\ud800', '😀\ud83d'])
      expect(hasLoneSurrogate(string)).toBe(true)
  })
})
