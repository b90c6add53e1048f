// The slow judge: applies diffs to a naive tree, by the letter of SPEC.md section 5, looking everything up by walking. Test-only;
// what is fast (the engine, the recorder's differ) is compared with it. Cost: the whole tree per diff, several times over.
import { failed, ok, type Result } from '../../lib/result.ts'
import { breachOf } from '../checkTree.ts'
import { decodeChunk } from '../decode.ts'
import { treeChecksum } from '../encode.ts'
import { OWN_FIELDS } from '../nodeRules.ts'
import { Broken } from '../problem.ts'
import {
  type Chunk,
  type Diff,
  type Extra,
  type FormatProblem,
  LIMITS,
  type NewString,
  type Text,
  type Update,
  type ViewNode,
  type ViewTree,
} from '../types.ts'

/** The first rule that the text breaks, the ones that need the tree included, or null. */
export function judgeChunk(text: string): FormatProblem | null {
  const decoded = decodeChunk(text)
  if (!decoded.ok) return decoded.problem
  const trees = treesOf(decoded.value)
  return trees.ok ? null : trees.problem
}

/** The tree after each entry of the chunk (entries that are no snapshot and no diff leave it as it is). */
export function treesOf(chunk: Chunk): Result<ViewTree[], FormatProblem> {
  const trees: ViewTree[] = []
  const resources = chunk.header.resources.length
  const used = new Set<number>()
  let tree: ViewTree | undefined
  try {
    chunk.entries.forEach((entry, index) => {
      if (entry.kind === 'snapshot') tree = entry.tree
      if (entry.kind === 'diff')
        tree = onLine(index + 2, () => applySlowly(tree as ViewTree, entry, resources, used))
      for (const node of nodesOf(tree as ViewTree)) used.add(node.id)
      trees.push(tree as ViewTree)
    })
    onLine(chunk.entries.length + 2, () => {
      if (treeChecksum(tree as ViewTree) !== chunk.end.checksum)
        throw new Broken('F20', 'the checksum is not that of the tree', 'checksum')
    })
    return ok(trees)
  } catch (caught) {
    if (caught instanceof LineProblem) return failed(caught.problem)
    throw caught
  }
}

/** One diff, on a tree by itself. `used` has the ids that earlier trees of the chunk had (F21). */
export function applyDiffSlowly(
  tree: ViewTree,
  diff: Diff,
  resources = Infinity,
  used: ReadonlySet<number> = new Set(),
): Result<ViewTree, FormatProblem> {
  try {
    return ok(onLine(0, () => applySlowly(tree, diff, resources, used)))
  } catch (caught) {
    if (caught instanceof LineProblem) return failed(caught.problem)
    throw caught
  }
}

/** Every node of the tree, parents before children. */
export function nodesOf(tree: ViewTree): ViewNode[] {
  return [tree, ...(tree.children ?? []).flatMap(nodesOf)]
}

class LineProblem {
  readonly problem: FormatProblem
  constructor(problem: FormatProblem) {
    this.problem = problem
  }
}

function onLine<T>(line: number, work: () => T): T {
  try {
    return work()
  } catch (caught) {
    throw caught instanceof Broken ? new LineProblem(caught.at(line)) : caught
  }
}

/** A node that can be changed: its own fields apart from its children. */
interface Slot {
  own: ViewNode
  children: Slot[]
}

function applySlowly(tree: ViewTree, diff: Diff, resources: number, used: ReadonlySet<number>): ViewTree {
  const root = open(tree)
  const before = slotsOf(root)
  checkOperands(diff, tree, before, used)
  for (const id of [...(diff.removes ?? []), ...(diff.moves ?? []).map((move) => move.id)]) detach(before, id)
  const all = insertAll(diff, before)
  const reached = slotsOf(root)
  checkReached(diff, reached)
  ;(diff.updates ?? []).forEach((update, index) => {
    const slot = reached.get(update.id)
    if (slot === undefined) throw new Broken('F30', `the node ${update.id} is gone`, `updates[${index}]`)
    slot.own = updated(slot.own, update, `updates[${index}]`)
  })
  checkResult(diff, root, all, resources)
  return close(root)
}

function open(node: ViewNode): Slot {
  const { children = [], ...own } = node
  return { own, children: children.map(open) }
}

function close(slot: Slot): ViewNode {
  return slot.children.length === 0 ? slot.own : { ...slot.own, children: slot.children.map(close) }
}

function slotsOf(root: Slot, into = new Map<number, Slot>()): Map<number, Slot> {
  into.set(root.own.id, root)
  for (const child of root.children) slotsOf(child, into)
  return into
}

/** F30, and F21 of ids that come back. */
function checkOperands(
  diff: Diff,
  tree: ViewTree,
  before: Map<number, Slot>,
  used: ReadonlySet<number>,
): void {
  const there = (id: number, path: string) => {
    if (!before.has(id)) throw new Broken('F30', `there is no node ${id}`, path)
  }
  const loose = (id: number, path: string) => {
    there(id, path)
    if (id === tree.id) throw new Broken('F30', 'the root stays where it is', path)
  }
  ;(diff.adds ?? []).forEach((add, index) => {
    for (const { id } of nodesOf(add.node)) {
      if (before.has(id)) throw new Broken('F30', `the node ${id} is there already`, `adds[${index}]`)
      if (used.has(id)) throw new Broken('F21', `the id ${id} was another view's`, `adds[${index}]`)
    }
  })
  diff.removes?.forEach((id, index) => {
    loose(id, `removes[${index}]`)
  })
  diff.moves?.forEach((move, index) => {
    loose(move.id, `moves[${index}]`)
  })
  diff.updates?.forEach((update, index) => {
    there(update.id, `updates[${index}]`)
  })
}

function detach(slots: Map<number, Slot>, id: number): void {
  for (const parent of slots.values())
    parent.children = parent.children.filter((child) => child.own.id !== id)
}

interface Insertion {
  readonly parent: number
  readonly index: number
  readonly slot: Slot
  readonly path: string
}

/** Step 2. Answers every slot there is, the added ones included. */
function insertAll(diff: Diff, before: Map<number, Slot>): Map<number, Slot> {
  const all = new Map(before)
  const adds = (diff.adds ?? []).map((add, i): Insertion => {
    if (!before.has(add.parent)) throw new Broken('F31', `there is no node ${add.parent}`, `adds[${i}]`)
    const slot = open(add.node)
    for (const [id, inner] of slotsOf(slot)) all.set(id, inner)
    return { parent: add.parent, index: add.index, slot, path: `adds[${i}]` }
  })
  const moves = (diff.moves ?? []).map((move, i): Insertion => {
    if (!all.has(move.parent)) throw new Broken('F31', `there is no node ${move.parent}`, `moves[${i}]`)
    return { parent: move.parent, index: move.index, slot: all.get(move.id) as Slot, path: `moves[${i}]` }
  })
  for (const insertion of [...adds, ...moves].sort((a, b) => a.index - b.index)) insert(all, insertion)
  checkIndexes([...adds, ...moves])
  return all
}

function insert(all: Map<number, Slot>, { parent, index, slot, path }: Insertion): void {
  const siblings = (all.get(parent) as Slot).children
  if (index > siblings.length) throw new Broken('F31', `the list has no place ${index}`, path)
  siblings.splice(index, 0, slot)
}

function checkIndexes(insertions: readonly Insertion[]): void {
  const taken = new Set<string>()
  for (const { parent, index, path } of insertions) {
    const place = `${parent}/${index}`
    if (taken.has(place)) throw new Broken('F31', `the place ${index} of ${parent} is taken twice`, path)
    taken.add(place)
  }
}

/** F31: nothing hangs below a removed node, or in a ring. */
function checkReached(diff: Diff, reached: Map<number, Slot>): void {
  diff.adds?.forEach((add, index) => {
    if (!reached.has(add.node.id)) throw new Broken('F31', 'the node is not in the tree', `adds[${index}]`)
  })
  diff.moves?.forEach((move, index) => {
    if (!reached.has(move.id)) throw new Broken('F31', 'the node is not in the tree', `moves[${index}]`)
  })
}

/** Step 3, for one node (F32). */
function updated(node: ViewNode, { set = {}, unset = [] }: Update, path: string): ViewNode {
  const { extra: changedExtra, ...changes } = set
  const result: Record<string, unknown> = { ...node }
  if (changes.kind !== undefined) for (const field of OWN_FIELDS) delete result[field]
  for (const field of unset) delete result[field]
  const old = result.text as Text | undefined
  Object.assign(result, changes)
  if (changes.text && !changes.text.runs) result.text = dressed(old, changes.text, path)
  if (changedExtra !== undefined) result.extra = mergedExtra(node.extra ?? [], changedExtra)
  return result as unknown as ViewNode
}

/** The new string in what the old one had on. */
function dressed(old: Text | undefined, { string, lines, extra }: NewString, path: string): Text {
  if (!old) throw new Broken('F32', 'no text was there before', path)
  const { runs, align, lineLimit, truncation } = old
  const isBeyond = runs.some(({ end = 0 }) => end > string.length)
  if (isBeyond) throw new Broken('F26', 'a run ends beyond the string', path)
  const all = { string, runs, align, lineLimit, truncation, lines, extra }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Text
}

function mergedExtra(old: Extra, changed: Extra): Extra {
  const names = new Set(changed.map(([key]) => key))
  const merged = [...old.filter(([key]) => !names.has(key)), ...changed]
  return merged.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** What the touched nodes have become (F8, F21, F24, F29), and the tree as a whole (F22). */
function checkResult(diff: Diff, root: Slot, all: Map<number, Slot>, resources: number): void {
  const judge = (id: number, path: string) => {
    const breach = breachOf(close(all.get(id) as Slot), id === root.own.id, resources)
    if (breach !== null) throw new Broken(breach.rule, breach.message, path)
  }
  diff.adds?.forEach((add, index) => {
    judge(add.parent, `adds[${index}]`)
  })
  diff.moves?.forEach((move, index) => {
    judge(move.parent, `moves[${index}]`)
  })
  diff.updates?.forEach((update, index) => {
    judge(update.id, `updates[${index}]`)
  })
  if (depthOf(root) > LIMITS.depth) throw new Broken('F22', `the tree is more than ${LIMITS.depth} deep`)
  if (slotsOf(root).size > LIMITS.nodes) throw new Broken('F22', `there are more than ${LIMITS.nodes} nodes`)
}

function depthOf(slot: Slot): number {
  return 1 + Math.max(0, ...slot.children.map(depthOf))
}
