// One update of one node (SPEC F32). The node that results is not judged here.
import { OWN_FIELDS } from '../format/nodeRules.ts'
import { Broken } from '../format/problem.ts'
import { checkStyle } from '../format/text.ts'
import type { Extra, NewString, Text, Update, ViewNode } from '../format/types.ts'
import { compareUtf8 } from '../lib/utf8.ts'

/** The node with `set` and `unset` done; a new kind first unsets every field that belongs to kinds. Shares all else. */
export function changed(node: ViewNode, { set = {}, unset = [] }: Update): ViewNode {
  const gone = new Set<string>(set.kind === undefined ? unset : [...OWN_FIELDS, ...unset])
  const kept = gone.size === 0 ? node : leftOf(node, gone)
  const { text, ...others } = set
  const next: ViewNode = { ...kept, ...others, ...(text ? { text: changedText(kept.text, text) } : {}) }
  return set.extra && node.extra ? { ...next, extra: mergedExtra(node.extra, set.extra) } : next
}

/** Without runs, the new text looks as the old one did. */
function changedText(old: Text | undefined, next: Text | NewString): Text {
  if (next.runs) return next
  if (!old) throw new Broken('F32', 'there is no text whose runs stay')
  const { lines: _, extra: __, ...looks } = old
  const text: Text = { ...looks, ...next, runs: old.runs }
  checkStyle(text)
  return text
}

// Building it anew, for an object with deleted fields is slow for ever after.
function leftOf(node: ViewNode, gone: ReadonlySet<string>): ViewNode {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !gone.has(key))) as unknown as ViewNode
}

/** Unknown fields, by key, those of the update winning. Both lists are sorted by UTF-8 bytes, and so is the result. */
function mergedExtra(old: Extra, set: Extra): Extra {
  const byKey = new Map([...old, ...set])
  return [...byKey].sort(([a], [b]) => compareUtf8(a, b))
}
