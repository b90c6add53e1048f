// The trees of a chunk that stay in memory, at every `stride`-th change. Their cost is what was copied between one and the next, but no more than a
// whole tree; when the sum passes the budget, every second one goes and the stride doubles. O(1) per tree, amortised.
import type { ViewTree } from '../format/types.ts'

interface Kept {
  readonly tree: ViewTree
  /** Slots that it does not share with the one before, at most. */
  readonly cost: number
  /** Slots of the whole tree. */
  readonly whole: number
}

export class KeptTrees {
  private readonly budget: number
  private kept: Kept[] = []
  private stride = 1
  private slots = 0
  /** Copied since the last one that is kept. */
  private since = 0

  constructor(budget: number) {
    this.budget = budget
  }

  /** Takes the tree of each position in turn, from 0 on, without leaving one out. `cost`: slots copied since the position before. */
  offer(position: number, tree: ViewTree, cost: number, whole: number): void {
    this.since += cost
    if (position !== this.kept.length * this.stride) return
    this.push(tree, whole)
    while (this.slots > this.budget && this.kept.length > 1) this.thin()
  }

  private push(tree: ViewTree, whole: number): void {
    const cost = Math.min(this.since, whole)
    this.kept.push({ tree, cost, whole })
    this.slots += cost
    this.since = 0
  }

  private thin(): void {
    const before = this.kept
    this.kept = []
    this.slots = 0
    this.since = 0
    this.stride *= 2
    for (const [i, { tree, cost, whole }] of before.entries()) {
      this.since += cost
      if (i % 2 === 0) this.push(tree, whole)
    }
  }

  /** The last one at or before a position. There is one once position 0 was offered. */
  nearest(position: number): { readonly position: number; readonly tree: ViewTree } {
    const i = Math.min(Math.floor(position / this.stride), this.kept.length - 1)
    return { position: i * this.stride, tree: (this.kept[i] as Kept).tree }
  }

  size(): { readonly trees: number; readonly slots: number } {
    return { trees: this.kept.length, slots: this.slots }
  }
}
