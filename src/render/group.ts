// Groups: a view and all below it painted on a canvas of its own first, then put down as one. Needed where a fade would let overlapping
// children show through each other, and where a view without a background casts the shadow of its children. Canvases are kept by nesting depth.
import type { ViewNode } from '../format/types.ts'
import { boundsInParent } from './bounds.ts'
import { type Brush, isolated, makeBrush, type PixelBox, type Space, unitOf } from './brush.ts'
import { type Canvas, makeCanvas } from './canvas.ts'
import { castShadow, hasBackground } from './paintBox.ts'

const COMPARED = 12

/** Whether a fade of this view differs from fading each thing in it: something in it lies over something else in it. */
export function overlapsItself(node: ViewNode): boolean {
  const children = (node.children ?? []).filter((child) => !child.hidden)
  if (children.length === 0) return drawsItself(node) && hasBackground(node)
  if (hasBackground(node) || node.border || drawsItself(node)) return true
  if (children.length > COMPARED) return true
  const boxes = children.map(boundsInParent)
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      if (a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1) return true
  return children.some((child) => (child.alpha ?? 1) >= 1 && overlapsItself(child))
}

function drawsItself(node: ViewNode): boolean {
  return node.kind !== 'view' && node.kind !== 'button' && node.kind !== 'screen'
}

/** A view that casts the shadow of what is in it, having no background that would. */
export function castsGroupShadow(node: ViewNode): boolean {
  return (
    node.shadow !== undefined &&
    !hasBackground(node) &&
    !drawsItself(node) &&
    (node.children?.length ?? 0) > 0
  )
}

const pool: Canvas[] = []
let depth = 0

/** Paints on a canvas of its own the part of `area` that is visible, and puts that down at `alpha`. */
export function paintGrouped(
  brush: Brush,
  area: PixelBox,
  space: Space,
  alpha: number,
  shadow: ViewNode['shadow'],
  paint: (inner: Brush, innerSpace: Space) => void,
): void {
  const x = Math.floor(area.x0)
  const y = Math.floor(area.y0)
  const width = Math.ceil(area.x1) - x
  const height = Math.ceil(area.y1) - y
  if (width <= 0 || height <= 0) return
  const canvas = canvasOf(width, height)
  const inner = makeBrush(canvas.ctx)
  // A group's canvas does not have what lies below the group.
  inner.smears = Number.POSITIVE_INFINITY
  const clip = { x0: 0, y0: 0, x1: width, y1: height }
  depth++
  paint(inner, { ...space, e: space.e - x, f: space.f - y, clip, alpha: 1 })
  depth--
  isolated(brush, () => {
    const { ctx } = brush
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.globalAlpha = alpha
    if (shadow) castShadow(ctx, shadow, unitOf(space))
    ctx.drawImage(canvas.element, 0, 0, width, height, x, y, width, height)
  })
}

function canvasOf(width: number, height: number): Canvas {
  const kept = pool[depth]
  if (!kept || kept.element.width < width || kept.element.height < height) {
    const canvas = makeCanvas(
      Math.max(width, kept?.element.width ?? 0),
      Math.max(height, kept?.element.height ?? 0),
    )
    pool[depth] = canvas
    return canvas
  }
  kept.ctx.setTransform(1, 0, 0, 1, 0, 0)
  kept.ctx.clearRect(0, 0, width, height)
  return kept
}
