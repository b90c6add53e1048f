// One Konva layer with one shape that paints by hand. The only place that knows how Konva is used here.
import Konva from 'konva/lib/Core.js'

// Layers are painted when they are told to, never by Konva's own timer.
Konva.autoDrawEnabled = false

export interface PaintLayer {
  /** Clears the layer and paints it, now. */
  paint(): void
  setPixelRatio(ratio: number): void
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
    setPixelRatio: (ratio) => layer.getCanvas().setPixelRatio(ratio),
    context: () => layer.getContext()._context,
    element: () => layer.getNativeCanvasElement(),
  }
}
