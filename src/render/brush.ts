// Brush: a canvas context and the little state worth remembering between nodes, so that fonts, colours and alpha are set only when they
// change. Space: where a view's own coordinates lie on the canvas. Boxes are snapped to device pixels wherever nothing is rotated, which is
// what makes hairlines and edges sharp at any scale.
import type { Context } from './canvas.ts'

/** An affine map from a view's points to canvas pixels (x' = a·x + c·y + e, y' = b·x + d·y + f), what is visible of it, and its alpha. */
export interface Space {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
  readonly clip: PixelBox
  readonly alpha: number
}

/** Canvas pixels: left, top, right, bottom. */
export interface PixelBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A view's box in canvas pixels, its corner being the context's origin; `unit` is pixels per point. */
export interface Box {
  readonly w: number
  readonly h: number
  readonly unit: number
}

export interface Brush {
  readonly ctx: Context
  font: string
  fill: string
  alpha: number
  isRightToLeft: boolean
  /** How many blurs have been smeared. */
  smears: number
}

export function makeBrush(ctx: Context): Brush {
  const brush = { ctx, font: '', fill: '', alpha: 1, isRightToLeft: false, smears: 0 }
  ctx.globalAlpha = 1
  ctx.direction = 'ltr'
  ctx.imageSmoothingQuality = 'high'
  return brush
}

export function setFill(brush: Brush, color: string): void {
  if (brush.fill === color) return
  brush.fill = color
  brush.ctx.fillStyle = color
}

export function setFont(brush: Brush, font: string): void {
  if (brush.font === font) return
  brush.font = font
  brush.ctx.font = font
}

export function setAlpha(brush: Brush, alpha: number): void {
  if (brush.alpha === alpha) return
  brush.alpha = alpha
  brush.ctx.globalAlpha = alpha
}

export function setDirection(brush: Brush, isRightToLeft: boolean): void {
  if (brush.isRightToLeft === isRightToLeft) return
  brush.isRightToLeft = isRightToLeft
  brush.ctx.direction = isRightToLeft ? 'rtl' : 'ltr'
}

/** After a painter has used the context directly, or restored it: nothing is known of it but the alpha. */
export function forget(brush: Brush): void {
  brush.font = ''
  brush.fill = ''
}

/** Runs `paint` within a saved context: for clips, shadows, dashes. */
export function isolated(brush: Brush, paint: () => void): void {
  const { alpha, isRightToLeft } = brush
  brush.ctx.save()
  paint()
  brush.ctx.restore()
  brush.alpha = alpha
  brush.isRightToLeft = isRightToLeft
  forget(brush)
}

export function isAligned(space: Space): boolean {
  return space.b === 0 && space.c === 0 && space.a > 0 && space.d > 0
}

export function unitOf(space: Space): number {
  return Math.sqrt(Math.abs(space.a * space.d - space.b * space.c))
}

/** Makes the top left corner of a box of that size the context's origin, pixels its unit. What has any size covers a pixel at least. */
export function enterBox(brush: Brush, space: Space, width: number, height: number): Box {
  const unit = unitOf(space)
  if (isAligned(space)) {
    const x = Math.round(space.e)
    const y = Math.round(space.f)
    brush.ctx.setTransform(1, 0, 0, 1, x, y)
    return { w: pixels(space.e, width * space.a, x), h: pixels(space.f, height * space.d, y), unit }
  }
  const { a, b, c, d, e, f } = space
  brush.ctx.setTransform(a / unit, b / unit, c / unit, d / unit, e, f)
  return { w: Math.max(0, width * unit), h: Math.max(0, height * unit), unit }
}

function pixels(origin: number, length: number, snapped: number): number {
  return length <= 0 ? 0 : Math.max(1, Math.round(origin + length) - snapped)
}

/** Lets the context count in the space's points, from a point of it. `stretch` widens what is drawn, for fitted text. */
export function enterPoints(brush: Brush, space: Space, x: number, y: number, stretch: number): void {
  const { a, b, c, d, e, f } = space
  const px = a * x + c * y + e
  const py = b * x + d * y + f
  // Text starts on whole pixels: lines stay evenly apart, and the browser draws its glyphs from those that it has kept.
  if (b === 0 && c === 0) brush.ctx.setTransform(a * stretch, 0, 0, d, Math.round(px), Math.round(py))
  else brush.ctx.setTransform(a * stretch, b * stretch, c, d, px, py)
}

/** The canvas pixels that a box of the space's points reaches. */
export function pixelBox(space: Space, x0: number, y0: number, x1: number, y1: number): PixelBox {
  const { a, b, c, d, e, f } = space
  if (b === 0 && c === 0) {
    const [left, right] = a >= 0 ? [x0, x1] : [x1, x0]
    const [top, bottom] = d >= 0 ? [y0, y1] : [y1, y0]
    return { x0: a * left + e, y0: d * top + f, x1: a * right + e, y1: d * bottom + f }
  }
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1]
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1]
  return {
    x0: Math.min(...xs) + e,
    y0: Math.min(...ys) + f,
    x1: Math.max(...xs) + e,
    y1: Math.max(...ys) + f,
  }
}

/** Whether any of a box of the space's points may be seen. Makes nothing: it is asked of every view. */
export function isSeen(space: Space, x0: number, y0: number, x1: number, y1: number): boolean {
  const { clip } = space
  if (!isAligned(space)) return !isEmpty(intersect(pixelBox(space, x0, y0, x1, y1), clip))
  const left = space.a * x0 + space.e
  const top = space.d * y0 + space.f
  return (
    left < clip.x1 && top < clip.y1 && space.a * x1 + space.e > clip.x0 && space.d * y1 + space.f > clip.y0
  )
}

export function intersect(a: PixelBox, b: PixelBox): PixelBox {
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  }
}

export function isEmpty(box: PixelBox): boolean {
  return box.x1 <= box.x0 || box.y1 <= box.y0
}
