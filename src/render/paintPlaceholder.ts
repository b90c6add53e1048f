// What is not recorded: a hatched panel that names the reason. Also what is of a kind that this version does not know.
import type { PlaceholderReason, Radii, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isolated, setFill, setFont } from './brush.ts'
import { measure, uiFont } from './fonts.ts'
import { tracePath } from './paintBox.ts'
import { setPattern } from './pattern.ts'

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
  if (!node.placeholder) return `Unknown kind “${node.kind}”`
  const reason = reasons[node.placeholder.reason] ?? node.placeholder.reason
  return node.placeholder.label ? `${reason}: ${node.placeholder.label}` : reason
}

export function paintPlaceholder(brush: Brush, node: ViewNode, box: Box): void {
  paintPanel(brush, box, placeholderLabel(node), node.radii)
}

const TEXT = 12
const PADDING = 8

/** The hatched panel and a label in its middle, shortened to fit; where not even four letters fit, none. */
export function paintPanel(brush: Brush, box: Box, label: string, radii: Radii | undefined): void {
  if (box.w <= 0 || box.h <= 0) return
  isolated(brush, () => {
    const { ctx } = brush
    ctx.beginPath()
    tracePath(ctx, radii, box, 0)
    ctx.clip()
    setPattern(brush, 'absent', box)
    ctx.fillRect(0, 0, box.w, box.h)
    paintLabel(brush, box, label)
  })
}

function paintLabel(brush: Brush, box: Box, label: string): void {
  const { unit } = box
  const font = uiFont(TEXT, 500)
  const room = box.w / unit - 2 * PADDING
  const shown = fitLabel(label, room, (string) => measure(string, font))
  if (shown === '' || box.h / unit < TEXT * 1.6) return
  const { ctx } = brush
  const width = measure(shown, font) + 16
  ctx.translate(box.w / 2, box.h / 2)
  ctx.scale(unit, unit)
  setFill(brush, 'rgba(250, 250, 252, 0.86)')
  ctx.beginPath()
  ctx.roundRect(-width / 2, -10.5, width, 21, 10.5)
  ctx.fill()
  setFont(brush, font)
  setFill(brush, '#4a5160')
  ctx.fillText(shown, 8 - width / 2, 4.2)
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
