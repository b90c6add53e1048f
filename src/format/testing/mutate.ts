// Random changes to a tree that a screen might undergo, so that the tree after it is valid too. New views get new ids.
import type { ViewNode, ViewTree } from '../types.ts'
import { content, node as freshNode, looks } from './generateNode.ts'
import { branch, type Ids } from './generateTree.ts'
import type { Random } from './random.ts'
import { nodesOf } from './reference.ts'

/** The tree after so many random changes. */
export function mutated(random: Random, ids: Ids, tree: ViewTree, steps: number): ViewTree {
  let after = tree
  for (let i = 0; i < steps; i++) after = random.pick(CHANGES)(random, ids, after)
  return after
}

type Change = (random: Random, ids: Ids, tree: ViewTree) => ViewTree

const CHANGES: readonly Change[] = [
  relook,
  relook,
  refill,
  scroll,
  scroll,
  rekind,
  add,
  add,
  remove,
  raise,
  reverse,
  move,
  move,
  swap,
]

function relook(random: Random, _: Ids, tree: ViewTree): ViewTree {
  const { id, extra } = pickNode(random, tree)
  return edit(tree, id, (node) => {
    const { extra: _fresh, ...fresh } = looks(random)
    return {
      ...bare(node),
      ...owned(node),
      ...fresh,
      ...(extra === undefined ? {} : { extra }),
      ...kept(node),
    }
  })
}

function refill(random: Random, _: Ids, tree: ViewTree): ViewTree {
  const picked = pickNode(random, tree)
  return edit(tree, picked.id, (node) => ({ ...unowned(node), ...content(random, node.kind) }))
}

function rekind(random: Random, _: Ids, tree: ViewTree): ViewTree {
  const picked = pickNode(random, tree)
  if (picked.id === tree.id) return tree
  const holds = (picked.children ?? []).length > 0
  return edit(tree, picked.id, (node) => {
    const { kind } = freshNode(random, node.id, holds)
    return { ...unowned(node), kind, ...content(random, kind) }
  })
}

function scroll(random: Random, _: Ids, tree: ViewTree): ViewTree {
  return edit(tree, pickNode(random, tree).id, (node) => ({ ...node, scroll: [0, random.decimal(1, 3000)] }))
}

function add(random: Random, ids: Ids, tree: ViewTree): ViewTree {
  const parent = pickParent(random, tree)
  return withChildren(tree, parent.id, (list) =>
    inserted(random, list, branch(random, ids, random.int(1, 5))),
  )
}

function remove(random: Random, _: Ids, tree: ViewTree): ViewTree {
  const { id } = pickNode(random, tree)
  return id === tree.id ? tree : detached(tree, id)
}

/** One move in the z-order. */
function raise(random: Random, _: Ids, tree: ViewTree): ViewTree {
  return withChildren(tree, pickParent(random, tree).id, (list) => {
    if (list.length < 2) return list
    const picked = random.pick(list)
    return inserted(
      random,
      list.filter((child) => child !== picked),
      picked,
    )
  })
}

function reverse(random: Random, _: Ids, tree: ViewTree): ViewTree {
  return withChildren(tree, pickParent(random, tree).id, (list) => [...list].reverse())
}

/** A subtree goes to another parent, now and then into a node that is new. */
function move(random: Random, ids: Ids, tree: ViewTree): ViewTree {
  const moving = pickNode(random, tree)
  if (moving.id === tree.id) return tree
  const rest = detached(tree, moving.id)
  const parent = pickParent(random, rest)
  const top = random.chance(0.3)
    ? { ...branch(random, ids, 2), kind: 'hologram', children: [moving] }
    : moving
  return withChildren(rest, parent.id, (list) => inserted(random, list, top))
}

/** What held a subtree is removed; the subtree stays, in its place. */
function swap(random: Random, _: Ids, tree: ViewTree): ViewTree {
  const outer = pickNode(random, tree)
  const inner = outer.children?.[0]
  if (outer.id === tree.id || inner === undefined) return tree
  return edit(tree, outer.id, () => inner)
}

function pickNode(random: Random, tree: ViewTree): ViewNode {
  return random.pick(nodesOf(tree))
}

function pickParent(random: Random, tree: ViewTree): ViewNode {
  return random.pick(nodesOf(tree).filter((node) => node.kind !== 'placeholder'))
}

function edit(node: ViewNode, id: number, change: (node: ViewNode) => ViewNode): ViewNode {
  if (node.id === id) return change(node)
  if (node.children === undefined) return node
  return { ...node, children: node.children.map((child) => edit(child, id, change)) }
}

function withChildren(
  tree: ViewTree,
  id: number,
  change: (list: readonly ViewNode[]) => readonly ViewNode[],
): ViewTree {
  return edit(tree, id, ({ children = [], ...node }) => {
    const list = change(children)
    return list.length === 0 ? node : { ...node, children: list }
  })
}

function detached(node: ViewNode, id: number): ViewNode {
  const { children = [], ...own } = node
  const left = children.filter((child) => child.id !== id).map((child) => detached(child, id))
  return left.length === 0 ? own : { ...own, children: left }
}

function inserted(random: Random, list: readonly ViewNode[], node: ViewNode): ViewNode[] {
  return list.toSpliced(random.int(0, list.length), 0, node)
}

function bare({ id, class: name, kind, frame }: ViewNode): ViewNode {
  return { id, class: name, kind, frame }
}

function kept({ children }: ViewNode): Pick<ViewNode, 'children'> {
  return children === undefined ? {} : { children }
}

function unowned(node: ViewNode): ViewNode {
  const { text: _t, image: _i, control: _c, input: _n, placeholder: _p, mask: _m, ...rest } = node
  return rest
}

function owned(node: ViewNode): Partial<ViewNode> {
  const { text, image, control, input, placeholder, mask } = node
  const fields = Object.entries({ text, image, control, input, placeholder, mask })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
