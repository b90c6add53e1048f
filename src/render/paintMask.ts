// What is masked: bars in place of lines, striped, so that nobody takes them for content. They tell how many lines, never how long.
import type { Mask, ViewNode } from '../format/types.ts'
import { type Box, type Brush, setFill } from './brush.ts'
import { setPattern } from './pattern.ts'

const BAR = 0.62
const BAR_MAX = 15
/** More than any screen has room for. */
const MOST_BARS = 500
const LAST_LINE = 0.64

export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The bars of a mask in a box, points. Of several lines the last is shorter, as paragraphs end. */
export function maskBars(width: number, height: number, lines: number): readonly Bar[] {
  if (width <= 0 || height <= 0) return []
  const count = Math.min(lines, MOST_BARS, Math.max(1, Math.floor(height / 2)))
  const slot = height / Math.max(1, count)
  const tall = Math.min(BAR_MAX, Math.max(slot * BAR, Math.min(slot, 3)))
  return Array.from({ length: count }, (_, i) => ({
    x: 0,
    y: slot * i + (slot - tall) / 2,
    width: count > 1 && i === count - 1 ? width * LAST_LINE : width,
    height: tall,
  }))
}

/** Bars for text; a picture or a control is striped over all of its box. */
export function paintMask(brush: Brush, node: ViewNode, mask: Mask, box: Box): void {
  const isText = node.kind === 'text' || node.kind === 'input'
  const { unit } = box
  const bars = isText ? maskBars(box.w / unit, box.h / unit, mask.lines) : []
  setPattern(brush, 'masked', box, isText ? (bars[0]?.height ?? 0) * unit : box.h)
  const { ctx } = brush
  ctx.beginPath()
  for (const bar of bars) {
    const y = Math.round(bar.y * unit)
    const height = Math.max(1, Math.round(bar.height * unit))
    ctx.roundRect(0, y, bar.width * unit, height, Math.min(height / 2, 4 * unit))
  }
  if (!isText) ctx.roundRect(0, 0, box.w, box.h, Math.min(box.w, box.h, 8 * unit) / 2)
  ctx.fill()
}

/** A secure field is always eight dots, whatever was typed. */
export function paintDots(brush: Brush, box: Box, color: string): void {
  const { ctx } = brush
  const { unit } = box
  const radius = 3.4 * unit
  setFill(brush, color)
  ctx.beginPath()
  for (let i = 0; i < 8; i++) {
    const x = radius + i * 11 * unit
    ctx.moveTo(x + radius, box.h / 2)
    ctx.arc(x, box.h / 2, radius, 0, Math.PI * 2)
  }
  ctx.fill()
}
