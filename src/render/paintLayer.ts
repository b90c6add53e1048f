// One Konva layer with one shape that paints by hand. The only place that knows how Konva is used here.
import Konva from 'konva/lib/Core.js'
import type { Rect } from '../format/types.ts'

// Layers are painted when they are told to, never by Konva's own timer.
Konva.autoDrawEnabled = false

export interface PaintLayer {
  /** Clears the layer and paints it, now. */
  paint(): void
  setPixelRatio(ratio: number): void
  /** Shows no more of the layer than this part of it, its corners round. CSS pixels. */
  crop(part: Rect, radius: number): void
  context(): CanvasRenderingContext2D
  element(): HTMLCanvasElement
}

/**
 * `paint` gets the layer's own context, scaled to CSS pixels, saved before and restored after. It answers whether anything is on it: an empty layer is taken
 * out of the page, for the browser lays each over the others with every frame.
 */
export function addPaintLayer(
  stage: Konva.Stage,
  paint: (ctx: CanvasRenderingContext2D) => boolean,
): PaintLayer {
  let isPainted = false
  let box: HTMLDivElement | null = null
  const layer = new Konva.Layer({ listening: false })
  const shape = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context) => {
      isPainted = paint(context._context)
    },
  })
  layer.add(shape)
  stage.add(layer)
  return {
    paint: () => {
      layer.drawScene()
      layer.getNativeCanvasElement().style.display = isPainted ? 'block' : 'none'
    },
    crop(part, radius) {
      const canvas = layer.getNativeCanvasElement()
      box ??= boxAround(canvas)
      crop(canvas, box, part, radius)
    },
    setPixelRatio: (ratio) => layer.getCanvas().setPixelRatio(ratio),
    context: () => layer.getContext()._context,
    element: () => layer.getNativeCanvasElement(),
  }
}

// A clip-path with round corners would cost the browser 2 ms for each picture that it shows.
function boxAround(canvas: HTMLCanvasElement): HTMLDivElement {
  const box = document.createElement('div')
  Object.assign(box.style, { position: 'absolute', overflow: 'hidden' })
  canvas.before(box)
  box.append(canvas)
  return box
}

function crop(canvas: HTMLCanvasElement, box: HTMLDivElement, [x, y, w, h]: Rect, radius: number): void {
  const px = (value: number) => `${value}px`
  Object.assign(box.style, { left: px(x), top: px(y), width: px(w), height: px(h), borderRadius: px(radius) })
  Object.assign(canvas.style, { left: px(-x), top: px(-y) })
}
