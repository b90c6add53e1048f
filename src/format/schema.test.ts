// The schema as a second judge: it and the decoder agree on every fixture and on generated chunks, but for what a schema cannot say.
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { decodeChunk } from './decode.ts'
import { encodeChunk } from './encode.ts'
import { filesIn, readChunkText, readText, unwrap } from './testing/files.ts'
import { randomChunk } from './testing/generate.ts'
import { MUTATIONS } from './testing/mutateText.ts'
import { seeded } from './testing/random.ts'

const schema = JSON.parse(readFileSync('src/format/recording.schema.json', 'utf8'))
const validate = new Ajv2020({ strictTypes: false, strictTuples: false, allowUnionTypes: true }).compile(
  schema,
)

/** The schema's verdict on a chunk's lines; null where they are no JSON, so that there is nothing to judge. */
function verdict(text: string): boolean | null {
  try {
    return validate(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )
  } catch (caught) {
    if (caught instanceof SyntaxError) return null
    throw caught
  }
}

/** What a schema cannot say, by rule: the bytes, sums, orders, places among siblings, and what diffs lead to. */
const BEYOND: Readonly<Record<string, string>> = {
  F3: 'line ends, and depth',
  F7: 'the header compared with the entries',
  F8: 'the index of a resource compared with their number (each hash by itself is judged)',
  F10: 'that the end is the last (that it is the only one is judged)',
  F12: 'the order of times (each time by itself is judged)',
  F16: 'the order of points',
  F20: 'the checksum compared with the tree',
  F21: 'ids that stand twice or come back, kinds of the root after updates',
  F22: 'numbers of nodes and depth',
  F23: 'stops: their order, their number compared with the colours',
  F24: 'the node that an update leads to',
  F26: 'bytes of a text; offsets compared with it and with one another; which run has no end',
  F29: 'the node that an update leads to',
  F30: 'operations compared with one another and with the tree',
  F31: 'operations compared with the tree',
  F32: 'set compared with unset, and with the node before it',
}

/** The files of those rules that the schema can judge nevertheless. */
const WITHIN = [
  /^F3-list/,
  /^F8-(upper|twice|long)/,
  /^F10-(no-end|two-ends)/,
  /^F12-(?!.*backwards)/,
  /^F16-(?!point-backwards)/,
  /^F20-upper/,
  /^F21-(root-kind|second-screen|id-zero|id-large|operation-id|step-fraction)/,
  /^F23-(?!stops)/,
  /^F24-(text-on-view|placeholder-)/,
  /^F26-(no-runs|align|short-line|line-of-three|no-string)/,
  /^F29-(reason|no-lines|masked|secure)/,
  /^F32-(?!set-and-unset|text-without|kind-without)/,
]

describe('invalid files', () => {
  test.each(filesIn('invalid', '.ndjson'))('%s', (file) => {
    const text = readChunkText(`invalid/${file}`)
    const judged = text.ok ? verdict(text.value) : null
    const rule = file.slice(0, file.indexOf('-'))
    if (judged === null) return expect(['F3', 'F4']).toContain(rule)
    const canJudge = !(rule in BEYOND) || WITHIN.some((pattern) => pattern.test(file))
    expect(judged).toBe(!canJudge)
  })

  test('that there are more than 20,000 entries', () => {
    expect(verdict(unwrap(readChunkText('invalid/F11-entries.ndjson.gz')))).toBe(false)
  })
})

test.each(filesIn('canonical', '.ndjson'))('valid: %s', (file) => {
  expect(verdict(readText(`canonical/${file}`)), JSON.stringify(validate.errors)).toBe(true)
})

test.each(filesIn('recordings', '.ndjson.gz'))('valid: %s', (file) => {
  expect(verdict(unwrap(readChunkText(`recordings/${file}`)))).toBe(true)
})

describe('generated chunks', () => {
  const seeds = Array.from({ length: 12 }, (_, index) => 7_000 + index)
  const textOf = (seed: number) => encodeChunk(randomChunk(seeded(seed), { nodes: 25, entries: 12 }))

  test.each(seeds)('are valid, seed %i', (seed) => {
    expect(verdict(textOf(seed))).toBe(true)
  })

  test.each(seeds)('with one value or key changed: both judges say the same, seed %i', (seed) => {
    const random = seeded(seed)
    const text = textOf(seed)
    let refused = 0
    for (let i = 0; i < 150; i++) {
      const broken = random.pick([MUTATIONS.swapValue, MUTATIONS.renameKey])(random, text)
      const decoded = decodeChunk(broken)
      const judged = verdict(broken)
      if (judged === false) refused++
      if (decoded.ok || !judged) expect(judged, `round ${i}`).toBe(decoded.ok)
      else
        expect(Object.keys(BEYOND), `round ${i}: ${JSON.stringify(decoded.problem)}`).toContain(
          decoded.problem.rule,
        )
    }
    expect(refused).toBeGreaterThan(10)
  })
})
