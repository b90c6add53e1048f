// A text field's content: its text, its placeholder, its dots when secure, and the caret.
import type { Text, ViewNode } from '../format/types.ts'
import { type Brush, enterBox, type Space, setFill } from './brush.ts'
import { paintDots, paintMask } from './paintMask.ts'
import { caretAt, paintText } from './paintText.ts'

const SIZE = 17
const PLACEHOLDER = '#3c3c434d'
/** Between a field's edge and its text, where no recorded line says better: fields with a box of their own have more. */
const INSET = 7
/** Between a left view and the text. */
const LEFT_VIEW_GAP = 5

export function paintInput(brush: Brush, node: ViewNode, space: Space): void {
  const [, , width, height] = node.frame
  const { input, mask, text } = node
  const edge = node.border || node.radii || node.background ? Math.min(INSET, width / 4) : 0
  const inset = Math.max(edge, endOfLeftView(node))
  const isEmpty = mask ? mask.lines === 0 && !input?.secure : !text || text.string === ''
  if (isEmpty && input?.placeholder)
    paintText(brush, node, placeholderText(node, input.placeholder), inner(space, inset), 'middle')
  else if (mask) paintMasked(brush, node, space, inset)
  else if (text)
    paintText(brush, node, text, space, height < 2 * (text.runs[0]?.size ?? SIZE) * 1.2 ? 'middle' : 'top')
  if (input?.focused) paintCaret(brush, node, space, inset)
}

/** A field's left view, such as a magnifier, is a small child at its left edge: what is written begins behind it. */
function endOfLeftView({ frame, children = [] }: ViewNode): number {
  const [, , width] = frame
  const ends = children
    .filter((child) => !child.hidden && child.frame[0] < width / 8 && child.frame[2] < width / 3)
    .map((child) => child.frame[0] + child.frame[2] + LEFT_VIEW_GAP)
  return Math.max(0, ...ends)
}

function inner(space: Space, inset: number): Space {
  return { ...space, e: space.e + space.a * inset, f: space.f + space.b * inset }
}

function paintMasked(brush: Brush, node: ViewNode, space: Space, inset: number): void {
  const box = enterBox(
    brush,
    inner(space, inset),
    node.frame[2] - inset - Math.min(inset, INSET),
    node.frame[3],
  )
  if (node.input?.secure) paintDots(brush, box, '#3a3f4a')
  else if (node.mask) paintMask(brush, node, node.mask, box)
}

const placeholders = new WeakMap<ViewNode, Text>()

function placeholderText(node: ViewNode, string: string): Text {
  const before = placeholders.get(node)
  if (before) return before
  const text: Text = {
    string,
    runs: [{ size: node.text?.runs[0]?.size ?? Math.min(SIZE, node.frame[3] * 0.8), color: PLACEHOLDER }],
    lineLimit: 1,
    ...(node.text?.align ? { align: node.text.align } : {}),
  }
  placeholders.set(node, text)
  return text
}

function paintCaret(brush: Brush, node: ViewNode, space: Space, inset: number): void {
  const caret = node.input?.caret
  if (caret === undefined) return
  const [, , width, height] = node.frame
  const size = node.text?.runs[0]?.size ?? SIZE
  const at = node.text && caretAt(node.text, caret, width, height)
  const x = at ? at.x : inset
  const top = at ? at.baseline - size : (height - size * 1.2) / 2
  const box = enterBox(brush, { ...space, ...moved(space, x, top) }, 2, size * 1.2)
  setFill(brush, '#007aff')
  brush.ctx.beginPath()
  brush.ctx.roundRect(0, 0, box.w, box.h, box.w / 2)
  brush.ctx.fill()
}

function moved({ a, b, c, d, e, f }: Space, x: number, y: number): { e: number; f: number } {
  return { e: a * x + c * y + e, f: b * x + d * y + f }
}
