// Text on its recorded lines and baselines. A label of one line, as most are, is laid out while it is drawn; what takes longer is kept with the text, which
// never changes, so that a repaint only draws.
import { fullLine } from '../format/lines.ts'
import type { PartLine, Text, TextRun, ViewNode } from '../format/types.ts'
import {
  type Brush,
  enterPoints,
  isolated,
  type Space,
  setDirection,
  setFill,
  setFont,
  unitOf,
} from './brush.ts'
import { fontEpoch, fontOf, measure } from './fonts.ts'
import { castShadow } from './paintBox.ts'
import { fitRecorded, layOut, onlyLine, type Piece, type TextBox } from './textLayout.ts'

interface Glyphs {
  readonly string: string
  readonly font: string
  readonly color: string
  readonly x: number
  readonly baseline: number
  readonly stretch: number
  readonly isRightToLeft: boolean
}

interface Kept {
  readonly epoch: number
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyphs[]
}

const kept = new WeakMap<Text, Kept>()

/** The text of a label or field; its shadow where nothing behind it casts it. */
export function paintText(
  brush: Brush,
  node: ViewNode,
  text: Text,
  space: Space,
  vertical: TextBox['vertical'],
): void {
  const { shadow } = node
  if (!shadow || node.background) {
    drawText(brush, node, text, space, vertical)
    return
  }
  isolated(brush, () => {
    castShadow(brush.ctx, shadow, unitOf(space))
    drawText(brush, node, text, space, vertical)
  })
}

function drawText(
  brush: Brush,
  node: ViewNode,
  text: Text,
  space: Space,
  vertical: TextBox['vertical'],
): void {
  const [, , width, height] = node.frame
  const line = onlyLine(text, width)
  if (line) drawLine(brush, text, line, width, space)
  else drawGlyphs(brush, glyphsOf(text, width, height, vertical), space)
}

function drawLine(brush: Brush, text: Text, line: PartLine, width: number, space: Space): void {
  const run = text.runs[0] as TextRun
  const font = fontOf(run)
  const natural = measure(text.string, font)
  if (natural <= 0) return
  const { x, stretch } = fitRecorded(text, line, width, natural)
  setFont(brush, font)
  setFill(brush, run.color ?? '#000000')
  setDirection(brush, false)
  enterPoints(brush, space, x, line[2], stretch)
  brush.ctx.fillText(text.string, 0, 0)
}

function drawGlyphs(brush: Brush, glyphs: readonly Glyphs[], space: Space): void {
  for (const piece of glyphs) {
    setFont(brush, piece.font)
    setFill(brush, piece.color)
    setDirection(brush, piece.isRightToLeft)
    enterPoints(brush, space, piece.x, piece.baseline, piece.stretch)
    brush.ctx.fillText(piece.string, 0, 0)
  }
}

function glyphsOf(
  text: Text,
  width: number,
  height: number,
  vertical: TextBox['vertical'],
): readonly Glyphs[] {
  const before = kept.get(text)
  const isFit = before && before.width === width && before.height === height && before.epoch === fontEpoch()
  if (isFit) return before.glyphs
  const glyphs = layOut(text, { width, height, vertical }, measureRun).map(glyphsOfPiece)
  kept.set(text, { epoch: fontEpoch(), width, height, glyphs })
  return glyphs
}

// Hebrew, Arabic and their neighbours before any other letter: then full stops stand at the left.
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

function glyphsOfPiece({ string, run, x, baseline, stretch }: Piece): Glyphs {
  const isRightToLeft = RIGHT_TO_LEFT.test(string)
  return { string, font: fontOf(run), color: run.color ?? '#000000', x, baseline, stretch, isRightToLeft }
}

function measureRun(string: string, run: TextRun): number {
  return measure(string, fontOf(run))
}

/** Points from the left edge to a caret before that UTF-16 offset, and the line's baseline; null where no line is known. */
export function caretAt(
  text: Text,
  offset: number,
  width: number,
  height: number,
): { x: number; baseline: number } | null {
  const lines = text.lines?.map((line) => fullLine(line, text.string.length, width))
  const line = lines?.find(([start, end]) => offset >= start && offset <= end)
  if (!line) return null
  const head: Text = { ...text, truncation: 'clip', lines: [[line[0], offset, line[2], 0, 0]] }
  const whole: Text = { ...text, truncation: 'clip', lines: [line] }
  const box: TextBox = { width, height, vertical: 'middle' }
  const [first] = layOut(whole, box, measureRun)
  const before = layOut(head, box, measureRun).reduce(
    (sum, piece) => sum + measureRun(piece.string, piece.run),
    0,
  )
  return { x: (first?.x ?? 0) + before * (first?.stretch ?? 1), baseline: line[2] }
}
