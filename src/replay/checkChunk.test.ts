import { expect, test } from 'vitest'
import { encodeChunk, encodeTree } from '../format/encode.ts'
import { readText } from '../format/testing/files.ts'
import { type Random, seeded } from '../format/testing/random.ts'
import { judgeChunk, nodesOf, treesOf } from '../format/testing/reference.ts'
import type { Chunk, Diff, DiffEntry, Entry, NodeId, ViewTree } from '../format/types.ts'
import { checkChunk, checkTrees } from './checkChunk.ts'
import { chunkOf, randomRecording } from './testing/randomRecording.ts'

const SEEDS = Array.from({ length: 40 }, (_, i) => 5_000 + i)

test('[R7] what keeps the rules is accepted, and the last tree is that of the slow replay', () => {
  for (const seed of SEEDS)
    for (const chunk of randomRecording(seed).chunks.values()) {
      const checked = checkChunk(encodeChunk(chunk))
      expect(checked, `seed ${seed}`).toMatchObject({ ok: true })
      const last = checkTrees(chunk)
      const slow = treesOf(chunk)
      if (!last.ok || !slow.ok) throw new Error(`seed ${seed}`)
      expect(encodeTree(last.value), `seed ${seed}`).toBe(encodeTree(slow.value.at(-1) as ViewTree))
    }
})

test('[R7] of a diff with a fault the same rule and line are told as by the slow reference', () => {
  const sound = Array.from({ length: 40 }, (_, i) => [...randomRecording(i).chunks.values()])
  const rules = new Map<string, number>()
  for (let seed = 6_000; seed < 6_800; seed++) {
    const random = seeded(seed)
    const text = encodeChunk(withFault(random, sound[seed % 40] as Chunk[]))
    const slow = judgeChunk(text)
    const fast = checkChunk(text)
    const found = fast.ok ? null : fast.problem
    expect(found && { rule: found.rule, line: found.line }, `seed ${seed}`).toEqual(
      slow && { rule: slow.rule, line: slow.line },
    )
    rules.set(slow?.rule ?? 'none', (rules.get(slow?.rule ?? 'none') ?? 0) + 1)
  }
  // The faults are worth something only if they are of all sorts.
  expect([...rules.keys()]).toEqual(
    expect.arrayContaining(['none', 'F20', 'F21', 'F24', 'F29', 'F30', 'F31', 'F32']),
  )
})

test('[F20] the checksum of a file of an older version is that of its own bytes', () => {
  const old = readText('upgrades/version-1.ndjson')
  expect(checkChunk(old)).toMatchObject({ ok: true })
  expect(checkChunk(old.replaceAll('"Cart"', '"Card"'))).toMatchObject({
    problem: { rule: 'F20' },
  })
  expect(checkChunk(readText('upgrades/version-1.upgraded.ndjson'))).toMatchObject({
    ok: false,
    problem: { rule: 'F20', path: 'checksum' },
  })
})

test('[R7] a tree that grows too deep or too big by diffs breaks F22, one level less does not', () => {
  expect(checked(deepDiffs(254))).toMatchObject({ ok: false, problem: { rule: 'F20' } })
  expect(checked(deepDiffs(255))).toMatchObject({ ok: true })
  expect(checked(deepDiffs(256))).toMatchObject({ ok: false, problem: { rule: 'F22' } })
  expect(checked(wideDiffs(19_999))).toMatchObject({ ok: true })
  expect(checked(wideDiffs(20_000))).toMatchObject({ ok: false, problem: { rule: 'F22' } })
})

test('[R7] moving back and forth below each other does not count as depth', () => {
  const screen = screenWith([box(2), box(3)])
  const diffs = Array.from({ length: 1_000 }, (_, i): Diff => {
    const [id, parent] = i % 2 === 0 ? [2, 3] : [2, 1]
    return { moves: [{ id: id as NodeId, parent: parent as NodeId, index: 0 }] }
  })
  expect(checkTrees(chunkOf(0, entriesOf(screen, diffs), screen))).toMatchObject({ ok: true })
})

/** A random chunk into which one diff with a single operation was put, often a wrong one. */
function withFault(random: Random, chunks: readonly Chunk[]): Chunk {
  const chunk = random.pick(chunks)
  const trees = treesOf(chunk)
  if (!trees.ok) throw new Error('the recording itself is wrong')
  const after = random.int(0, chunk.entries.length - 1)
  const tree = trees.value[after] as ViewTree
  const fault: DiffEntry = {
    kind: 'diff',
    at: (chunk.entries[after] as Entry).at,
    ...faultyDiff(
      random,
      nodesOf(tree).map((node) => node.id),
    ),
  }
  return chunkOf(
    chunk.header.sequence,
    chunk.entries.toSpliced(after + 1, 0, fault),
    trees.value.at(-1) as ViewTree,
  )
}

function faultyDiff(random: Random, ids: readonly NodeId[]): Diff {
  const any = () => (random.chance(0.8) ? random.pick(ids) : (random.int(1, 60) as NodeId))
  const index = () => random.int(0, 3)
  const node = { ...box(random.chance(0.5) ? any() : 9_999), kind: random.pick(['view', 'screen', 'text']) }
  return random.pick<() => Diff>([
    () => ({ removes: [any()] }),
    () => ({ moves: [{ id: any(), parent: any(), index: index() }] }),
    () => ({ adds: [{ parent: any(), index: index(), node: { ...node, kind: 'view' } }] }),
    () => ({ adds: [{ parent: any(), index: index(), node }] }),
    () => ({ updates: [{ id: any(), set: { kind: random.pick(['view', 'screen', 'placeholder']) } }] }),
    () => ({ updates: [{ id: any(), set: { mask: { reason: 'level', lines: 1 } } }] }),
    () => ({ updates: [{ id: any(), set: { kind: 'placeholder', placeholder: { reason: 'map' } } }] }),
    () => ({ updates: [{ id: any(), set: { kind: 'input', input: { secure: true } } }] }),
    () => ({ updates: [{ id: any(), set: { text: { string: 'a', runs: [{ size: 1 }] } } }] }),
    () => ({ updates: [{ id: any(), set: { text: { string: random.pick(['', 'a long string']) } } }] }),
  ])()
}

/** A chain that grows by one view per diff, to so many levels. Its checksum is right for 255 diffs only. */
function deepDiffs(count: number): Chunk {
  const chain = (levels: number, id: number): readonly ReturnType<typeof box>[] =>
    levels === 0 ? [] : [{ ...box(id), ...(levels > 1 && { children: chain(levels - 1, id + 1) }) }]
  const diffs = Array.from(
    { length: count },
    (_, i): Diff => ({ adds: [{ parent: (i + 1) as NodeId, index: 0, node: box(i + 2) }] }),
  )
  return chunkOf(0, entriesOf(screenWith([]), diffs), screenWith(chain(255, 2)))
}

/** A screen with so many views in all, the last one added by a diff. */
function wideDiffs(children: number): Chunk {
  const boxes = Array.from({ length: children }, (_, i) => box(i + 2))
  const last = boxes.at(-1) as ReturnType<typeof box>
  const diff: Diff = { adds: [{ parent: 1 as NodeId, index: children - 1, node: last }] }
  return chunkOf(0, entriesOf(screenWith(boxes.slice(0, -1)), [diff]), screenWith(boxes))
}

const checked = (chunk: Chunk) => checkTrees(chunk)

const box = (id: number) => ({
  id: id as NodeId,
  class: 'UIView',
  kind: 'view',
  frame: [0, 0, 1, 1] as const,
})

function screenWith(children: readonly ReturnType<typeof box>[]): ViewTree {
  return {
    id: 1 as NodeId,
    class: 'UIScreen',
    kind: 'screen',
    frame: [0, 0, 1, 1],
    ...(children.length > 0 && { children }),
  }
}

function entriesOf(tree: ViewTree, diffs: readonly Diff[]): Entry[] {
  const at = 0 as Entry['at']
  return [{ kind: 'snapshot', at, tree }, ...diffs.map((diff): Entry => ({ kind: 'diff', at, ...diff }))]
}
