// The timeline's moving part: what was passed, where the playhead is, what is looped, where the pointer is. CSS pixels.
import type { Context } from '../canvas.ts'
import type { TimelineRange } from '../types.ts'
import { type Sheet, thumbOf, wholeScale } from './paintTimeline.ts'
import { OVERVIEW } from './rows.ts'
import { xOf } from './scale.ts'

export interface Moving {
  readonly at: number
  /** The picture is there too; else the knob is hollow. */
  readonly isReached: boolean
  readonly hoverX: number | null
  readonly loop: TimelineRange | null
  /** It is only being chosen. */
  readonly isDraft: boolean
}

export function paintPlayhead(sheet: Sheet, moving: Moving): void {
  const { ctx, scale, rows, theme } = sheet
  const right = scale.left + scale.width
  const x = xOf(scale, moving.at)
  const passed = Math.min(Math.max(scale.left, x), right) - scale.left
  ctx.fillStyle = theme.passed
  ctx.fillRect(scale.left, rows.top, passed, rows.bottom - rows.top)
  ctx.fillStyle = theme.accent
  ctx.fillRect(scale.left, rows.bottom - 1, passed, 3)
  if (moving.loop) paintLoop(sheet, moving.loop, moving.isDraft)
  if (moving.hoverX !== null) paintHover(sheet, moving.hoverX)
  // A zoomed timeline may not show it at all.
  if (x >= scale.left - 1 && x <= right + 1) paintKnob(sheet, x, moving.isReached)
  paintOnOverview(sheet, moving)
}

function paintHover({ ctx, rows, theme }: Sheet, x: number): void {
  ctx.fillStyle = theme.textQuiet
  ctx.globalAlpha = 0.6
  ctx.fillRect(Math.round(x), rows.top - 4, 1, rows.bottom - rows.top + 6)
  ctx.globalAlpha = 1
}

function paintKnob({ ctx, rows, theme }: Sheet, x: number, isReached: boolean): void {
  ctx.fillStyle = theme.accent
  ctx.fillRect(x - 1, rows.top - 4, 2, rows.bottom - rows.top + 4)
  // The knob stands off the bars by a ring in the surface's colour.
  disc(ctx, x, rows.bottom, 8, theme.surface)
  disc(ctx, x, rows.bottom, 6, theme.accent)
  if (!isReached) disc(ctx, x, rows.bottom, 3.5, theme.surface)
}

function disc(ctx: Context, x: number, y: number, radius: number, color: string): void {
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, Math.PI * 2)
  ctx.fill()
}

const HANDLE = 18

function paintLoop({ ctx, scale, rows, theme }: Sheet, loop: TimelineRange, isDraft: boolean): void {
  const tall = rows.bottom - rows.top
  const edges = [xOf(scale, loop.from), xOf(scale, loop.to)] as const
  const right = scale.left + scale.width
  const from = Math.max(scale.left, edges[0])
  const to = Math.min(right, edges[1])
  if (to < from) return
  ctx.fillStyle = theme.accent
  ctx.globalAlpha = 0.16
  ctx.fillRect(from, rows.top - 2, to - from, tall + 1)
  ctx.globalAlpha = isDraft ? 0.7 : 1
  ctx.fillRect(from, rows.top - 2, to - from, 2)
  for (const x of edges) {
    if (x < scale.left - 1 || x > right + 1) continue
    ctx.fillRect(x - 0.75, rows.top - 2, 1.5, tall + 1)
    ctx.beginPath()
    ctx.roundRect(x - 3, rows.top + (tall - HANDLE) / 2, 6, HANDLE, 3)
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

function paintOnOverview(sheet: Sheet, { at, loop }: Moving): void {
  const { ctx, rows, theme } = sheet
  if (!thumbOf(sheet) || rows.overview === null) return
  const whole = wholeScale(sheet)
  ctx.fillStyle = theme.accent
  if (loop) {
    ctx.globalAlpha = 0.5
    const x = xOf(whole, loop.from)
    ctx.fillRect(x, rows.overview, Math.max(1, xOf(whole, loop.to) - x), OVERVIEW)
    ctx.globalAlpha = 1
  }
  ctx.fillRect(xOf(whole, at) - 1, rows.overview - 1, 2, OVERVIEW + 2)
}
