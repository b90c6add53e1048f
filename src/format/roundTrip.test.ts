// Properties over seeded random chunks: what is written is read back equal, and whatever is broken in a file, the answer is a
// problem that names a rule.
import { describe, expect, test } from 'vitest'
import { decodeChunk, decodeDiff, decodeTree } from './decode.ts'
import { encodeChunk, encodeDiff, encodeTree } from './encode.ts'
import { randomChunk } from './testing/generate.ts'
import { newIds, randomTree } from './testing/generateTree.ts'
import { mutated } from './testing/mutate.ts'
import { MUTATIONS } from './testing/mutateText.ts'
import { seeded } from './testing/random.ts'
import { applyDiffSlowly, judgeChunk } from './testing/reference.ts'
import { slowDiff } from './testing/slowDiff.ts'
import type { Chunk } from './types.ts'

const SEEDS = Array.from({ length: 40 }, (_, index) => 1000 + index)

const chunkOf = (seed: number): Chunk => {
  const random = seeded(seed)
  return randomChunk(random, { nodes: random.int(1, 80), entries: random.int(0, 60) })
}

describe('random chunks', () => {
  test.each(SEEDS)('are read back as they were written, seed %i', (seed) => {
    const chunk = chunkOf(seed)
    const text = encodeChunk(chunk)
    const decoded = decodeChunk(text)
    expect(decoded).toEqual({ ok: true, value: chunk })
    if (decoded.ok) expect(encodeChunk(decoded.value)).toBe(text)
  })

  test.each(SEEDS)('break no rule, seed %i', (seed) => {
    expect(judgeChunk(encodeChunk(chunkOf(seed)))).toBeNull()
  })
})

test.each(SEEDS)('diff then apply gives the target, seed %i', (seed) => {
  const random = seeded(seed)
  const ids = newIds()
  const before = randomTree(random, ids, random.int(2, 60))
  const after = mutated(random, ids, before, random.int(1, 12))
  const diff = slowDiff(before, after)
  if (diff === null) return expect(encodeTree(after)).toBe(encodeTree(before))
  expect(decodeDiff(JSON.parse(encodeDiff(diff)))).toEqual({ ok: true, value: diff })
  const applied = applyDiffSlowly(before, diff)
  expect(applied.ok ? encodeTree(applied.value) : applied.problem).toBe(encodeTree(after))
})

test('a tree that stands by itself is read and judged', () => {
  const random = seeded(5)
  const tree = randomTree(random, newIds(), 30)
  expect(decodeTree(JSON.parse(encodeTree(tree)))).toEqual({ ok: true, value: tree })
  expect(decodeTree({ id: 1 })).toMatchObject({ ok: false, problem: { rule: 'F23', line: 0 } })
})

describe('whatever is broken, the answer is a rule or a chunk that can be written', () => {
  test.each(Object.entries(MUTATIONS))('%s', (name, mutate) => {
    const rules = new Set<string>()
    for (const seed of SEEDS.slice(0, 16)) {
      const random = seeded(seed)
      // Small, so that many rounds cost little.
      const text = encodeChunk(randomChunk(random, { nodes: 25, entries: 15 }))
      for (let i = 0; i < 40; i++) {
        const broken = mutate(random, text)
        const problem = judgeChunk(broken)
        if (problem !== null) rules.add(problem.rule)
        expectProblemOrCanonical(broken, `${name}, seed ${seed}, round ${i}`)
      }
    }
    // A mutation that nothing notices would prove nothing.
    expect(rules.size).toBeGreaterThan(name === 'cut' ? 0 : 2)
  })
})

function expectProblemOrCanonical(text: string, label: string): void {
  const decoded = decodeChunk(text)
  if (!decoded.ok) {
    expect(decoded.problem, label).toMatchObject({
      rule: expect.stringMatching(/^F([2-9]|[12]\d|3[0-2])$/),
      line: expect.any(Number),
      path: expect.any(String),
      message: expect.stringMatching(/\w/),
    })
    return
  }
  const written = encodeChunk(decoded.value)
  const again = decodeChunk(written)
  expect(again.ok ? encodeChunk(again.value) : again.problem, label).toBe(written)
}
