// Rules that bind the fields of one node together (F21, F24, F29). On typed nodes: the
// decoder asks them of what a file holds, the engine of what an update or a diff leads to.
import { Broken } from './problem.ts'
import type { ViewNode } from './types.ts'

type OwnField = 'text' | 'image' | 'control' | 'input' | 'placeholder' | 'mask'

/** The fields that F24 ties to kinds. */
export const OWN_FIELDS: readonly OwnField[] = ['text', 'image', 'control', 'input', 'placeholder', 'mask']

const CONTROL: readonly OwnField[] = ['control', 'mask']

const OWNED: ReadonlyMap<string, readonly OwnField[]> = new Map<string, readonly OwnField[]>([
  ['screen', []],
  ['view', []],
  ['text', ['text', 'mask']],
  ['image', ['image', 'mask']],
  ['button', ['control']],
  ['input', ['text', 'input', 'mask']],
  ['switch', CONTROL],
  ['slider', CONTROL],
  ['stepper', CONTROL],
  ['segments', CONTROL],
  ['progress', CONTROL],
  ['activity', CONTROL],
  ['pages', CONTROL],
  ['picker', CONTROL],
  ['date', CONTROL],
  ['placeholder', ['placeholder']],
])

/** Judges one node by itself, not what is below it. Throws `Broken`. */
export function checkNode(node: ViewNode, isRoot: boolean): void {
  if (isRoot !== (node.kind === 'screen'))
    throw new Broken('F21', 'the root, and nothing else, is of kind screen', 'kind')
  const owned = OWNED.get(node.kind)
  if (owned !== undefined)
    for (const field of OWN_FIELDS)
      if (node[field] !== undefined && !owned.includes(field))
        throw new Broken('F24', `a node of kind ${node.kind} has no ${field}`, field)
  if (node.kind === 'placeholder') checkPlaceholder(node)
  if (node.mask !== undefined) checkMasked(node)
  else if (node.input?.secure === true) throw new Broken('F29', 'a secure field has a mask')
}

function checkPlaceholder(node: ViewNode): void {
  if (node.placeholder === undefined) throw new Broken('F24', 'a placeholder says why it is one')
  if (node.children !== undefined && node.children.length > 0)
    throw new Broken('F24', 'a placeholder has no children', 'children')
}

const REVEALING = ['value', 'selected', 'columns', 'date'] as const

function checkMasked(node: ViewNode): void {
  if (node.text !== undefined) throw new Broken('F29', 'a masked node has no text', 'text')
  if (node.image !== undefined) throw new Broken('F29', 'a masked node has no image', 'image')
  if (node.input?.caret !== undefined) throw new Broken('F29', 'a masked node has no caret', 'input.caret')
  for (const field of REVEALING)
    if (node.control?.[field] !== undefined)
      throw new Broken('F29', `a masked control has no ${field}`, `control.${field}`)
  if (node.input?.secure === true && node.mask?.lines !== 1)
    throw new Broken('F29', 'a secure field is masked as one line', 'mask.lines')
}
