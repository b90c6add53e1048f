// What is not recorded: a hatched panel that names the reason. Also what is of a kind that this version does not know.
import type { PlaceholderReason, Radii, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isolated, setFill, setFont } from './brush.ts'
import { measure, uiFont } from './fonts.ts'
import { tracePath } from './paintBox.ts'
import { setPattern } from './pattern.ts'
import { breakLines } from './textLayout.ts'

const reasons: Record<PlaceholderReason, string> = {
  webView: 'Web view',
  map: 'Map',
  video: 'Video',
  outOfProcess: 'Shown by another process',
  blocked: 'Blocked',
  unsupported: 'Not supported',
  overLimit: 'Over the recording limit',
}

/** "Map", "Web view: checkout.example"; of an unknown kind the kind itself. */
export function placeholderLabel(node: ViewNode): string {
  if (!node.placeholder) return `Unknown: ${node.kind}`
  const reason = reasons[node.placeholder.reason] ?? node.placeholder.reason
  return node.placeholder.label ? `${reason}: ${node.placeholder.label}` : reason
}

export function paintPlaceholder(brush: Brush, node: ViewNode, box: Box): void {
  paintPanel(brush, box, placeholderLabel(node), node.radii)
}

const TEXT = 12
const PADDING = 6
const LINE = 15
const MOST_LINES = 3

/** The hatched panel and a label in its middle, shortened to fit; where not even four letters fit, none. */
export function paintPanel(brush: Brush, box: Box, label: string, radii: Radii | undefined): void {
  if (box.w <= 0 || box.h <= 0) return
  isolated(brush, () => {
    const { ctx } = brush
    ctx.beginPath()
    tracePath(ctx, radii, box, 0)
    ctx.clip()
    setPattern(brush, 'absent', box, box.h)
    ctx.fillRect(0, 0, box.w, box.h)
    paintLabel(brush, box, label)
  })
}

function paintLabel(brush: Brush, box: Box, label: string): void {
  const { unit } = box
  const font = uiFont(TEXT, 500)
  const wide = (string: string) => measure(string, font)
  const lines = labelLines(label, box.w / unit - 2 * PADDING - 16, box.h / unit - PADDING, wide)
  if (lines.length === 0) return
  const { ctx } = brush
  const width = Math.max(...lines.map(wide)) + 16
  const height = lines.length * LINE + 6
  ctx.translate(box.w / 2, box.h / 2)
  ctx.scale(unit, unit)
  setFill(brush, 'rgba(250, 250, 252, 0.86)')
  ctx.beginPath()
  ctx.roundRect(-width / 2, -height / 2, width, height, 10.5)
  ctx.fill()
  setFont(brush, font)
  setFill(brush, '#4a5160')
  lines.forEach((line, i) => {
    ctx.fillText(line, -wide(line) / 2, (i + 0.5) * LINE - (lines.length * LINE) / 2 + 4.2)
  })
}

/** A label on as many lines as fit into the height, the last one shortened; none where too little of it would be left. */
export function labelLines(
  label: string,
  room: number,
  height: number,
  width: (string: string) => number,
): string[] {
  const limit = Math.min(MOST_LINES, Math.floor(height / LINE))
  if (limit < 1 || label === '') return []
  const fits = label.split(' ').every((word) => width(word) <= room)
  const breaks = fits
    ? breakLines({ string: label, runs: [{ size: TEXT }] }, room, width)
    : [[0, label.length]]
  const lines = breaks.map(([start, end]) => label.slice(start, end).trim())
  const rest = lines.slice(limit - 1).join(' ')
  const first = lines.slice(0, limit - 1)
  if (rest === '')
    return fits ? first : first.map((line) => fitLabel(line, room, width)).filter((line) => line !== '')
  const last = fitLabel(rest, room * 1.05, width)
  return last === '' ? [] : [...first, last]
}

/** The label, or as much of it as fits before an ellipsis, or nothing where that would be under four letters. */
export function fitLabel(label: string, room: number, width: (string: string) => number): string {
  if (width(label) <= room) return label
  let low = 0
  let high = label.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (width(`${label.slice(0, middle)}…`) <= room) low = middle
    else high = middle - 1
  }
  return low < 4 ? '' : `${label.slice(0, low).trimEnd()}…`
}
