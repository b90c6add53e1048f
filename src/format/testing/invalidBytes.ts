// Broken files whose fault lies in bytes, lines, or sheer size (F1 … F4, F9 … F11, F13, F22).
import { gzip } from 'pako'
import type { JsonObject } from '../json.ts'
import { LIMITS } from '../types.ts'
import { baseLines, baseTree, diffLine, LINE, sealedLines, snapshotLine, textOf } from './baseChunk.ts'
import { fixture, type InvalidFixture } from './invalidFixtures.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const zip = (content: string | Uint8Array) => gzip(typeof content === 'string' ? bytesOf(content) : content)
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
/** Counted from the end: the checksum stands 8 to 5 before it, the length 4 to 1. */
const flipped = (bytes: Uint8Array, fromEnd: number) =>
  bytes.with(bytes.length - fromEnd, (bytes.at(-fromEnd) as number) ^ 1)

export function invalidBytes(): InvalidFixture[] {
  return [...badGzip(), ...tooLarge(), ...badLines(), ...badOrder()]
}

function badGzip(): InvalidFixture[] {
  const text = textOf(baseLines())
  const whole = zip(text)
  return [
    fixture('F1-plain', bytesOf(text), 0),
    fixture('F1-empty', new Uint8Array(0), 0),
    fixture('F1-cut', whole.slice(0, whole.length >> 1), 0),
    fixture('F1-no-trailer', whole.slice(0, -8), 0),
    fixture('F1-checksum', flipped(whole, 6), 0),
    fixture('F1-length', flipped(whole, 2), 0),
    fixture('F1-trailing-bytes', joined(whole, Uint8Array.of(0, 0, 0)), 0),
    fixture('F1-second-member-cut', joined(zip(text.slice(0, 200)), zip(text.slice(200)).slice(0, -20)), 0),
  ]
}

function tooLarge(): InvalidFixture[] {
  const half = zip(' '.repeat(LIMITS.inflatedBytes / 2 + 1))
  const entries = Array.from({ length: LIMITS.entries - 1 }, (): JsonObject => ({ kind: 'tick', at: 60_000 }))
  const many = (count: number, first: number) =>
    Array.from(
      { length: count },
      (_, i): JsonObject => ({ id: first + i, class: 'A', kind: 'view', frame: [0, 0, 1, 1] }),
    )
  const wide = (count: number): JsonObject => ({ ...baseTree(), children: many(count, 100) })
  const crowd = (count: number, ...diffs: JsonObject[]) =>
    textOf(sealedLines([snapshotLine(60_000, wide(count)), ...diffs], wide(count)))
  const onlyOneMore = { adds: [{ parent: 1, index: 0, node: many(1, 50)[0] }] }
  return [
    fixture('F2-inflated', zip(' '.repeat(LIMITS.inflatedBytes + 1)), 0),
    fixture('F2-inflated-by-members', joined(half, half), 0),
    fixture('F11-entries', zip(textOf(sealedLines([snapshotLine(), ...entries]))), LIMITS.entries + 2),
    fixture('F22-nodes', zip(crowd(LIMITS.nodes)), 2, `tree.children[${LIMITS.nodes - 1}]`),
    fixture('F22-nodes-by-add', zip(crowd(LIMITS.nodes - 1, diffLine(onlyOneMore))), 3),
  ]
}

function badLines(): InvalidFixture[] {
  const text = textOf(baseLines())
  const lines = text.split('\n')
  const withLine = (line: number, content: string) => lines.with(line - 1, content).join('\n')
  const field = (line: number, json: string) =>
    withLine(line, (lines[line - 1] as string).replace(/\}$/, `,${json}}`))
  const nested = (depth: number) => `"x":${'['.repeat(depth)}${']'.repeat(depth)}`
  const notUtf8 = joined(bytesOf(text.slice(0, 300)), Uint8Array.of(0xff), bytesOf(text.slice(300)))
  return [
    fixture('F3-byte-order-mark', `\ufeff${text}`, 1),
    fixture('F3-not-utf8', zip(notUtf8), 0),
    fixture(
      'F3-surrogate-bytes',
      zip(joined(bytesOf(text.slice(0, 40)), Uint8Array.of(0xed, 0xa0, 0x80), bytesOf(text.slice(40)))),
      0,
    ),
    fixture('F3-no-json', withLine(LINE.touch, '{"kind":"touch","at":60400,}'), LINE.touch),
    fixture('F3-control-character', field(LINE.touch, '"x":"a\u0001"'), LINE.touch),
    fixture('F3-list', withLine(LINE.touch, '[1]'), LINE.touch),
    fixture('F3-empty-line', withLine(LINE.touch, ''), LINE.touch),
    fixture('F3-two-objects', withLine(LINE.touch, '{} {}'), LINE.touch),
    fixture('F3-last-line-open', text.slice(0, -1), LINE.end),
    fixture('F3-depth-1101', field(LINE.touch, nested(1_100)), LINE.touch),
    fixture('F3-depth-500000', zip(field(LINE.touch, nested(500_000))), LINE.touch),
    fixture('F3-depth-unclosed', zip(withLine(LINE.header, '{"a":'.repeat(500_000))), 1),
    fixture('F4-empty-file', '', 1),
    fixture('F13-infinite', field(LINE.touch, '"x":{"y":1e400}'), LINE.touch, 'x.y'),
    fixture('F13-lone-surrogate', field(LINE.touch, '"x":["\\ud83d"]'), LINE.touch, 'x[0]'),
    fixture('F13-surrogates-swapped', field(LINE.log, '"x":"\\ude00\\ud83d"'), LINE.log, 'x'),
    fixture('F13-lone-surrogate-key', field(LINE.touch, '"\\udc00":1'), LINE.touch),
  ]
}

function badOrder(): InvalidFixture[] {
  const lines = baseLines()
  const [head, tree, ...rest] = lines as [JsonObject, JsonObject, ...JsonObject[]]
  const end = lines.at(-1) as JsonObject
  return [
    fixture(
      'F9-viewport-first',
      textOf([head, { ...rest[0], at: 60_000 }, tree, ...rest.slice(1)]),
      2,
      'kind',
    ),
    fixture('F9-header-only', textOf([head]), 2),
    fixture('F10-no-end', textOf(lines.slice(0, -1)), lines.length - 1),
    fixture('F10-two-ends', textOf([...lines, end]), lines.length + 1),
    fixture('F10-entry-after-end', textOf([...lines, lines.at(-2) as JsonObject]), lines.length + 1),
  ]
}
