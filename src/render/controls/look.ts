// What the controls share: the system's colours, the pen they draw with, the raised knob.
import type { Control } from '../../format/types.ts'
import type { Context } from '../canvas.ts'

/** A control's drawing: points, the origin being its box's corner. `unit` is canvas pixels per point, which shadows need. */
export interface Pen {
  readonly ctx: Context
  readonly width: number
  readonly height: number
  readonly unit: number
  readonly control: Control
  /** Its content is masked: it shows no value. */
  readonly masked: boolean
  /** Recording time, ms: the phase of what turns. */
  readonly at: number
}

export const system = {
  green: '#34c759',
  blue: '#007aff',
  white: '#ffffff',
  fill: '#7878801f',
  track: '#78788033',
  off: '#e9e9eb',
  grey: '#8e8e93',
  label: '#000000',
  separator: '#3c3c434a',
}

export function pill(ctx: Context, x: number, y: number, width: number, height: number, color: string): void {
  if (width <= 0 || height <= 0) return
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, Math.min(width, height) / 2)
  ctx.fill()
}

/** Something white that stands out of the surface: a thumb, a selected segment. */
export function raised(pen: Pen, color: string, trace: (ctx: Context) => void): void {
  const { ctx, unit } = pen
  ctx.save()
  ctx.shadowColor = 'rgba(0, 0, 0, 0.22)'
  ctx.shadowBlur = 6 * unit
  ctx.shadowOffsetY = 2 * unit
  ctx.fillStyle = color
  ctx.beginPath()
  trace(ctx)
  ctx.fill()
  ctx.restore()
}

export function knob(pen: Pen, x: number, y: number, radius: number, color: string): void {
  if (radius <= 0) return
  raised(pen, color, (ctx) => ctx.arc(x, y, radius, 0, Math.PI * 2))
}

/** How far `value` is from `min` to `max`, 0 … 1; the middle where it is not known. */
export function fractionOf(control: Control): number {
  const min = control.min ?? 0
  const max = control.max ?? 1
  if (control.value === undefined) return min <= 0 && max >= 0 && max > min ? -min / (max - min) : 0
  if (max <= min) return 0
  return Math.min(1, Math.max(0, (control.value - min) / (max - min)))
}
