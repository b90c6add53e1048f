// Rules of a typed tree (F8, F21, F22, F24, F29): the decoder judges what a file holds as it reads; this judges what diffs led to.
// `checkTree` walks all of it; who applies diffs to shared trees asks `breachOf` of the changed nodes and keeps count himself.
import { checkNode } from './nodeRules.ts'
import { type Breach, Broken, under } from './problem.ts'
import { LIMITS, type ViewNode, type ViewTree } from './types.ts'

/** The first rule that the tree breaks, with the path from its root, or null. */
export function checkTree(tree: ViewTree, resources = Infinity): Breach | null {
  return breach(() => walk(tree, 1, resources, new Set()))
}

/** The first rule that one node breaks by itself, without what is below it, or null. */
export function breachOf(node: ViewNode, isRoot: boolean, resources = Infinity): Breach | null {
  return breach(() => judge(node, isRoot, resources))
}

function breach(judging: () => void): Breach | null {
  try {
    judging()
    return null
  } catch (caught) {
    if (caught instanceof Broken) return caught.anywhere()
    throw caught
  }
}

function judge(node: ViewNode, isRoot: boolean, resources: number): void {
  if (node.image !== undefined && node.image.resource >= resources)
    throw new Broken('F8', `the header lists ${resources} resources`, 'image.resource')
  checkNode(node, isRoot)
}

function walk(node: ViewNode, depth: number, resources: number, ids: Set<number>): void {
  if (depth > LIMITS.depth) throw new Broken('F22', `the tree is more than ${LIMITS.depth} deep`)
  if (ids.has(node.id)) throw new Broken('F21', `the id ${node.id} stands twice`, 'id')
  ids.add(node.id)
  if (ids.size > LIMITS.nodes) throw new Broken('F22', `there are more than ${LIMITS.nodes} nodes`)
  judge(node, depth === 1, resources)
  const children = node.children ?? []
  for (let i = 0; i < children.length; i++) {
    try {
      walk(children[i] as ViewNode, depth + 1, resources, ids)
    } catch (caught) {
      throw under(under(caught, i), 'children')
    }
  }
}
