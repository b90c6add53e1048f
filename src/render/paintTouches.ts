// Fingers: a ring where one is, a trail that fades behind it, a ring that spreads and fades where it was lifted. Canvas pixels.
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

function paintRing(
  ctx: Context,
  { points, liftedFor }: TouchTrail,
  place: TouchPlace,
  radius: number,
  fade: number,
  theme: RenderTheme,
): void {
  const last = points.at(-1)
  if (!last) return
  const spread = liftedFor === null ? 1 : 1 + 0.7 * (1 - fade)
  const ring = () => {
    ctx.beginPath()
    ctx.arc(place.x + last.x * place.scale, place.y + last.y * place.scale, radius * spread, 0, Math.PI * 2)
  }
  ctx.globalAlpha = fade
  ctx.fillStyle = theme.touch
  ring()
  ctx.fill()
  // A light line within a darker one is seen on any screen.
  ctx.lineWidth = 4 * place.pixelRatio
  ctx.strokeStyle = theme.touch
  ctx.stroke()
  ctx.lineWidth = 2 * place.pixelRatio
  ctx.strokeStyle = theme.touchEdge
  ctx.stroke()
}
