// Pictures by content mode, template pictures in their tint, and what stands for a picture that is on its way or was never stored.
import type { ImageContent, Size, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isolated } from './brush.ts'
import { makeCanvas } from './canvas.ts'
import { imageRect } from './imageRect.ts'
import { tracePath } from './paintBox.ts'
import { paintPanel } from './paintPlaceholder.ts'
import type { ImageFault, ImageSource } from './types.ts'

type Drawable = ImageBitmap | HTMLCanvasElement | OffscreenCanvas

/** Draws the picture of an image node. The context's origin is the box's corner. */
export function paintImage(
  brush: Brush,
  node: ViewNode,
  image: ImageContent,
  box: Box,
  resources: readonly string[],
  imageFor: ImageSource,
): void {
  const hash = resources[image.resource]
  const found = hash === undefined ? 'missing' : imageFor(hash)
  if (typeof found === 'string') paintPanel(brush, box, LABELS[found], node.radii)
  else paintBitmap(brush, node, image, box, found)
}

const LABELS: Readonly<Record<ImageFault | 'loading', string>> = {
  loading: '',
  missing: 'Picture not stored',
  failed: 'Picture not loaded',
  unreadable: 'Picture not readable',
  tooLarge: 'Picture too large',
}

function paintBitmap(brush: Brush, node: ViewNode, image: ImageContent, box: Box, found: ImageBitmap): void {
  // Without a recorded size: pixels of a screen of scale 3, which most phones have.
  const natural: Size = image.size ?? [found.width / 3, found.height / 3]
  const mode = image.mode ?? 'fill'
  const [x, y, width, height] = imageRect(
    [box.w, box.h],
    [natural[0] * box.unit, natural[1] * box.unit],
    mode,
  )
  if (width <= 0 || height <= 0) return
  const drawable = image.tint ? tinted(found, image.tint) : found
  const draw = () => brush.ctx.drawImage(drawable, x, y, width, height)
  if (!node.clips || (!node.radii && !overflows(x, y, width, height, box))) {
    draw()
    return
  }
  isolated(brush, () => {
    brush.ctx.beginPath()
    tracePath(brush.ctx, node.radii, box, 0)
    brush.ctx.clip()
    draw()
  })
}

function overflows(x: number, y: number, width: number, height: number, box: Box): boolean {
  return x < 0 || y < 0 || x + width > box.w || y + height > box.h
}

const TINTS_KEPT = 8
/** Of a picture of more pixels only the last tint is kept: each is as large as the picture. */
const LARGE_PIXELS = 1024 * 1024
const tints = new WeakMap<ImageBitmap, Map<string, Drawable>>()

/** A template picture: its shape in one colour. The last few tints of a picture are kept. */
function tinted(bitmap: ImageBitmap, tint: string): Drawable {
  const known = tints.get(bitmap) ?? new Map<string, Drawable>()
  tints.set(bitmap, known)
  const before = known.get(tint)
  if (before) return before
  if (known.size >= TINTS_KEPT || bitmap.width * bitmap.height > LARGE_PIXELS) known.clear()
  const { element, ctx } = makeCanvas(bitmap.width, bitmap.height)
  ctx.drawImage(bitmap, 0, 0)
  ctx.globalCompositeOperation = 'source-in'
  ctx.fillStyle = tint
  ctx.fillRect(0, 0, bitmap.width, bitmap.height)
  known.set(tint, element)
  return element
}
