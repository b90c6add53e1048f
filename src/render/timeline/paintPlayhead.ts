// The timeline's moving part: what was passed, where the playhead is, where the pointer is. CSS pixels.
import type { Context } from '../canvas.ts'
import type { RenderTheme } from '../types.ts'
import type { Rows } from './paintTimeline.ts'
import type { TimeScale } from './scale.ts'

export function paintPlayhead(
  ctx: Context,
  x: number,
  hoverX: number | null,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  ctx.fillStyle = theme.passed
  ctx.fillRect(scale.left, rows.top, x - scale.left, rows.bottom - rows.top)
  ctx.fillStyle = theme.accent
  ctx.fillRect(scale.left, rows.bottom - 1, x - scale.left, 3)
  if (hoverX !== null) {
    ctx.fillStyle = theme.textQuiet
    ctx.globalAlpha = 0.6
    ctx.fillRect(Math.round(hoverX), rows.top - 4, 1, rows.bottom - rows.top + 6)
    ctx.globalAlpha = 1
  }
  ctx.fillStyle = theme.accent
  ctx.fillRect(x - 1, rows.top - 4, 2, rows.bottom - rows.top + 4)
  // The knob stands off the bars by a ring in the surface's colour.
  for (const [radius, color] of [
    [8, theme.surface],
    [6, theme.accent],
  ] as const) {
    ctx.fillStyle = color
    ctx.beginPath()
    ctx.arc(x, rows.bottom, radius, 0, Math.PI * 2)
    ctx.fill()
  }
}
