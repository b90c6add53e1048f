// The golden diffs, made by the recorder's differ: applied by the slow reference they give the target, with as few moves as can be.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeDiff, decodeTree } from './decode.ts'
import { encodeDiff, encodeTree } from './encode.ts'
import { FIXTURES, filesIn, readText, unwrap } from './testing/files.ts'
import { applyDiffSlowly } from './testing/reference.ts'
import { longestIncreasing, slowDiff } from './testing/slowDiff.ts'
import type { ViewTree } from './types.ts'

const names = filesIn('diffs', '.json')
  .filter((file) => !file.endsWith('.diff.json'))
  .map((file) => file.replace('.json', ''))

test('there are pairs, and each has a diff', () => {
  expect(names.length).toBeGreaterThan(80)
  const missing = names.filter((name) => !existsSync(join(FIXTURES, `diffs/${name}.diff.json`)))
  expect(missing, 'write them with the Swift differ').toEqual([])
})

interface Pair {
  readonly name: string
  readonly before: ViewTree
  readonly after: ViewTree
}

function readPair(name: string): Pair {
  const pair = JSON.parse(readText(`diffs/${name}.json`)) as Record<string, unknown>
  return {
    name: pair.name as string,
    before: unwrap(decodeTree(pair.before)),
    after: unwrap(decodeTree(pair.after)),
  }
}

describe('pairs', () => {
  test.each(names)('%s is two canonical trees that differ', (name) => {
    const { name: stated, before, after } = readPair(name)
    expect(readText(`diffs/${name}.json`)).toBe(
      `{"name":"${stated}","before":${encodeTree(before)},"after":${encodeTree(after)}}\n`,
    )
    expect(stated).toBe(name)
    expect(encodeTree(before)).not.toBe(encodeTree(after))
  })
})

describe('golden diffs', () => {
  const golden = names.filter((name) => existsSync(join(FIXTURES, `diffs/${name}.diff.json`)))

  test.each(golden)('%s', (name) => {
    const { before, after } = readPair(name)
    const text = readText(`diffs/${name}.diff.json`)
    const diff = unwrap(decodeDiff(JSON.parse(text)))
    expect(encodeDiff(diff)).toBe(text.trimEnd())
    expect(encodeTree(unwrap(applyDiffSlowly(before, diff)))).toBe(encodeTree(after))
    expect(diff.moves?.length ?? 0).toBe(fewestMoves(before, after))
    expect(diff.updates?.length ?? 0).toBe(slowDiff(before, after)?.updates?.length ?? 0)
  })
})

/** Per list n − LIS of what stays in it, and one for each node that changes its parent: counted, not taken from a differ. */
function fewestMoves(before: ViewTree, after: ViewTree): number {
  const old = parents(before)
  let moves = 0
  for (const [id, { parent, siblings }] of parents(after)) {
    const was = old.get(id)
    if (was !== undefined && was.parent !== parent) moves++
    // Once per list: at its first child.
    if (siblings[0] !== id) continue
    const stayed = siblings.filter((each) => old.get(each)?.parent === parent)
    const ranks = stayed.map((each) => old.get(each)?.siblings.indexOf(each) as number)
    moves += ranks.length - longestIncreasing(ranks).length
  }
  return moves
}

interface Family {
  readonly parent: number
  readonly siblings: readonly number[]
}

function parents(tree: ViewTree, into = new Map<number, Family>()): Map<number, Family> {
  const siblings = (tree.children ?? []).map((child) => child.id as number)
  for (const child of tree.children ?? []) {
    into.set(child.id, { parent: tree.id, siblings })
    parents(child, into)
  }
  return into
}
