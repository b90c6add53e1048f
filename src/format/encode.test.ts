// Canonical bytes, written out by hand: the order, the defaults, the numbers, the escapes (C1 … C3), and the checksum (F20).
import { describe, expect, test } from 'vitest'
import { decodeDiff, decodeTree } from './decode.ts'
import { encodeDiff, encodeEntry, encodeTree, treeChecksum } from './encode.ts'
import { writeNumber } from './json.ts'
import { unwrap } from './testing/files.ts'
import { seeded } from './testing/random.ts'
import type { Diff, Entry, ViewNode } from './types.ts'

const view = { class: 'A', kind: 'view', frame: [0, 0, 1, 1] }

const tree = (fields: object) =>
  ({ id: 1, class: 'A', kind: 'screen', frame: [0, 0, 1, 1], ...fields }) as unknown as ViewNode
const written = (fields: object) =>
  encodeTree(tree(fields)).slice('{"class":"A","kind":"screen","frame":[0,0,1,1]'.length, -1)

describe('[C1] fields', () => {
  test('come in the order of the tables, unknown ones last', () => {
    const shuffled = {
      extra: [
        ['zz', '1'],
        ['é', '{}'],
      ],
      controller: 'C',
      alpha: 0.5,
      scroll: [1, 2],
      blur: { tint: '#000000', style: 's' },
    }
    expect(written(shuffled)).toBe(
      ',"scroll":[1,2],"alpha":0.5,"blur":{"style":"s","tint":"#000000"},"controller":"C","zz":1,"é":{}',
    )
  })

  test.each([
    ['scroll', [0, 0]],
    ['transform', [1, 0, 0, 1, 0, 0]],
    ['transform', [1.0000004, 0, 0, 0.9999996, -0.0000004, 0]],
    ['anchor', [0.5, 0.5]],
    ['anchor', [0.495, 0.5049]],
    ['clips', false],
    ['radii', [0, 0, 0, 0]],
    ['radii', [0.004, -0.004, 0, -0]],
    ['alpha', 1],
    ['alpha', 0.995],
    ['hidden', false],
    ['children', []],
  ])('%s is left out where it would be written as its default: %j', (field, value) => {
    expect(written({ [field]: value })).toBe('')
  })

  test.each([
    ['alpha', 0.9949, '0.99'],
    ['alpha', 0, '0'],
    ['anchor', [0.5, 0], '[0.5,0]'],
    ['clips', true, 'true'],
    [
      'text',
      {
        string: '',
        runs: [{ size: 1, weight: 400, design: 'default', color: '#000000' }],
        align: 'left',
        lineLimit: 0,
        truncation: 'tail',
        lines: [],
      },
      '{"string":"","runs":[{"size":1}]}',
    ],
    ['control', { animating: false, enabled: true, highlighted: false, on: false }, '{"on":false}'],
    ['control', { enabled: true }, '{}'],
    ['input', { secure: false, focused: false, caret: 0 }, '{"caret":0}'],
    ['image', { mode: 'fill', resource: 0 }, '{"resource":0}'],
  ])('%s is written where it says something: %j', (field, value, json) => {
    expect(written({ [field]: value })).toBe(`,"${field}":${json}`)
  })

  test('a set keeps what goes back to a default, which is what it says', () => {
    const entry = {
      kind: 'diff',
      at: 5,
      updates: [{ unset: [], set: { alpha: 1, clips: false }, id: 2 }],
      adds: [],
    } as unknown as Entry
    expect(encodeEntry(entry)).toBe(
      '{"kind":"diff","at":5,"updates":[{"+":2,"set":{"clips":false,"alpha":1}}]}',
    )
  })

  test('an unknown entry is written under its own kind', () => {
    const entry = { kind: 'unknown', name: 'hap"tic', at: 5, extra: [['a', '[1]']] } as unknown as Entry
    expect(encodeEntry(entry)).toBe('{"kind":"hap\\"tic","at":5,"a":[1]}')
  })
})

describe('[F23] ids', () => {
  const node = (id: number, children: unknown[] = []) => ({
    id,
    class: 'A',
    kind: id === 7 ? 'screen' : 'view',
    frame: [0, 0, 1, 1],
    ...(children.length > 0 ? { children } : {}),
  })
  const idsIn = (json: string) => [...json.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id))

  test('are written where they do not count on from the node before', () => {
    const tree = node(7, [node(8, [node(9), node(3)]), node(4), node(10, [node(12)])]) as unknown as ViewNode
    const json = encodeTree(tree)
    expect(idsIn(json)).toEqual([7, 3, 10, 12])
    expect(unwrap(decodeTree(JSON.parse(json)))).toEqual(tree)
  })

  test('count on whatever order the keys of a node stand in', () => {
    const tree = { children: [{ ...view, children: [view] }, view], id: 7, ...view, kind: 'screen' }
    expect(encodeTree(unwrap(decodeTree(JSON.parse(JSON.stringify(tree)))))).toBe(
      encodeTree(node(7, [node(8, [node(9)]), node(10)]) as unknown as ViewNode),
    )
  })

  test('count on through all that a diff adds, and start anew with each entry', () => {
    const adds = [
      { parent: 1, index: 0, node: node(20, [node(21)]) },
      { parent: 1, index: 1, node: node(22) },
      { parent: 1, index: 2, node: node(1) },
    ]
    const entry = { kind: 'diff', at: 5, adds } as unknown as Entry
    expect(idsIn(encodeEntry(entry))).toEqual([20, 1])
    expect(idsIn(encodeEntry(entry))).toEqual([20, 1])
    const { adds: read = [] } = unwrap(decodeDiff({ adds: JSON.parse(encodeEntry(entry)).adds }))
    expect(read).toEqual(adds)
  })

  test('of updates are written as steps, and read again', () => {
    const updates = [5, 6, 2, 2_147_483_647].map((id) => ({ id, set: { alpha: 0.5 } }))
    const json = encodeDiff({ updates } as unknown as Diff)
    expect(JSON.parse(json).updates.map((update: { '+': number }) => update['+'])).toEqual([
      5, 1, -4, 2_147_483_645,
    ])
    expect(unwrap(decodeDiff(JSON.parse(json)))).toEqual({ updates })
  })
})

describe('[C2] numbers', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1e15, '1000000000000000'],
    [-9007199254740991, '-9007199254740991'],
    [0.1 + 0.2, '0.3'],
    [0.005, '0.01'],
    [-0.005, '-0.01'],
    [-0.0049, '0'],
    [0.125, '0.13'],
    [-2.5, '-2.5'],
    [1.005, '1'],
    [33.333333333333336, '33.33'],
    [9.999, '10'],
    [999999999.99, '999999999.99'],
  ])('%d is written %s', (value, text) => {
    expect(writeNumber(value, 2)).toBe(text)
  })

  test.each([
    [0.1234565, '0.123457'],
    [1e-7, '0'],
    [-0.0000005, '-0.000001'],
    [12.000001, '12.000001'],
    [0.5, '0.5'],
  ])('%d with six decimals is %s', (value, text) => {
    expect(writeNumber(value, 6)).toBe(text)
  })

  test('what was written is written so again', () => {
    const random = seeded(3)
    for (let i = 0; i < 20_000; i++) {
      const value = (random.next() - 0.5) * 10 ** random.int(-7, 9) * 2
      for (const decimals of [2, 6] as const) {
        const text = writeNumber(value, decimals)
        expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/)
        expect(writeNumber(Number(text), decimals)).toBe(text)
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(
          0.5 * 10 ** -decimals + Math.abs(value) * 1e-15,
        )
      }
    }
  })
})

test('[C3] strings escape what must be, and nothing else', () => {
  const all = Array.from({ length: 0x80 }, (_, unit) => String.fromCharCode(unit)).join('')
  expect(written({ controller: `${all}é/\u2028😀` })).toBe(
    ',"controller":"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007fé/\u2028😀"',
  )
})

describe('[F20] the checksum', () => {
  test('is that of the canonical bytes', () => {
    // xxHash32 of {"class":"A","kind":"screen","frame":[0,0,1,1]}
    expect(treeChecksum(tree({}))).toBe('eef74118')
  })

  test('does not see how a tree was written, and sees every field', () => {
    const plain = treeChecksum(tree({}))
    expect(
      treeChecksum(
        unwrap(decodeTree({ frame: [0, -0, 1.001, 1], alpha: 1, kind: 'screen', class: 'A', id: 1 })),
      ),
    ).toBe(plain)
    expect(treeChecksum(tree({ hidden: true }))).not.toBe(plain)
    expect(treeChecksum(tree({ extra: [['a', '1']] }))).not.toBe(plain)
  })
})
