import { expect, test } from 'vitest'
import { seeded } from '../format/testing/random.ts'
import { nodesOf, treesOf } from '../format/testing/reference.ts'
import type { Chunk, Diff, Entry, NodeId, RecordingTime, ViewNode, ViewTree } from '../format/types.ts'
import { openChunk } from './chunkTrees.ts'
import { chunkOf, randomRecording } from './testing/randomRecording.ts'

const SEEDS = Array.from({ length: 60 }, (_, i) => 1_000 + i)

/** Replays from the start, by the letter; answers what is seen at a time. */
function replayed(chunk: Chunk): (at: number) => ViewTree {
  const trees = treesOf(chunk)
  if (!trees.ok) throw new Error(trees.problem.message)
  return (at) =>
    trees.value[
      Math.max(
        0,
        chunk.entries.findLastIndex((entry) => entry.at <= at),
      )
    ] as ViewTree
}

function timesOf(chunk: Chunk): number[] {
  return chunk.entries.flatMap(({ at }) => [at, at - 1, at + 1, at + 0.5])
}

test('[R1] a seek shows what replaying from the start shows, in any order of seeks', () => {
  for (const seed of SEEDS)
    for (const chunk of randomRecording(seed).chunks.values()) {
      const random = seeded(seed)
      const opened = openChunk(chunk)
      const slowTreeAt = replayed(chunk)
      for (let i = 0; i < 12; i++) {
        const at = random.pick(timesOf(chunk))
        expect(opened.treeAt(at), `seed ${seed}, at ${at}`).toEqual(slowTreeAt(at))
      }
      expect(opened.broken()).toBeNull()
    }
})

test('[R1] a seek shows the same however few trees may be kept', () => {
  for (const seed of SEEDS.slice(0, 20))
    for (const chunk of randomRecording(seed).chunks.values()) {
      const random = seeded(seed)
      const opened = openChunk(chunk, 60)
      const slowTreeAt = replayed(chunk)
      for (let i = 0; i < 12; i++) {
        const at = random.pick(timesOf(chunk))
        expect(opened.treeAt(at), `seed ${seed}, at ${at}`).toEqual(slowTreeAt(at))
      }
    }
})

test('[R2] equal times: the last entry in the file is what is seen, and the entry that made it is told', () => {
  const chunk = tiny([
    [0, { updates: [{ id: id(2), set: { alpha: 0.1 } }] }],
    [10, { updates: [{ id: id(2), set: { alpha: 0.2 } }] }],
    [10, { updates: [{ id: id(2), set: { alpha: 0.3 } }] }],
  ])
  const opened = openChunk(chunk)
  expect(opened.stateAt(9).entry).toBe(1)
  expect(opened.stateAt(10).entry).toBe(3)
  expect(opened.treeAt(10).children?.[0]?.alpha).toBe(0.3)
  // Before the first time there is, the first snapshot stands, and nothing after it.
  expect(opened.stateAt(-5).entry).toBe(0)
  expect(opened.treeAt(-5).children?.[0]?.alpha).toBeUndefined()
})

test('[R3] trees share all that a diff did not touch, and a seek back gives the very same tree', () => {
  const chunk = tiny([[5, { updates: [{ id: id(4), set: { alpha: 0.5 } }] }]])
  const opened = openChunk(chunk)
  const before = opened.treeAt(0)
  const after = opened.treeAt(5)
  expect(after).not.toBe(before)
  // 2 holds 4, which changed; 3 and what is in it did not.
  expect(after.children?.[0]).not.toBe(before.children?.[0])
  expect(after.children?.[1]).toBe(before.children?.[1])
  expect(after.children?.[0]?.children?.[1]).toBe(before.children?.[0]?.children?.[1])
  expect(opened.treeAt(0)).toBe(before)
  expect(opened.treeAt(99)).toBe(after)
})

test('[R3] a moved subtree is the same object in its new place', () => {
  const chunk = tiny([[5, { moves: [{ id: id(2), parent: id(3), index: 0 }] }]])
  const opened = openChunk(chunk)
  const moved = opened.treeAt(0).children?.[0]
  expect(opened.treeAt(5).children?.[0]?.children?.[0]).toBe(moved)
})

test('[R4] 20,000 changes below one wide parent stay within the budget, and a seek between kept trees is right', () => {
  const width = 2_000
  const rows = Array.from({ length: width }, (_, i) => box(i + 2))
  const diffs = Array.from({ length: 19_990 }, (_, i): [number, Diff] => [
    i,
    { updates: [{ id: id((i % width) + 2), set: { alpha: (i % 100) / 100 } }] },
  ])
  const opened = openChunk(chunkFrom({ ...screen, children: rows }, diffs), 200_000)
  opened.treeAt(19_990)
  expect(opened.kept().slots).toBeLessThanOrEqual(200_000)
  expect(opened.kept().trees).toBeGreaterThan(3)
  for (const at of [12_345, 3, 19_989, 7_777, 7_778, 0]) {
    const alphas = opened.treeAt(at).children?.map((row) => row.alpha)
    expect(alphas?.[at % width]).toBe((at % 100) / 100)
    expect(alphas?.[(at + 1) % width]).toBe(at + 1 < width ? undefined : ((at + 1 - width) % 100) / 100)
  }
  expect(opened.kept().slots).toBeLessThanOrEqual(200_000)
})

test('[R5] a diff that breaks a rule ends the chunk there: the tree before it stands, and the problem has its line', () => {
  const opened = openChunk(
    tiny([
      [5, { updates: [{ id: id(2), set: { alpha: 0.5 } }] }],
      [6, { removes: [id(77)] }],
      [7, { updates: [{ id: id(2), set: { alpha: 0.7 } }] }],
    ]),
  )
  expect(opened.treeAt(9).children?.[0]?.alpha).toBe(0.5)
  expect(opened.broken()).toMatchObject({ at: 6, problem: { rule: 'F30', line: 4, path: 'removes[0]' } })
  expect(opened.treeAt(0).children?.[0]?.alpha).toBeUndefined()
  expect(opened.treeAt(7).children?.[0]?.alpha).toBe(0.5)
})

test('[R5] what is prepared step by step is what seeks find', () => {
  const diffs = Array.from({ length: 10 }, (_, i): [number, Diff] => [
    i + 1,
    { updates: [{ id: id(2), set: { alpha: i / 10 } }] },
  ])
  const opened = openChunk(tiny(diffs))
  const more: boolean[] = []
  for (let i = 0; i < 5; i++) more.push(opened.prepare(3))
  expect(more).toEqual([true, true, true, false, false])
  expect(opened.kept().trees).toBe(11)
  const fresh = openChunk(tiny(diffs))
  for (const at of [10, 3, 7, 0]) expect(opened.treeAt(at)).toEqual(fresh.treeAt(at))
})

test('[R6] the changes before and after a time, for stepping', () => {
  const alpha = (value: number): Diff => ({ updates: [{ id: id(2), set: { alpha: value } }] })
  const opened = openChunk(
    tiny([
      [5, alpha(0.5)],
      [5, alpha(0.6)],
      [9, alpha(0.7)],
    ]),
  )
  expect([-1, 0, 4.5, 5, 8, 9].map(opened.changeAfter)).toEqual([0, 5, 5, 9, 9, null])
  expect([0, 0.5, 5, 5.5, 9, 20].map(opened.changeBefore)).toEqual([null, 0, 0, 5, 5, 9])
})

const id = (value: number) => value as NodeId
const box = (value: number, children?: readonly ViewNode[]): ViewNode => ({
  id: id(value),
  class: 'UIView',
  kind: 'view',
  frame: [0, 0, 10, 10],
  ...(children && { children }),
})
const screen: ViewTree = { id: id(1), class: 'UIScreen', kind: 'screen', frame: [0, 0, 100, 100] }

function tiny(diffs: readonly [at: number, diff: Diff][]): Chunk {
  return chunkFrom({ ...screen, children: [box(2, [box(4), box(5)]), box(3, [box(6)])] }, diffs)
}

/** The checksum is that of the first tree: nobody here asks for it. */
function chunkFrom(tree: ViewTree, diffs: readonly [at: number, diff: Diff][]): Chunk {
  const entries: Entry[] = [
    { kind: 'snapshot', at: 0 as RecordingTime, tree },
    ...diffs.map(([at, diff]): Entry => ({ kind: 'diff', at: at as RecordingTime, ...diff })),
  ]
  expect(nodesOf(tree).length).toBeGreaterThan(1)
  return chunkOf(0, entries, tree)
}
