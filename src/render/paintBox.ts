// The box of a view: shadow, background, gradient, border. The context's origin is the box's corner, its unit a canvas pixel.
import type { Gradient, Radii, Shadow, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isolated, setAlpha, setFill } from './brush.ts'
import type { Context } from './canvas.ts'

/** Thinner than this many pixels, a line is paler than its colour: a whole pixel of it would be too much of it. */
const HAIRLINE = 0.6

/** How strong a view of so many points may be drawn: 1, but for hairlines on small pictures. */
export function strengthOf(width: number, height: number, unit: number): number {
  const thin = Math.min(width, height) * unit
  return thin >= HAIRLINE || thin <= 0 ? 1 : Math.max(0.3, thin / HAIRLINE)
}

/** Everything of the box that lies below its content. */
export function paintBackground(brush: Brush, node: ViewNode, box: Box): void {
  const { background, gradient } = node
  if (node.shadow) paintShadow(brush, node, node.shadow, box)
  if (background) fillBox(brush, background, node.radii, box)
  if (gradient) fillGradient(brush, gradient, node, box)
}

export function hasBackground(node: ViewNode): boolean {
  return node.background !== undefined || node.gradient !== undefined || node.blur !== undefined
}

/** The border, which lies above the children, all of its width inside the box. */
export function paintBorder(brush: Brush, node: ViewNode, box: Box): void {
  const border = node.border
  if (!border || border.width <= 0) return
  const { ctx } = brush
  const width = Math.max(1, Math.round(border.width * box.unit))
  setAlpha(brush, brush.alpha * strengthOf(border.width, border.width, box.unit))
  ctx.strokeStyle = border.color
  ctx.lineWidth = width
  ctx.beginPath()
  tracePath(ctx, node.radii, box, width / 2)
  ctx.stroke()
}

function fillBox(brush: Brush, fill: string, radii: Radii | undefined, box: Box): void {
  const { ctx } = brush
  setFill(brush, fill)
  if (!radii) {
    ctx.fillRect(0, 0, box.w, box.h)
    return
  }
  ctx.beginPath()
  tracePath(ctx, radii, box, 0)
  ctx.fill()
}

/** Adds the box's outline, `inset` pixels inside of it, to the path. Radii too big for the box shrink in proportion, as on the phone. */
export function tracePath(ctx: Context, radii: Radii | undefined, box: Box, inset: number): void {
  const w = Math.max(0, box.w - 2 * inset)
  const h = Math.max(0, box.h - 2 * inset)
  if (!radii) {
    ctx.rect(inset, inset, w, h)
    return
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  const { unit } = box
  const isRound = topLeft === topRight && topLeft === bottomRight && topLeft === bottomLeft
  const inner = (radius: number) => Math.max(0, radius * unit - inset)
  ctx.roundRect(
    inset,
    inset,
    w,
    h,
    isRound ? inner(topLeft) : [inner(topLeft), inner(topRight), inner(bottomRight), inner(bottomLeft)],
  )
}

// The shadow alone, as an opaque box would cast it. Below a see-through background it is cut out, as the phone does.
function paintShadow(brush: Brush, node: ViewNode, shadow: Shadow, box: Box): void {
  isolated(brush, () => {
    const { ctx } = brush
    if (node.background?.length !== 7) {
      const far = shadow.radius * 4 * box.unit + Math.hypot(...shadow.offset) * box.unit
      ctx.beginPath()
      ctx.rect(-far, -far, box.w + 2 * far, box.h + 2 * far)
      tracePath(ctx, node.radii, box, 0)
      ctx.clip('evenodd')
    }
    castShadow(ctx, shadow, box.unit)
    ctx.fillStyle = '#000'
    ctx.beginPath()
    // A pixel inside, so that no dark rim of the casting box shows at the edge of what is drawn over it.
    tracePath(ctx, node.radii, box, node.background?.length === 7 ? 1 : 0)
    ctx.fill()
  })
}

/** Pixels: what a shadow of any radius is blurred by at most, for its price grows with it. */
const FARTHEST = 400

/** From here on all that is drawn casts this shadow. Canvas blurs by twice the deviation that Core Animation calls the radius. */
export function castShadow(ctx: Context, shadow: Shadow, unit: number): void {
  ctx.shadowColor = shadow.color
  ctx.shadowBlur = Math.min(FARTHEST, shadow.radius * 2 * unit)
  ctx.shadowOffsetX = shadow.offset[0] * unit
  ctx.shadowOffsetY = shadow.offset[1] * unit
}

function fillGradient(brush: Brush, gradient: Gradient, node: ViewNode, box: Box): void {
  isolated(brush, () => {
    const { ctx } = brush
    const [sx, sy] = [gradient.start[0] * box.w, gradient.start[1] * box.h]
    const [dx, dy] = [gradient.end[0] * box.w - sx, gradient.end[1] * box.h - sy]
    const fill = emptyGradient(ctx, gradient.type, dx, dy)
    const last = Math.max(1, gradient.colors.length - 1)
    gradient.colors.forEach((color, i) => {
      fill.addColorStop(Math.min(1, Math.max(0, gradient.stops?.[i] ?? i / last)), color)
    })
    ctx.fillStyle = fill
    ctx.beginPath()
    tracePath(ctx, node.radii, box, 0)
    ctx.translate(sx, sy)
    // A radial gradient is an ellipse, its half axes being the way from start to end.
    if (gradient.type === 'radial') ctx.scale(Math.max(0.01, Math.abs(dx)), Math.max(0.01, Math.abs(dy)))
    ctx.fill()
  })
}

function emptyGradient(ctx: Context, type: Gradient['type'], dx: number, dy: number): CanvasGradient {
  if (type === 'conic') return ctx.createConicGradient(Math.atan2(dy, dx), 0, 0)
  return type === 'radial'
    ? ctx.createRadialGradient(0, 0, 0, 0, 0, 1)
    : ctx.createLinearGradient(0, 0, dx, dy)
}
