// What is in fixtures/canonical/: valid chunks written in every way but the canonical one, and what they are when written again.
// Raw text where the writing matters (numbers, escapes, white space), objects elsewhere.
import { decodeChunk } from '../decode.ts'
import { encodeChunk, treeChecksum } from '../encode.ts'
import type { JsonObject } from '../json.ts'
import type { Chunk, ViewTree } from '../types.ts'
import { everyEntry, everyKind, unknownEverywhere } from './allFields.ts'
import { baseHeader, baseTree } from './baseChunk.ts'
import { randomChunk } from './generate.ts'
import { seeded } from './random.ts'
import { applyDiffSlowly } from './reference.ts'

export interface CanonicalFixture {
  readonly name: string
  /** As a stranger might have written it. */
  readonly given: string
  /** As everybody writes it. */
  readonly canonical: string
}

export function canonicalFixtures(): CanonicalFixture[] {
  const written = [
    sealed('all-fields', [snapshot(everyKind()), ...everyEntry()]),
    sealed('unknown-fields', unknownEverywhere(), {
      glow: { b: [1, 2.5], a: null, 10: true, 9: 'nine' },
      ['__proto__']: 1,
    }),
    sealed('empty-lists', emptyLists()),
    sealed('numbers', numbers()),
    sealed('strings', strings()),
    sealed('white-space', whiteSpace()),
    sealed('limits', limits()),
  ]
  const random = [1, 2, 3].map((seed): CanonicalFixture => {
    const text = encodeChunk(randomChunk(seeded(seed), { nodes: 30 * seed, entries: 40, sequence: seed }))
    return { name: `random-${seed}`, given: text, canonical: text }
  })
  return [...written, ...random]
}

const json = (value: unknown) => JSON.stringify(value)

const snapshot = (tree: JsonObject) => json({ kind: 'snapshot', at: 60_000, tree })

/** Header and end around the lines, both true. */
function sealed(name: string, lines: readonly string[], more: JsonObject = {}): CanonicalFixture {
  const heads = lines.map((line) => JSON.parse(line) as { kind: string; at: number })
  const counts = new Map<string, number>()
  for (const { kind } of heads) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const lastAt = heads.at(-1)?.at
  const header = json({ ...baseHeader(), lastAt, counts: Object.fromEntries(counts), ...more })
  const open = [header, ...lines, json({ kind: 'end', at: lastAt, checksum: '0'.repeat(8) }), ''].join('\n')
  const given = open.replace(/0{8}(?="\}\n$)/, checksumOf(chunkIn(open)))
  return { name, given, canonical: encodeChunk(chunkIn(given)) }
}

function chunkIn(text: string): Chunk {
  const decoded = decodeChunk(text)
  if (!decoded.ok) throw new Error(`a fixture is broken: ${json(decoded.problem)}`)
  return decoded.value
}

function checksumOf(chunk: Chunk): string {
  let tree: ViewTree | undefined
  for (const entry of chunk.entries) {
    if (entry.kind === 'snapshot') tree = entry.tree
    if (entry.kind !== 'diff') continue
    const applied = applyDiffSlowly(tree as ViewTree, entry)
    if (!applied.ok) throw new Error(`a fixture is broken: ${json(applied.problem)}`)
    tree = applied.value
  }
  return treeChecksum(tree as ViewTree)
}

function emptyLists(): string[] {
  const tree = baseTree()
  return [
    snapshot({
      ...tree,
      children: [
        {
          id: 2,
          class: 'UILabel',
          kind: 'text',
          frame: [0, 0, 1, 1],
          children: [],
          text: { string: '', runs: [{ size: 1 }], lines: [] },
        },
      ],
    }),
    json({
      kind: 'diff',
      at: 60_001,
      adds: [],
      removes: [],
      moves: [],
      updates: [{ '+': 2, set: {}, unset: [] }],
    }),
    json({
      kind: 'diff',
      at: 60_002,
      updates: [{ '+': 2, set: { alpha: 1, clips: false, radii: [0, 0, 0, 0], scroll: [0, 0] } }],
    }),
  ]
}

const FORMS = [
  '1.0',
  '1e2',
  '1E+2',
  '-0',
  '-0.0',
  '0.005',
  '-0.005',
  '1.005',
  '2.675',
  '0.004999',
  '-0.994999',
  '123456789.125',
  '999999999.99',
  '1e-7',
  '33.333333333333336',
  '9007199254740991',
  '-9007199254740991',
  '100e-1',
  '0.1e1',
  '12345678.9',
  '0.30000000000000004',
]

function numbers(): string[] {
  const node = (id: number, fields: string) =>
    `{"id":${id},"class":"A","kind":"view","frame":[0,0,1,1],${fields}}`
  const nodes = [
    ...FORMS.map((form, index) => node(10 + index, `"scroll":[${form},1],"glow":${form}`)),
    ...FORMS.slice(0, 20).map((form, index) => node(50 + index, `"transform":[1,0,0,1,${form},0.1234565]`)),
    node(80, '"alpha":0.999'),
    node(81, '"alpha":0.994999,"anchor":[0.4999,0.5001]'),
    node(82, '"scroll":[0.004,-0.004],"radii":[0.001,0,0,0]'),
    node(83, '"transform":[1.0000001,1e-7,-1e-7,0.9999999,0,-0.0]'),
    node(84, '"alpha":1.00,"frame":[1e1,2.50,3.999,4e0]'),
    node(85, '"glow":[0.1234565,-0.1234565,1.0000005,999999999.1234567,[1e0,-0]]'),
  ]
  return [
    `{"kind":"snapshot","at":6e4,"tree":{"id":1.0,"class":"A","kind":"screen","frame":[0,0,393,852],"children":[${nodes}]}}`,
    '{"kind":"diff","at":60001.0,"updates":[{"+":80,"set":{"alpha":0.999,"frame":[-0.0,0.001,1e2,0.126]}}]}',
    '{"kind":"touch","at":60002,"finger":0,"phase":"began","points":[[0.0,1.005,-0.004],[1e1,2.5,3]]}',
  ]
}

const ESCAPES =
  '\\u0041\\/\\u002f \\u00e9\\u00E9 \\ud83d\\ude00\\uD83D\\uDE00 \\u2028\\u2029 \\u007f \\u0000\\u001F\\u001f \\b\\f\\n\\r\\t\\u0008\\u000a\\u000C \\"\\\\\\u0022\\u005c'

function strings(): string[] {
  const text = (string: string) => `{"runs":[{"size":17}],"string":"${string}"}`
  const node = (id: number, rest: string) => `{"kind":"text","id":${id},"frame":[0,0,1,1],${rest}}`
  const nodes = [
    node(2, `"class":"${ESCAPES}","text":${text(ESCAPES)}`),
    node(3, `"class":"Größe 日本語 🛒 🇩🇪 é \u2028 \u007f \u0080 \uffff","text":${text('👩‍👩‍👧‍👦 e\u0301')}`),
    node(
      4,
      '"class":"first","class":"last","text":{"string":"a","string":"b","runs":[],"runs":[{"size":1}]}',
    ),
    node(
      5,
      '"class":"k","\\u00e9":1,"é2":2,"z":3,"\\ud83d\\ude00":4,"\\uffee":5,"":6,"\\u0000":7,"B":8,"a":9,"10":10,"9":11,"\\"":12',
    ),
  ]
  return [
    `{"tree":{"children":[${nodes}],"frame":[0,0,393,852],"kind":"screen","class":"UIScreen","id":1},"at":60000,"kind":"snapshot"}`,
    `{"message":"${ESCAPES}","level":"","at":60000,"kind":"log"}`,
    '{"kind":"\\u0068aptic","at":60000,"\\ud83d\\ude00":[{"b":1,"a":2}],"\\uffff":{}}',
  ]
}

function whiteSpace(): string[] {
  return [
    `  { "kind" : "snapshot" ,\t"at" : 60000 , "tree" : ${JSON.stringify(baseTree()).replaceAll(':', ' : ')} } `,
    '{"kind":"screen","at":60000,"name":"A"}\r',
    '\t{"kind":"diff", "at":60001, "removes":[ 8 , 9 ], "updates":[ { "unset":["control"],"+":6 } ] }',
  ]
}

/** Just within F3, F22 and F26. */
function limits(): string[] {
  let chain: JsonObject = { id: 355, class: 'A', kind: 'view', frame: [0, 0, 1, 1] }
  for (let id = 354; id > 100; id--)
    chain = { id, class: 'A', kind: 'view', frame: [0, 0, 1, 1], children: [chain] }
  const long = { string: 'ü'.repeat(8_192), runs: [{ size: 1 }] }
  const label = { id: 2, class: 'UILabel', kind: 'text', frame: [0, 0, 1, 1], text: long }
  return [
    snapshot({ id: 1, class: 'A', kind: 'screen', frame: [0, 0, 1, 1], children: [label, chain] }),
    `{"kind":"deep","at":60000,"x":${'['.repeat(1_099)}${']'.repeat(1_099)}}`,
    json({ kind: 'diff', at: 60_000, updates: [{ '+': 2 ** 31 - 1, set: { alpha: 0 } }] }).replace(
      /"updates.*/,
      '"adds":[{"parent":1,"index":0,"node":{"id":2147483647,"class":"A","kind":"view","frame":[0,0,1,1]}}]}',
    ),
  ]
}
