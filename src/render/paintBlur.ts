// Blur: what lies below is copied very small and drawn back large, which smears it, and the material's colour goes over it. Any browser can do
// that, in about a millisecond each, so only the first few of a picture are smeared; the others, and those within a group, have the colour alone.
import type { Blur, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isAligned, isolated, type PixelBox, type Space, setFill } from './brush.ts'
import { type Canvas, makeCanvas } from './canvas.ts'
import { tracePath } from './paintBox.ts'

const SMEARED = 4
/** So many points become one pixel. */
const COARSE = 9

let small: Canvas | null = null

export function paintBlur(brush: Brush, node: ViewNode, blur: Blur, box: Box, space: Space): void {
  if (brush.smears < SMEARED && isAligned(space)) {
    brush.smears++
    isolated(brush, () => smear(brush, node, box, space))
  }
  const { ctx } = brush
  setFill(brush, blur.tint ?? materialOf(blur.style))
  ctx.beginPath()
  tracePath(ctx, node.radii, box, 0)
  ctx.fill()
}

function smear({ ctx }: Brush, node: ViewNode, box: Box, space: Space): void {
  const area = visiblePart(box, space)
  const [width, height] = [area.x1 - area.x0, area.y1 - area.y0]
  if (width < 2 || height < 2) return
  const step = COARSE * box.unit
  const [w, h] = [Math.max(2, Math.round(width / step)), Math.max(2, Math.round(height / step))]
  small ??= makeCanvas(w, h)
  small.element.width = w
  small.element.height = h
  small.ctx.imageSmoothingQuality = 'high'
  small.ctx.drawImage(ctx.canvas, area.x0, area.y0, width, height, 0, 0, w, h)
  ctx.beginPath()
  tracePath(ctx, node.radii, box, 0)
  ctx.clip()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.drawImage(small.element, 0, 0, w, h, area.x0, area.y0, width, height)
}

function visiblePart(box: Box, { e, f, clip }: Space): PixelBox {
  const [x, y] = [Math.round(e), Math.round(f)]
  return {
    x0: Math.max(x, Math.ceil(clip.x0)),
    y0: Math.max(y, Math.ceil(clip.y0)),
    x1: Math.min(x + box.w, Math.floor(clip.x1)),
    y1: Math.min(y + box.h, Math.floor(clip.y1)),
  }
}

const materials: readonly (readonly [pattern: RegExp, color: string])[] = [
  [/ultraThin/i, '#f4f4f68c'],
  [/thin/i, '#f4f4f6b3'],
  [/thick/i, '#f6f6f8eb'],
  [/chrome/i, '#f9f9fbd9'],
  [/extraLight|prominent/i, '#f8f8fae0'],
]

/** The colour of a material by its name, dark where the name says so. */
export function materialOf(style: string): string {
  const light = materials.find(([pattern]) => pattern.test(style))?.[1] ?? '#f5f5f7c7'
  return /dark/i.test(style) ? `#1e1e20${light.slice(7)}` : light
}
