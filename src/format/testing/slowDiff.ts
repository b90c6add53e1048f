// The obvious differ, judge of the fast one in the recorder: which operations turn one tree into another, moves fewest by the
// textbook longest increasing subsequence, O(n²) per list. Nodes of the same id are the same view; their class does not change.
import { encodeTree } from '../encode.ts'
import { UPDATABLE } from '../node.ts'
import { OWN_FIELDS } from '../nodeRules.ts'
import type {
  Add,
  Diff,
  Extra,
  Move,
  NewString,
  NodeChanges,
  NodeId,
  Text,
  UpdatableField,
  Update,
  ViewNode,
  ViewTree,
} from '../types.ts'

/** What turns `before` into `after`, canonical; null where they are the same. */
export function slowDiff(before: ViewTree, after: ViewTree): Diff | null {
  const old = places(before)
  const now = places(after)
  const removes = [...old.values()]
    .filter(({ node, parent }) => !now.has(node.id) && now.has(parent))
    .map(({ node }) => node.id)
  const known = new Map<NodeId, ReadonlySet<NodeId>>()
  const stay = (parent: NodeId) => {
    const found = known.get(parent) ?? stayers(parent, old, now)
    known.set(parent, found)
    return found
  }
  const adds: Add[] = []
  const moves: Move[] = []
  for (const { node, parent, index } of now.values()) {
    if (!old.has(node.id)) {
      if (old.has(parent)) adds.push({ parent, index, node: onlyNew(node, old) })
    } else if (isMoved(node.id, old, now, stay)) moves.push({ id: node.id, parent, index })
  }
  const updates = [...now.values()].flatMap(({ node }) => updateOf(old.get(node.id)?.node, node))
  const byPlace = (a: Add | Move, b: Add | Move) => a.parent - b.parent || a.index - b.index
  const diff = { adds: adds.sort(byPlace), removes, moves: moves.sort(byPlace), updates }
  const used = Object.entries(diff).filter(([, list]) => list.length > 0)
  return used.length === 0 ? null : (Object.fromEntries(used) as Diff)
}

interface Place {
  readonly node: ViewNode
  readonly parent: NodeId
  readonly index: number
}

type Places = ReadonlyMap<NodeId, Place>

/** Every node with its parent (the root's is itself) and its index there, parents before children. */
function places(tree: ViewTree): Places {
  const all = new Map<NodeId, Place>([[tree.id, { node: tree, parent: tree.id, index: 0 }]])
  const visit = (node: ViewNode) => {
    ;(node.children ?? []).forEach((child, index) => {
      all.set(child.id, { node: child, parent: node.id, index })
      visit(child)
    })
  }
  visit(tree)
  return all
}

/** The new node without what was there before and moves into it. */
function onlyNew(node: ViewNode, old: Places): ViewNode {
  const { children = [], ...own } = node
  const fresh = children.filter((child) => !old.has(child.id)).map((child) => onlyNew(child, old))
  return fresh.length === 0 ? own : { ...own, children: fresh }
}

function isMoved(
  id: NodeId,
  old: Places,
  now: Places,
  stay: (parent: NodeId) => ReadonlySet<NodeId>,
): boolean {
  const from = old.get(id) as Place
  const to = now.get(id) as Place
  if (from.parent === id) return false // the root
  if (from.parent !== to.parent) return true
  return !stay(to.parent).has(id)
}

/** Of the children that a parent keeps, the most that can stay where they are. */
function stayers(parent: NodeId, old: Places, now: Places): ReadonlySet<NodeId> {
  const kept = (now.get(parent)?.node.children ?? [])
    .map((child) => child.id)
    .filter((id) => old.get(id)?.parent === parent)
  const ranks = kept.map((id) => (old.get(id) as Place).index)
  return new Set(longestIncreasing(ranks).map((at) => kept[at] as NodeId))
}

/** The positions of one longest increasing subsequence. */
export function longestIncreasing(values: readonly number[]): number[] {
  const best: number[][] = []
  values.forEach((value, at) => {
    const before = best.filter((_, earlier) => (values[earlier] as number) < value)
    const longest = before.reduce<number[]>((long, each) => (each.length > long.length ? each : long), [])
    best.push([...longest, at])
  })
  return best.reduce<number[]>((long, each) => (each.length > long.length ? each : long), [])
}

function updateOf(old: ViewNode | undefined, now: ViewNode): Update[] {
  if (old === undefined) return []
  const kindChanged = old.kind !== now.kind
  const ground: Partial<ViewNode> = kindChanged ? without(old, OWN_FIELDS) : old
  const changed = (UPDATABLE as readonly UpdatableField[]).filter(
    (key) => ground[key] !== now[key] && json(ground, key) !== json(now, key),
  )
  const set: { text?: Text | NewString } & Record<string, unknown> = Object.fromEntries(
    changed.filter((key) => now[key] !== undefined).map((key) => [key, now[key]]),
  )
  const unset = changed.filter((key) => now[key] === undefined)
  if (set.text && keepsLooks(old, now)) set.text = newString(set.text)
  const extra = changedExtra(old.extra ?? [], now.extra ?? [])
  if (changed.length === 0 && extra.length === 0) return []
  const changes: NodeChanges = extra.length === 0 ? set : { ...set, extra }
  const hasSet = Object.keys(changes).length > 0
  return [{ id: now.id, ...(hasSet ? { set: changes } : {}), ...(unset.length > 0 ? { unset } : {}) }]
}

/** Whether only the string and its lines are other ones. */
function keepsLooks(old: ViewNode, now: ViewNode): boolean {
  if (!old.text || !now.text || old.kind !== now.kind) return false
  const looks = ({ runs, align, lineLimit, truncation }: Text) => ({ runs, align, lineLimit, truncation })
  const written = (text: Text) => json({ text: { string: '', ...looks(text) } as Text }, 'text')
  return written(old.text) === written(now.text)
}

function newString({ string, lines, extra }: Text | NewString): NewString {
  return { string, ...(lines ? { lines } : {}), ...(extra ? { extra } : {}) }
}

function without(node: ViewNode, keys: readonly string[]): Partial<ViewNode> {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)))
}

/** One field as it would be written: only what is written differently has changed. */
function json(node: Partial<ViewNode>, key: UpdatableField): string {
  const bare = { id: 1, class: '', kind: 'any', frame: [0, 0, 0, 0], [key]: node[key] } as unknown as ViewNode
  return encodeTree(bare)
}

function changedExtra(old: Extra, now: Extra): Extra {
  const before = new Map(old)
  return now.filter(([key, value]) => before.get(key) !== value)
}
