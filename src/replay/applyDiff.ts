// Applies diffs (SPEC section 5) and judges what they lead to: F21, F22, F24, F29, F30, F31. What a diff breaks by itself (F15, F32, two operations for
// one id) the decoder has judged. Costs O(operations × depth + children of the parents touched), whatever the size of the tree; a moved subtree is
// walked only where it might become too deep.
import { checkNode } from '../format/nodeRules.ts'
import { Broken } from '../format/problem.ts'
import { type Diff, LIMITS, type NodeId, type ViewNode, type ViewTree } from '../format/types.ts'
import { changed } from './change.ts'
import {
  countCopy,
  heightOf,
  type LiveNode,
  type LiveTree,
  liveHeight,
  liveOf,
  makeStale,
  settle,
} from './liveTree.ts'

/** A node that is to be put in, and which operation says so. */
interface Insertion {
  readonly live: LiveNode
  readonly parent: LiveNode
  readonly index: number
  readonly path: readonly [list: 'adds' | 'moves', index: number]
}

/** Moves the tree one diff on. Throws `Broken`; the LiveTree is of no use then, the trees that it handed out are as good as ever. */
export function applyDiff(tree: LiveTree, diff: Diff): ViewTree {
  const added = checkIds(tree, diff)
  detach(tree, diff)
  const insertions = [...addsOf(tree, diff, added), ...movesOf(tree, diff)]
  insert(insertions)
  checkPlaces(tree, insertions)
  const updated = update(tree, diff)
  const settled = settle(tree)
  for (const { parent, path } of insertions)
    if (parent.node.kind === 'placeholder') inside(path, () => checkNode(parent.node, false))
  updated.forEach((live, i) => {
    inside(['updates', i], () => checkNode(live.node, live === tree.root))
  })
  return settled
}

/** A fault is told of the operation as a whole: what it breaks lies in the tree, not in the diff. */
function inside<T>([list, index]: readonly [string, number], work: () => T): T {
  try {
    return work()
  } catch (caught) {
    throw caught instanceof Broken ? new Broken(caught.rule, caught.message, `${list}[${index}]`) : caught
  }
}

/** What is updated is there, what is added is new. Answers the added nodes, those inside them included. */
function checkIds(tree: LiveTree, { adds = [], updates = [] }: Diff): Map<NodeId, LiveNode> {
  const added = new Map<NodeId, LiveNode>()
  for (const [i, { node }] of adds.entries())
    inside(['adds', i], () => {
      checkNew(tree, node)
      liveOf(node, null, added)
    })
  for (const [i, { id }] of updates.entries()) inside(['updates', i], () => find(tree, id))
  return added
}

function checkNew(tree: LiveTree, { id, children = [] }: ViewNode): void {
  if (tree.byId.has(id)) throw new Broken('F30', `the node ${id} is there already`)
  if (tree.retired.has(id)) throw new Broken('F21', `the id ${id} was another view's`)
  for (const child of children) checkNew(tree, child)
}

/** Step 1. All that leaves is unhooked first, so a removed subtree keeps nothing that is moved out of it. */
function detach(tree: LiveTree, { removes = [], moves = [] }: Diff): void {
  const leaving = new Set<LiveNode>()
  const parents = new Set<LiveNode>()
  const take = (id: NodeId) => {
    const live = find(tree, id)
    if (!live.parent) throw new Broken('F30', 'the root is neither removed nor moved')
    leaving.add(live)
    parents.add(live.parent)
    live.parent = null
  }
  for (const [i, id] of removes.entries()) inside(['removes', i], () => take(id))
  for (const [i, { id }] of moves.entries()) inside(['moves', i], () => take(id))
  for (const parent of parents) {
    parent.kids = parent.kids.filter((kid) => !leaving.has(kid))
    makeStale(parent)
  }
  for (const id of removes) forget(tree, tree.byId.get(id) as LiveNode)
}

function find(tree: LiveTree, id: NodeId): LiveNode {
  const live = tree.byId.get(id)
  if (!live) throw new Broken('F30', `there is no node ${id}`)
  return live
}

function forget(tree: LiveTree, live: LiveNode): void {
  tree.byId.delete(live.node.id)
  tree.retired.add(live.node.id)
  for (const kid of live.kids) forget(tree, kid)
}

/** The parent of an added node was there before: what is added with it is listed inside it. */
function addsOf(tree: LiveTree, { adds = [] }: Diff, added: ReadonlyMap<NodeId, LiveNode>): Insertion[] {
  const insertions = adds.map(({ parent, index, node }, i): Insertion => {
    const path = ['adds', i] as const
    const live = added.get(node.id) as LiveNode
    return { live, parent: inside(path, () => findParent(tree, parent)), index, path }
  })
  for (const [id, live] of added) tree.byId.set(id, live)
  return insertions
}

function movesOf(tree: LiveTree, { moves = [] }: Diff): Insertion[] {
  return moves.map(({ id, parent, index }, i) => ({
    live: tree.byId.get(id) as LiveNode,
    parent: inside(['moves', i], () => findParent(tree, parent)),
    index,
    path: ['moves', i],
  }))
}

function findParent(tree: LiveTree, id: NodeId): LiveNode {
  const live = tree.byId.get(id)
  if (!live) throw new Broken('F31', `there is no node ${id} to be the parent`)
  return live
}

/** Step 2: per parent by ascending index, each at its place in the final list. */
function insert(insertions: readonly Insertion[]): void {
  const byParent = new Map<LiveNode, Insertion[]>()
  for (const insertion of insertions) {
    const group = byParent.get(insertion.parent)
    if (group) group.push(insertion)
    else byParent.set(insertion.parent, [insertion])
    insertion.live.parent = insertion.parent
  }
  for (const [parent, group] of byParent) {
    group.sort((a, b) => a.index - b.index)
    parent.kids = merged(parent.kids, group)
    // Every node knows its parent by now, so staleness reaches the root. A cycle ends it, too.
    makeStale(parent)
  }
}

function merged(kids: readonly LiveNode[], group: readonly Insertion[]): LiveNode[] {
  const list: LiveNode[] = []
  let next = 0
  for (const { live, index, path } of group) {
    while (list.length < index && next < kids.length) list.push(kids[next++] as LiveNode)
    if (list.length !== index)
      inside(path, () => {
        throw new Broken('F31', `the index ${index} is not that of the final list`)
      })
    list.push(live)
  }
  while (next < kids.length) list.push(kids[next++] as LiveNode)
  return list
}

/** What was put in hangs on the root (F31), no node is too deep and there are not too many (F22). */
function checkPlaces(tree: LiveTree, insertions: readonly Insertion[]): void {
  let bound = tree.depthBound
  for (const { live, parent, path } of insertions) {
    const depth = inside(path, () => depthBelow(tree.root, parent))
    const height = path[0] === 'adds' ? heightOf(live.node) : tree.depthBound
    bound = Math.max(bound, depth + height)
  }
  // The bound grows with every move; where it says nothing any more, the truth is measured.
  tree.depthBound = bound > LIMITS.depth ? liveHeight(tree.root, LIMITS.depth + 1) : bound
  if (tree.depthBound > LIMITS.depth)
    throw new Broken('F22', `the tree becomes more than ${LIMITS.depth} deep`)
  if (tree.byId.size > LIMITS.nodes) throw new Broken('F22', `there are more than ${LIMITS.nodes} nodes`)
}

/** The depth of a node, the root's being 1. Throws `Broken` F31 where it does not hang on the root. */
function depthBelow(root: LiveNode, live: LiveNode): number {
  let depth = 1
  for (let at = live; at !== root; depth++) {
    if (!at.parent || depth > LIMITS.nodes) throw new Broken('F31', 'the node ends up inside itself')
    at = at.parent
  }
  return depth
}

/** Step 3. Answers the nodes, in the order of the updates. */
function update(tree: LiveTree, { updates = [] }: Diff): LiveNode[] {
  return updates.map((one, i) => {
    const live = inside(['updates', i], () => find(tree, one.id))
    live.node = inside(['updates', i], () => changed(live.node, one))
    countCopy(tree)
    makeStale(live.parent)
    return live
  })
}
