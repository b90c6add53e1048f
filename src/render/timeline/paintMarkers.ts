// Markers, told apart by shape as well as by colour: dots for events, a rhombus for what went wrong, a ring for a tap that did nothing, a burst for taps
// in rage, ticks for logs. A bin of many is larger.
import type { Context } from '../canvas.ts'
import type { LogTone, MarkerTone } from '../types.ts'
import { isLog, type MarkerBin } from './markers.ts'
import type { Sheet } from './paintTimeline.ts'

const RADIUS: Readonly<Record<Exclude<MarkerTone, LogTone>, number>> = {
  rageTap: 4.5,
  warning: 4,
  deadTap: 3.25,
  accent: 3,
  event: 3,
  system: 2.25,
}
const GROWTH = 0.45
const LARGEST = 6
const RING = 1.25

/** `apart`: the width of a bin, CSS pixels. Full ones side by side do not touch. */
export function paintMarkers({ ctx, rows, theme }: Sheet, bins: readonly MarkerBin[], apart: number): void {
  const largest = Math.min(LARGEST, apart / 2 - RING)
  for (const { x, first, end, tone } of bins) {
    if (isLog(tone)) continue
    const radius = Math.min(largest, RADIUS[tone] + Math.log2(end - first) * GROWTH)
    // Neighbours that touch are told apart by a ring in the surface's colour.
    ctx.fillStyle = theme.surface
    ctx.beginPath()
    ctx.arc(x, rows.markers, radius + RING, 0, Math.PI * 2)
    ctx.fill()
    ctx.beginPath()
    trace(ctx, tone, x, rows.markers, radius)
    ctx.fillStyle = theme.markers[tone]
    if (tone === 'deadTap') stroke(ctx, theme.markers[tone])
    else ctx.fill()
  }
}

function stroke(ctx: Context, color: string): void {
  ctx.strokeStyle = color
  ctx.lineWidth = 1.75
  ctx.stroke()
}

function trace(ctx: Context, tone: MarkerTone, x: number, y: number, radius: number): void {
  if (tone === 'warning') star(ctx, x, y, 2, radius, radius * 0.78)
  else if (tone === 'rageTap') star(ctx, x, y, 8, radius, radius * 0.55)
  else ctx.arc(x, y, radius, 0, Math.PI * 2)
}

/** So many points outside and as many inside; with two of each a rhombus. */
function star(ctx: Context, x: number, y: number, points: number, outer: number, inner: number): void {
  for (let i = 0; i < points * 2; i++) {
    const angle = (Math.PI * i) / points - Math.PI / 2
    const radius = i % 2 === 0 ? outer : inner
    ctx.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius)
  }
  ctx.closePath()
}

/** CSS pixels: warnings and errors are thicker, too. */
const TICK: Readonly<Record<LogTone, number>> = { log: 1.5, logWarning: 2.5, logError: 3.5 }

/** Ticks; the loudest of a bin is what it shows. */
export function paintLogs({ ctx, rows, theme }: Sheet, bins: readonly MarkerBin[]): void {
  const [top, bottom] = rows.logs
  for (const { x, first, end, tone } of bins) {
    if (!isLog(tone)) continue
    const width = TICK[tone]
    ctx.fillStyle = theme.markers[tone]
    ctx.globalAlpha = tone === 'log' ? Math.min(1, 0.65 + Math.log2(end - first) * 0.1) : 1
    ctx.fillRect(Math.round(x) - width / 2, top, width, bottom - top)
  }
  ctx.globalAlpha = 1
}
