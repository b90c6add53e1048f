// The decoder on small chunks made by hand: what it keeps, where it names an error. Files that break a rule: fixtures.test.ts.
import { describe, expect, test } from 'vitest'
import { decodeChunk, decodeHeader } from './decode.ts'
import { encodeChunk } from './encode.ts'
import { baseHeader, baseLines, LINE, textOf } from './testing/baseChunk.ts'
import { unwrap } from './testing/files.ts'
import { put } from './testing/jsonPath.ts'
import type { SnapshotEntry } from './types.ts'

const problemOf = (text: string) => {
  const decoded = decodeChunk(text)
  return decoded.ok ? null : decoded.problem
}

const changed = (line: number, path: string, value: unknown) => {
  const lines = baseLines()
  put(lines[line - 1] as Record<string, unknown>, path, value)
  return textOf(lines)
}

describe('a chunk', () => {
  test('is header, entries and end', () => {
    const { header, entries, end } = unwrap(decodeChunk(textOf(baseLines())))
    expect(header).toMatchObject({ sequence: 3, sessionId: '1700000000000' })
    expect(entries.map((entry) => entry.kind)).toEqual([
      'snapshot',
      'viewport',
      'touch',
      'diff',
      'lifecycle',
      'screen',
      'log',
    ])
    expect(end).toMatchObject({ kind: 'end', at: 61_500 })
  })

  test('keeps unknown fields as canonical text, in the order of their bytes', () => {
    const text = changed(LINE.snapshot, 'tree.glow', { b: 0.12345678, 10: [true, null], a: 'é/\u0001' })
    const snapshot = unwrap(decodeChunk(text)).entries[0] as SnapshotEntry
    expect(snapshot.tree.extra).toEqual([['glow', '{"10":[true,null],"a":"é/\\u0001","b":0.123457}']])
  })

  test('keeps keys that JavaScript treats as its own', () => {
    const line = '{"kind":"toString","at":60000,"__proto__":{"x":1},"constructor":2,"extra":3,"name":4}'
    const lines = baseLines()
    const counts = lines[0]?.counts as Record<string, number>
    const text = textOf([
      { ...lines[0], counts: { ...counts, toString: 1 } },
      lines[1] as object as Record<string, unknown>,
    ])
    const whole = `${text}${line}\n${textOf(lines.slice(2))}`
    const chunk = unwrap(decodeChunk(whole))
    expect(chunk.entries[1]).toEqual({
      kind: 'unknown',
      name: 'toString',
      at: 60_000,
      extra: [
        ['__proto__', '{"x":1}'],
        ['constructor', '2'],
        ['extra', '3'],
        ['name', '4'],
      ],
    })
    expect(encodeChunk(chunk).split('\n')[2]).toBe(line)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('keeps what follows an unknown kind of node', () => {
    const text = changed(LINE.snapshot, 'tree.children[0].kind', 'hologram')
    const snapshot = unwrap(decodeChunk(text)).entries[0] as SnapshotEntry
    expect(snapshot.tree.children?.[0]).toMatchObject({ kind: 'hologram', children: expect.any(Array) })
  })
})

describe('an error', () => {
  test('names rule, line, path and says why', () => {
    expect(problemOf(changed(LINE.touch, 'at', 59_999))).toEqual({
      rule: 'F12',
      line: 4,
      path: 'at',
      message: 'time goes backwards: 59999 after 60000',
    })
  })

  test('is the first one', () => {
    const lines = baseLines()
    put(lines[LINE.log - 1] as Record<string, unknown>, 'message', 1)
    put(lines[LINE.viewport - 1] as Record<string, unknown>, 'size', 1)
    put(lines[LINE.header - 1] as Record<string, unknown>, 'firstAt', 1)
    expect(problemOf(textOf(lines))).toMatchObject({ rule: 'F17', line: 3 })
    expect(problemOf(changed(LINE.header, 'firstAt', 1))).toMatchObject({ rule: 'F7', line: 1 })
  })

  test('[F2] is given to a text that could not have come from a file', () => {
    expect(problemOf(' '.repeat(16 * 1024 * 1024 + 1))).toMatchObject({ rule: 'F2', line: 0 })
  })

  test('[F11] takes the end into account', () => {
    const ticks = (count: number) => {
      const [header, snapshot, , , , , , log, end] = baseLines() as Record<string, unknown>[]
      const counts = { snapshot: 1, tick: count, log: 1 }
      const tick = { kind: 'tick', at: 60_000 }
      return textOf([{ ...header, counts }, snapshot, ...Array(count).fill(tick), log, end] as Record<
        string,
        unknown
      >[])
    }
    expect(problemOf(ticks(19_997))).toBeNull()
    expect(problemOf(ticks(19_998))).toMatchObject({ rule: 'F11', line: 20_002 })
  })
})

test('a header is judged alone', () => {
  expect(decodeHeader(JSON.stringify(baseHeader()))).toMatchObject({ ok: true, value: { sequence: 3 } })
  expect(decodeHeader('{"format":1}')).toMatchObject({ ok: false, problem: { rule: 'F5', line: 1 } })
  expect(decodeHeader('{"format":9}')).toMatchObject({ ok: false, problem: { rule: 'F4', path: 'format' } })
  expect(decodeHeader('')).toMatchObject({ ok: false, problem: { rule: 'F3' } })
})
