// Random trees, and the ids of their nodes.
import type { NodeId, ViewNode, ViewTree } from '../types.ts'
import { node } from './generateNode.ts'
import type { Random } from './random.ts'

/** Hands out ids that no view has had. */
export interface Ids {
  next(): NodeId
}

export function newIds(first = 1): Ids {
  let last = first - 1
  return { next: () => ++last as NodeId }
}

/** A tree of about so many nodes, at most 12 deep. */
export function randomTree(random: Random, ids: Ids, size: number): ViewTree {
  const root: ViewNode = { id: ids.next(), class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852] }
  return size > 1 ? { ...root, children: children(random, ids, size - 1, 2) } : root
}

function children(random: Random, ids: Ids, size: number, depth: number): ViewNode[] {
  const result: ViewNode[] = []
  for (let left = size; left > 0; ) {
    const own = depth < 12 && random.chance(0.7) ? random.int(1, left) : 1
    result.push(branch(random, ids, own, depth))
    left -= own
  }
  return result
}

/** A new node with new nodes below it, `size` in all. */
export function branch(random: Random, ids: Ids, size: number, depth = 2): ViewNode {
  const top = node(random, ids.next(), size > 1)
  return size > 1 ? { ...top, children: children(random, ids, size - 1, depth + 1) } : top
}
