// A moment as a small picture on a canvas of its own, for previews. Costs what painting the tree costs: fewer pixels, as many views.
import type { Size } from '../format/types.ts'
import { makeCanvas } from './canvas.ts'
import { paintTree, type Scene } from './paintTree.ts'

export interface Thumbnail {
  readonly canvas: HTMLCanvasElement
  /** CSS pixels that it is meant for. */
  readonly size: Size
  /** A picture in it is still on its way: painted later, it will look different. */
  readonly waits: boolean
}

/** `screen`: the phone's, in points. The longer side becomes `longest` CSS pixels. Only on a page, not in a worker. */
export function paintThumbnail(
  scene: Scene,
  screen: Size,
  longest: number,
  pixelRatio: number,
  background: string,
): Thumbnail {
  const [width, height] = [Math.max(1, screen[0]), Math.max(1, screen[1])]
  const fits = longest / Math.max(width, height)
  const size: Size = [Math.max(1, Math.round(width * fits)), Math.max(1, Math.round(height * fits))]
  const pixels: Size = [Math.round(size[0] * pixelRatio), Math.round(size[1] * pixelRatio)]
  const { element, ctx } = makeCanvas(...pixels)
  ctx.fillStyle = background
  ctx.fillRect(0, 0, ...pixels)
  const clip = { x0: 0, y0: 0, x1: pixels[0], y1: pixels[1] }
  const { waits } = paintTree(ctx, scene, { scale: pixels[0] / width, x: 0, y: 0, clip })
  return { canvas: element as HTMLCanvasElement, size, waits }
}
