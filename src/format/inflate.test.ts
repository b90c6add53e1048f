// Bytes to text: members, limits, and bytes that are anything. Judged by zlib of the platform. Files: fixtures.test.ts.
import { randomFillSync } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inflateAtMost, inflateBytes, inflateChunk, inflateStart } from './inflate.ts'
import { strictUtf8, unwrap } from './testing/files.ts'
import { seeded } from './testing/random.ts'
import { LIMITS } from './types.ts'

const rule = (bytes: Uint8Array) => {
  const result = inflateBytes(bytes)
  return result.ok ? null : result.problem.rule
}

describe('[F1] gzip members', () => {
  test('one after the other are one text', () => {
    const parts = ['first 🛒\n', '', 'x'.repeat(300_000), 'last\n']
    const bytes = Buffer.concat(parts.map((part) => gzipSync(part)))
    expect(unwrap(inflateChunk(bytes, strictUtf8))).toBe(parts.join(''))
  })

  test('of every size around a block of output come out whole', () => {
    for (const length of [0, 1, 262_143, 262_144, 262_145, 524_288, 1_000_000]) {
      const content = Buffer.alloc(length, 'abcdefg')
      expect(Buffer.from(unwrap(inflateBytes(gzipSync(content)))).equals(content), `${length}`).toBe(true)
    }
  })

  test('with a name, a comment and extra fields are read', () => {
    const plain = gzipSync('hello')
    const head = Buffer.from(plain.subarray(0, 10)).fill(0b11100, 3, 4)
    const fields = Buffer.from('\x02\x00ABname\0comment\0', 'latin1')
    expect(unwrap(inflateChunk(Buffer.concat([head, fields, plain.subarray(10)]), strictUtf8))).toBe('hello')
  })

  test('a hundred thousand empty ones end in bounded memory', () => {
    const empty = gzipSync('')
    const bytes = Buffer.concat(Array<Buffer>(Math.floor(LIMITS.chunkBytes / empty.length)).fill(empty))
    expect(unwrap(inflateBytes(bytes))).toHaveLength(0)
  })

  test('cut anywhere are refused', () => {
    const bytes = gzipSync('some text, some more text\n'.repeat(20))
    for (let length = 0; length < bytes.length; length++)
      expect(rule(bytes.subarray(0, length)), `${length}`).toBe('F1')
  })
})

describe('[F2] limits', () => {
  test('2 MiB compressed pass, one byte more does not', () => {
    const noise = randomFillSync(Buffer.alloc(LIMITS.chunkBytes))
    const sized = (length: number) => {
      const bytes = gzipSync(noise.subarray(0, length - 1_000), { level: 0 })
      // Empty members fill the rest, 20 bytes each; a comment the last ones.
      return padded(bytes, length)
    }
    expect(rule(sized(LIMITS.chunkBytes))).toBe(null)
    expect(rule(sized(LIMITS.chunkBytes + 1))).toBe('F2')
  })

  test('16 MiB inflated pass, one byte more does not', () => {
    expect(rule(gzipSync(Buffer.alloc(LIMITS.inflatedBytes)))).toBe(null)
    expect(rule(gzipSync(Buffer.alloc(LIMITS.inflatedBytes + 1)))).toBe('F2')
  })
})

test('bytes broken at random give F1, or what zlib gives', () => {
  const seed = 77
  const random = seeded(seed)
  const whole = gzipSync('{"kind":"log"}\n'.repeat(50))
  for (let i = 0; i < 2_000; i++) {
    const bytes = Buffer.from(whole)
    for (let flips = random.int(1, 3); flips > 0; flips--)
      bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
    const result = inflateBytes(bytes)
    if (result.ok) expect(gunzipSync(bytes).equals(result.value), `seed ${seed}, round ${i}`).toBe(true)
    else expect(['F1', 'F2']).toContain(result.problem.rule)
  }
})

/** The file made longer by a member that has nothing but a long comment. */
function padded(bytes: Buffer, length: number): Buffer {
  const empty = gzipSync('')
  const comment = Buffer.alloc(length - bytes.length - empty.length - 1, 'x')
  const head = Buffer.from(empty.subarray(0, 10)).fill(0b10000, 3, 4)
  const result = Buffer.concat([bytes, head, comment, Buffer.from([0]), empty.subarray(10)])
  if (result.length !== length) throw new Error(`made ${result.length} of ${length} bytes`)
  return result
}

describe('a part of it', () => {
  const text = 'some text, some more text\n'.repeat(20_000)
  const parts = Buffer.concat([gzipSync(text.slice(0, 10_000)), gzipSync(text.slice(10_000))])

  test('is the beginning, at least as long as asked for, or all there is', () => {
    for (const least of [1, 9_999, 10_000, 10_001, 300_000, 520_000, 1_000_000]) {
      const start = Buffer.from(unwrap(inflateStart(parts, least)))
      expect(start.length, `${least}`).toBeGreaterThanOrEqual(Math.min(least, text.length))
      expect(text.startsWith(start.toString()), `${least}`).toBe(true)
    }
    expect(unwrap(inflateStart(parts, 10)).length).toBeLessThan(100)
  })

  test('of any file, up to a limit of its own', () => {
    expect(unwrap(inflateAtMost(parts, text.length))).toHaveLength(text.length)
    const over = inflateAtMost(parts, text.length - 1)
    expect(over.ok ? null : over.problem.rule).toBe('F2')
  })
})
