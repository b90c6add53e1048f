// Where the phone stands in its container: true proportions, as large as fits, whole device pixels. Pure.
import type { Point, Rect, Size } from '../format/types.ts'
import type { Viewport } from '../replay/types.ts'

export interface StageLayout {
  /** The screen, CSS pixels; its edges lie on device pixels. */
  readonly screen: Rect
  /** CSS pixels per screen point. */
  readonly scale: number
  /** Width of the frame around the screen, CSS pixels. */
  readonly bezel: number
  /** Radius of the screen's corners, CSS pixels. */
  readonly radius: number
}

const BEZEL = 0.028
const MARGIN = 2
/** Parts of the short side: a screen that goes around a notch is round, another one has hardly any radius. */
const ROUND = 0.115
const SQUARE = 0.012
const NOTCH = 40

export function layOutStage(container: Size, viewport: Viewport, pixelRatio: number): StageLayout {
  const [width, height] = viewport.size
  const short = Math.max(1, Math.min(width, height))
  const bezelPoints = short * BEZEL
  const room: Size = [Math.max(1, container[0] - 2 * MARGIN), Math.max(1, container[1] - 2 * MARGIN)]
  const fits = Math.min(
    room[0] / (Math.max(1, width) + 2 * bezelPoints),
    room[1] / (Math.max(1, height) + 2 * bezelPoints),
  )
  const snap = (value: number) => Math.round(value * pixelRatio) / pixelRatio
  const [w, h] = [snap(width * fits), snap(height * fits)]
  const isRound = Math.max(...viewport.safeArea) >= NOTCH
  return {
    screen: [snap((container[0] - w) / 2), snap((container[1] - h) / 2), w, h],
    scale: fits,
    bezel: Math.max(1, snap(bezelPoints * fits)),
    radius: short * fits * (isRound ? ROUND : SQUARE),
  }
}

/** The screen point below a point of the container; null outside of the screen. */
export function toScreen(layout: StageLayout, [x, y]: Point): Point | null {
  const [left, top, width, height] = layout.screen
  if (x < left || y < top || x >= left + width || y >= top + height) return null
  return [(x - left) / layout.scale, (y - top) / layout.scale]
}
