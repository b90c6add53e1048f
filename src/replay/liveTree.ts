// A tree on its way through a recording. Outside it shows immutable trees (`tree`), which share all that did not change. Inside it keeps one mutable
// `LiveNode` per view, so that a view is found by its id at once and knows its parent. Making one costs O(n), about as much as walking the tree twice.
import type { NodeId, ViewNode, ViewTree } from '../format/types.ts'

export interface LiveNode {
  /** The view as of the last `settle`; its `children` may be older than `kids` while `stale`. */
  node: ViewNode
  parent: LiveNode | null
  kids: LiveNode[]
  /** Something below changed: `node.children` must be gathered again. */
  stale: boolean
}

export interface LiveTree {
  readonly root: LiveNode
  readonly byId: Map<NodeId, LiveNode>
  /** Ids of views that are gone: they never come back with an add (SPEC F21). */
  readonly retired: Set<NodeId>
  /** No node lies deeper; the truth may be less. */
  depthBound: number
  /** Child slots and nodes copied so far, by all `settle`s: what the trees handed out cost in memory, in slots. */
  copied: number
}

/** What a copied node costs besides its list of children, in slots. */
const NODE_SLOTS = 16

/** `retired`: ids of the trees before, where they count too. */
export function openTree(tree: ViewTree, retired = new Set<NodeId>()): LiveTree {
  const byId = new Map<NodeId, LiveNode>()
  return { root: liveOf(tree, null, byId), byId, retired, depthBound: heightOf(tree), copied: 0 }
}

/** Recursion is as deep as the tree, at most 256 (SPEC F22). */
export function liveOf(node: ViewNode, parent: LiveNode | null, byId: Map<NodeId, LiveNode>): LiveNode {
  const live: LiveNode = { node, parent, kids: [], stale: false }
  byId.set(node.id, live)
  if (node.children) live.kids = node.children.map((child) => liveOf(child, live, byId))
  return live
}

export function heightOf(node: ViewNode): number {
  let height = 0
  for (const child of node.children ?? []) height = Math.max(height, heightOf(child))
  return height + 1
}

/** As `heightOf`, of the tree as it is now; looks no deeper than `limit`. */
export function liveHeight(live: LiveNode, limit: number): number {
  if (limit <= 1) return 1
  let height = 0
  for (const kid of live.kids) height = Math.max(height, liveHeight(kid, limit - 1))
  return height + 1
}

/** Says that a node's children are not what they were. Stops at the first ancestor that knows already. */
export function makeStale(live: LiveNode | null): void {
  for (let at = live; at && !at.stale; at = at.parent) at.stale = true
}

/** Makes `root.node` the tree as it is now. Copies the stale nodes, and nothing else. */
export function settle(tree: LiveTree): ViewTree {
  settleNode(tree, tree.root)
  return tree.root.node
}

function settleNode(tree: LiveTree, live: LiveNode): void {
  if (!live.stale) return
  live.stale = false
  for (const kid of live.kids) settleNode(tree, kid)
  live.node = withChildren(
    live.node,
    live.kids.map((kid) => kid.node),
  )
  tree.copied += live.kids.length + NODE_SLOTS
}

function withChildren(node: ViewNode, children: readonly ViewNode[]): ViewNode {
  if (children.length > 0) return { ...node, children }
  const { children: _, ...rest } = node
  return rest
}

/** For `copied`: a node's own fields were replaced. */
export function countCopy(tree: LiveTree): void {
  tree.copied += NODE_SLOTS
}

/** What the whole tree takes, in slots. */
export function slotsOf(tree: LiveTree): number {
  return tree.byId.size * (NODE_SLOTS + 1)
}
