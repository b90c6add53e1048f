// The whole judgement of a chunk: what its lines say, what its diffs lead to, and the checksum of the tree at its end (F20). Never throws. Costs the
// decoding, every diff once, and writing the last tree once; no tree is kept.
import { decodeChunk } from '../format/decode.ts'
import { treeChecksum } from '../format/encode.ts'
import { Broken, judged } from '../format/problem.ts'
import type { Chunk, FormatProblem, NodeId, ViewTree } from '../format/types.ts'
import { failed, type Result } from '../lib/result.ts'
import { applyDiff } from './applyDiff.ts'
import { type LiveTree, openTree } from './liveTree.ts'

/** The chunk, if it keeps every F rule of SPEC.md from F3 on. `text` is the inflated file. */
export function checkChunk(text: string): Result<Chunk, FormatProblem> {
  const chunk = decodeChunk(text)
  if (!chunk.ok) return chunk
  const checked = checkTrees(chunk.value)
  return checked.ok ? chunk : failed(checked.problem)
}

/** Applies every diff of a decoded chunk and answers the tree at its end. */
export function checkTrees({ entries, end, version }: Chunk): Result<ViewTree, FormatProblem> {
  let live: LiveTree | undefined
  for (const [i, entry] of entries.entries()) {
    if (entry.kind === 'snapshot') live = openTree(entry.tree, live && idsUsed(live))
    else if (entry.kind === 'diff' && live) {
      const open = live
      const applied = judged(lineOf(i), () => applyDiff(open, entry))
      if (!applied.ok) return applied
    }
  }
  return judged(lineOf(entries.length), () => sameChecksum(live?.root.node, end.checksum, version))
}

/** A later snapshot replaces the whole tree, but no id becomes another view's. */
function idsUsed({ byId, retired }: LiveTree): Set<NodeId> {
  for (const id of byId.keys()) retired.add(id)
  return retired
}

function sameChecksum(tree: ViewTree | undefined, checksum: string, version?: number): ViewTree {
  if (!tree) throw new Broken('F9', 'there is no snapshot')
  const found = treeChecksum(tree, version)
  if (found === checksum) return tree
  throw new Broken('F20', `the tree at the end has the checksum ${found}, not ${checksum}`, 'checksum')
}

/** Where an entry of a chunk stands in its file: after the header, lines counted from 1. */
export function lineOf(entry: number): number {
  return entry + 2
}
