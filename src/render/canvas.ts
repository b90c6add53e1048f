// Canvases that are never on the page: for groups, tinted pictures, patterns, measuring. A page's own canvas where there is a page, so that
// its fonts are known; an OffscreenCanvas in a worker.

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export interface Canvas {
  readonly element: HTMLCanvasElement | OffscreenCanvas
  readonly ctx: Context
}

export function makeCanvas(width: number, height: number): Canvas {
  const element =
    typeof document === 'undefined' ? new OffscreenCanvas(width, height) : pageCanvas(width, height)
  const ctx = element.getContext('2d') as Context | null
  if (!ctx) throw new Error('This browser gives no 2D canvas')
  return { element, ctx }
}

function pageCanvas(width: number, height: number): HTMLCanvasElement {
  const element = document.createElement('canvas')
  element.width = width
  element.height = height
  return element
}
