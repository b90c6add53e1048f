// A decoded chunk opened for seeking. Every tree that was ever reached is kept, for trees share structure and a step costs only what it copied. So the first
// seek to a time applies the diffs up to it, once; any later one to that time or before is a binary search. What is kept is bounded by `budget`, in slots
// (about 8 bytes each): beyond it only every 2nd, 4th … tree stays, and a seek between two of them opens the one before (O(n)) and applies the few diffs after it.
import { judged } from '../format/problem.ts'
import type {
  Chunk,
  DiffEntry,
  FormatProblem,
  RecordingTime,
  SnapshotEntry,
  ViewTree,
} from '../format/types.ts'
import { applyDiff } from './applyDiff.ts'
import { lineOf } from './checkChunk.ts'
import { KeptTrees } from './keptTrees.ts'
import { type LiveTree, openTree, slotsOf } from './liveTree.ts'
import { lastAtOrBefore } from './search.ts'

/** About 16 MB per chunk at most; a usual chunk takes a hundredth of it. */
const TREE_BUDGET = 2_000_000

export interface TreeAt {
  readonly tree: ViewTree
  /** The index in `chunk.entries` of the snapshot or diff that made it. */
  readonly entry: number
}

/** A change that breaks a rule of the format, and when it would have happened. */
export interface BadChange {
  readonly at: RecordingTime
  readonly problem: FormatProblem
}

export interface ChunkTrees {
  readonly chunk: Chunk
  /**
   * The tree after every change with an `at` up to this one; before the first change, that one's. Never throws: if a diff turns out to break a rule, the
   * tree before it stands for all times after.
   */
  stateAt(at: number): TreeAt
  treeAt(at: number): ViewTree
  /** When the next recorded change after a time comes, and the last one before it; null: not in this chunk. */
  changeAfter(at: number): RecordingTime | null
  changeBefore(at: number): RecordingTime | null
  /** The first bad change, once it was met. */
  broken(): BadChange | null
  /** Applies so many of the changes that no seek has reached yet. Answers whether there are more. */
  prepare(most: number): boolean
  /** How many trees are kept, and the slots that they take at most. */
  kept(): { readonly trees: number; readonly slots: number }
}

interface Change {
  readonly entry: SnapshotEntry | DiffEntry
  readonly index: number
}

/** Opens a chunk as `decodeChunk` gives it: its first entry is a snapshot (SPEC F9). */
export function openChunk(chunk: Chunk, budget = TREE_BUDGET): ChunkTrees {
  const changes = changesOf(chunk)
  const walk = new Walk(changes, budget)
  const positionAt = (at: number) =>
    lastAtOrBefore(changes.length, (i) => (changes[i] as Change).entry.at, at)
  const timeOf = (position: number) => changes[position]?.entry.at ?? null
  const stateAt = (at: number) => walk.to(Math.max(0, positionAt(at)))
  return {
    chunk,
    stateAt,
    treeAt: (at) => stateAt(at).tree,
    changeAfter: (at) => timeOf(positionAt(at) + 1),
    // Times are integers: the last one below `at`.
    changeBefore: (at) => timeOf(positionAt(Math.ceil(at) - 1)),
    broken: () => walk.broken,
    prepare: (most) => walk.ahead(most),
    kept: () => walk.kept.size(),
  }
}

function changesOf({ entries }: Chunk): Change[] {
  return entries.flatMap((entry, index) =>
    entry.kind === 'snapshot' || entry.kind === 'diff' ? [{ entry, index }] : [],
  )
}

/** Goes through the changes, one after the other, and remembers where it was. */
class Walk {
  readonly kept: KeptTrees
  broken: BadChange | null = null
  private readonly changes: readonly Change[]
  private position = 0
  private tree: ViewTree
  /** Made when a diff is to be applied to `tree`. */
  private live: LiveTree | null = null
  /** The furthest position that was reached. */
  private furthest = 0

  constructor(changes: readonly Change[], budget: number) {
    const first = changes[0]?.entry
    if (first?.kind !== 'snapshot') throw new TypeError('a chunk starts with a snapshot')
    this.changes = changes
    this.tree = first.tree
    this.kept = new KeptTrees(budget)
    this.kept.offer(0, first.tree, 0, 0)
  }

  to(wanted: number): TreeAt {
    const target = this.broken ? Math.min(wanted, this.furthest) : wanted
    const nearest = this.kept.nearest(target)
    if (nearest.position === target) return this.answer(nearest.tree, target)
    if (this.position > target || this.position < nearest.position) this.restart(nearest)
    while (this.position < target && this.step());
    return this.answer(this.tree, this.position)
  }

  ahead(most: number): boolean {
    if (this.broken) return false
    const last = this.changes.length - 1
    this.to(Math.min(last, this.furthest + most))
    return !this.broken && this.furthest < last
  }

  private answer(tree: ViewTree, position: number): TreeAt {
    return { tree, entry: (this.changes[position] as Change).index }
  }

  private restart({ position, tree }: { position: number; tree: ViewTree }): void {
    this.position = position
    this.tree = tree
    this.live = null
  }

  /** False when the next change cannot be applied. */
  private step(): boolean {
    const { entry, index } = this.changes[this.position + 1] as Change
    if (entry.kind === 'snapshot') {
      this.restart({ position: this.position + 1, tree: entry.tree })
      this.offer(0, 0)
      return true
    }
    this.live ??= openTree(this.tree)
    const live = this.live
    const before = live.copied
    const applied = judged(lineOf(index), () => applyDiff(live, entry))
    if (!applied.ok) {
      this.broken = { at: entry.at, problem: applied.problem }
      return false
    }
    this.tree = applied.value
    this.position++
    this.offer(live.copied - before, slotsOf(live))
    return true
  }

  private offer(cost: number, whole: number): void {
    if (this.position <= this.furthest) return
    this.furthest = this.position
    this.kept.offer(this.position, this.tree, cost, whole)
  }
}
