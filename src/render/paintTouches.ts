// Fingers: a ring where one is, a trail that fades behind it, a ring that spreads and fades where it was lifted. A finger that presses long has a second
// ring, two that pinch a line between them, a tap that led to nothing a cross, one of a rage the colour of warnings. Canvas pixels.
import { TOUCH_FADE_MS, type TouchTrail, TRAIL_MS } from '../replay/types.ts'
import type { Context } from './canvas.ts'
import type { RenderTheme } from './types.ts'

export interface TouchPlace {
  /** Canvas pixels per screen point, and the pixel of the screen's corner. */
  readonly scale: number
  readonly x: number
  readonly y: number
  /** Canvas pixels per CSS pixel: a ring on a small picture is still a ring. */
  readonly pixelRatio: number
}

const RADIUS = 19
const SMALLEST = 10
/** A trail is laid in so many coats, each shorter than the one before: that fades it without a seam. */
const COATS = 7

export function paintTouches(
  ctx: Context,
  touches: readonly TouchTrail[],
  place: TouchPlace,
  theme: RenderTheme,
): void {
  const radius = Math.max(RADIUS * place.scale, SMALLEST * place.pixelRatio)
  for (const touch of touches) {
    const fade = touch.liftedFor === null ? 1 : Math.max(0, 1 - touch.liftedFor / TOUCH_FADE_MS)
    if (fade <= 0 || touch.points.length === 0) continue
    paintTrail(ctx, touch, place, radius, fade, theme)
    paintRing(ctx, touch, place, radius, fade, theme)
  }
  paintPinch(ctx, touches, place, theme)
  ctx.globalAlpha = 1
}

function paintTrail(
  ctx: Context,
  { points, liftedFor }: TouchTrail,
  place: TouchPlace,
  radius: number,
  fade: number,
  theme: RenderTheme,
): void {
  if (points.length < 2) return
  ctx.strokeStyle = theme.touch
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.globalAlpha = fade * 0.45
  const youngest = liftedFor ?? 0
  for (let coat = 0; coat < COATS; coat++) {
    const reach = youngest + (TRAIL_MS - youngest) * (1 - coat / COATS)
    const first = points.findIndex((point) => point.age <= reach)
    if (first < 0 || first >= points.length - 1) break
    ctx.lineWidth = radius * (0.35 + (0.75 * coat) / COATS)
    ctx.beginPath()
    for (let i = first; i < points.length; i++) {
      const point = points[i]
      if (point) ctx.lineTo(place.x + point.x * place.scale, place.y + point.y * place.scale)
    }
    ctx.stroke()
  }
}

/** Between the two fingers. */
function paintPinch(
  ctx: Context,
  touches: readonly TouchTrail[],
  place: TouchPlace,
  theme: RenderTheme,
): void {
  const ends = touches.filter(({ gesture }) => gesture === 'pinch').map(({ points }) => points.at(-1))
  if (ends.length < 2) return
  ctx.globalAlpha = 1
  ctx.strokeStyle = theme.touchEdge
  ctx.lineWidth = 2 * place.pixelRatio
  ctx.setLineDash([6 * place.pixelRatio, 5 * place.pixelRatio])
  ctx.beginPath()
  for (const end of ends) if (end) ctx.lineTo(place.x + end.x * place.scale, place.y + end.y * place.scale)
  ctx.stroke()
  ctx.setLineDash([])
}

function paintRing(
  ctx: Context,
  { points, liftedFor, gesture, verdict }: TouchTrail,
  place: TouchPlace,
  radius: number,
  fade: number,
  theme: RenderTheme,
): void {
  const last = points.at(-1)
  if (!last) return
  const spread = liftedFor === null ? 1 : 1 + 0.7 * (1 - fade)
  const x = place.x + last.x * place.scale
  const y = place.y + last.y * place.scale
  const ring = (size: number) => {
    ctx.beginPath()
    ctx.arc(x, y, size, 0, Math.PI * 2)
  }
  ctx.globalAlpha = fade
  ctx.fillStyle = theme.touch
  ring(radius * spread)
  ctx.fill()
  // A light line within a darker one is seen on any screen.
  ctx.lineWidth = 4 * place.pixelRatio
  ctx.strokeStyle = verdict ? theme.markers.warning : theme.touch
  ctx.stroke()
  ctx.lineWidth = 2 * place.pixelRatio
  ctx.strokeStyle = theme.touchEdge
  ctx.stroke()
  if (gesture === 'longPress') {
    ring(radius * spread * 0.6)
    ctx.stroke()
  }
  if (verdict === 'dead') paintCross(ctx, x, y, radius * 0.4, place.pixelRatio, theme)
}

function paintCross(
  ctx: Context,
  x: number,
  y: number,
  arm: number,
  pixelRatio: number,
  theme: RenderTheme,
): void {
  ctx.beginPath()
  ctx.moveTo(x - arm, y - arm)
  ctx.lineTo(x + arm, y + arm)
  ctx.moveTo(x + arm, y - arm)
  ctx.lineTo(x - arm, y + arm)
  for (const [width, color] of [
    [5, theme.touchEdge],
    [3, theme.markers.warning],
  ] as const) {
    ctx.lineWidth = width * pixelRatio
    ctx.strokeStyle = color
    ctx.stroke()
  }
}
