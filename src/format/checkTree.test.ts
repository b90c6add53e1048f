// The rules of typed trees, judged by the decoder, which has the same rules for what a file holds.
import { describe, expect, test } from 'vitest'
import { breachOf, checkTree } from './checkTree.ts'
import { decodeTree } from './decode.ts'
import { encodeTree } from './encode.ts'
import { baseTree } from './testing/baseChunk.ts'
import { newIds, randomTree } from './testing/generateTree.ts'
import { put } from './testing/jsonPath.ts'
import { seeded } from './testing/random.ts'
import type { ViewNode, ViewTree } from './types.ts'

const broken = (path: string, value: unknown) => {
  const tree = baseTree()
  put(tree, path, value)
  return tree as unknown as ViewTree
}

const VIEWS = 'children[0].children'
const view = { id: 50, class: 'A', kind: 'view', frame: [0, 0, 1, 1] }

describe('a tree', () => {
  test.each([1, 2, 3, 4])('from the generator breaks nothing, seed %i', (seed) => {
    expect(checkTree(randomTree(seeded(seed), newIds(), 80), 4)).toBeNull()
  })

  test.each([
    ['F21', `${VIEWS}[1].id`, 3, `${VIEWS}[1].id`],
    ['F21', 'kind', 'view', 'kind'],
    ['F21', `${VIEWS}[4].kind`, 'screen', `${VIEWS}[4].kind`],
    ['F24', `${VIEWS}[4].mask`, { reason: 'level', lines: 0 }, `${VIEWS}[4].mask`],
    ['F24', `${VIEWS}[5].children`, [view], `${VIEWS}[5].children`],
    ['F24', `${VIEWS}[5].placeholder`, undefined, `${VIEWS}[5]`],
    ['F29', `${VIEWS}[0].mask`, { reason: 'level', lines: 1 }, `${VIEWS}[0].text`],
    ['F29', `${VIEWS}[2].mask`, undefined, `${VIEWS}[2]`],
    ['F29', `${VIEWS}[2].mask.lines`, 0, `${VIEWS}[2].mask.lines`],
  ])('%s: %s', (rule, path, value, place) => {
    const tree = broken(path, value)
    expect(checkTree(tree)).toMatchObject({ rule, path: place })
    expect(decodeTree(JSON.parse(encodeTree(tree)))).toMatchObject({ problem: { rule, path: place } })
  })

  test('[F8] names resources that the header has', () => {
    expect(checkTree(broken('class', 'A'), 1)).toBeNull()
    expect(checkTree(broken('class', 'A'), 0)).toMatchObject({
      rule: 'F8',
      path: `${VIEWS}[1].image.resource`,
    })
  })

  test('[F22] is no deeper than 256, and stays so however deep it is', () => {
    const chain = (depth: number) => {
      let node = {
        id: depth,
        class: 'A',
        kind: depth === 1 ? 'screen' : 'view',
        frame: [0, 0, 1, 1],
      } as unknown as ViewNode
      for (let id = depth - 1; id >= 1; id--)
        node = { ...node, id, kind: id === 1 ? 'screen' : 'view', children: [node] } as unknown as ViewNode
      return node
    }
    expect(checkTree(chain(256))).toBeNull()
    expect(checkTree(chain(257))).toMatchObject({ rule: 'F22' })
    expect(checkTree(chain(15_000))).toMatchObject({ rule: 'F22' })
  })

  test('[F22] has no more than 20,000 nodes', () => {
    const wide = (count: number) => {
      const children = Array.from({ length: count - 1 }, (_, index) => ({ ...view, id: index + 2 }))
      return { ...baseTree(), children } as unknown as ViewTree
    }
    expect(checkTree(wide(20_000))).toBeNull()
    expect(checkTree(wide(20_001))).toMatchObject({ rule: 'F22' })
  })
})

test('one node is judged without what is below it', () => {
  const inner = { ...view, text: { string: '', runs: [{ size: 1 }] } }
  const outer = { ...view, id: 51, children: [inner] } as unknown as ViewNode
  expect(breachOf(outer, false)).toBeNull()
  expect(breachOf(inner as unknown as ViewNode, false)).toMatchObject({ rule: 'F24', path: 'text' })
  expect(breachOf(outer, true)).toMatchObject({ rule: 'F21', path: 'kind' })
})
