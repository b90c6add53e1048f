// A short hand for trees in tests: ids are given in order, text gets lines and widths as a phone's font would have them.
import type { NodeId, NodeKind, Point, Rect, Text, TextAlign, TextRun, ViewNode } from '../../format/types.ts'

export type Fields = Omit<Partial<ViewNode>, 'id' | 'frame' | 'kind' | 'children'>

export interface Build {
  node(kind: NodeKind, frame: Rect, fields?: Fields, children?: readonly ViewNode[]): ViewNode
  label(string: string, frame: Rect, look?: Look): ViewNode
}

export interface Look extends Partial<TextRun> {
  readonly align?: TextAlign
}

/** Nodes with the ids 1, 2, 3 … in the order of building. */
export function builder(): Build {
  let last = 0
  const node: Build['node'] = (kind, frame, fields = {}, children = []) => {
    last++
    const rest = children.length > 0 ? { children } : {}
    return { id: last as NodeId, class: classOf(kind), kind, frame, ...fields, ...rest }
  }
  const label: Build['label'] = (string, frame, look) =>
    node('text', frame, { text: oneLine(string, frame[3], look) })
  return { node, label }
}

function classOf(kind: NodeKind): string {
  return kind === 'text' ? 'UILabel' : `UI${kind[0]?.toUpperCase()}${kind.slice(1)}`
}

/** A text on one line in the middle of a label so high. */
export function oneLine(string: string, height: number, { align, ...look }: Look = {}): Text {
  const run: TextRun = { size: 17, ...look }
  const baseline = (height - run.size * 1.193) / 2 + run.size * 0.952
  const line = [0, string.length, round(baseline), round(widthOf(string, run))] as const
  return { string, runs: [run], lines: [line], ...(align ? { align } : {}) }
}

/** Roughly as wide as in the phone's font. */
export function widthOf(string: string, { size, weight = 400 }: TextRun): number {
  let width = 0
  for (const letter of string) {
    if (/[iljIt.,:;'’!|]/.test(letter)) width += 0.27
    else if (/[ fr()-]/.test(letter)) width += 0.34
    else if (/[mwMW@]/.test(letter)) width += 0.85
    else if (/[A-Z0-9]/.test(letter)) width += 0.63
    else width += 0.55
  }
  return width * size * (1 + (weight - 400) / 6000)
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}

export function middle([x, y, width, height]: Rect): Point {
  return [x + width / 2, y + height / 2]
}
