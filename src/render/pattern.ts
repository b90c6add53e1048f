// Two patterns that no app draws by accident: fine stripes for what is masked, wide hatching for what is not recorded. See-through greys, so
// that they read on light and dark alike. One tile per pattern and size, kept for good: there are few scales.
import { type Box, type Brush, setFill } from './brush.ts'
import { type Context, makeCanvas } from './canvas.ts'

export type PatternName = 'masked' | 'absent'

interface Stripes {
  /** Points from stripe to stripe, along an edge. */
  readonly step: number
  readonly ground: string
  readonly stripe: string
  /** Ground and stripes as one. */
  readonly plain: string
}

const stripes: Record<PatternName, Stripes> = {
  masked: {
    step: 6,
    ground: 'rgba(128, 136, 154, 0.44)',
    stripe: 'rgba(128, 136, 154, 0.18)',
    plain: 'rgba(128, 136, 154, 0.5)',
  },
  absent: {
    step: 12,
    ground: 'rgba(132, 140, 156, 0.13)',
    stripe: 'rgba(132, 140, 156, 0.13)',
    plain: 'rgba(132, 140, 156, 0.19)',
  },
}

const TILES_KEPT = 64
/** Pixels; a view may be scaled by a million. */
const WIDEST = 256
const tiles = new Map<string, CanvasPattern>()

/** In fewer pixels than this stripes are not to be told from plain grey, which costs a third. */
const STRIPES_SHOW = 8

/** Makes the pattern the fill style; its stripes start at the context's origin. `tall` is the height in pixels of what will be filled. */
export function setPattern(brush: Brush, name: PatternName, box: Box, tall: number): void {
  if (tall < STRIPES_SHOW) {
    setFill(brush, stripes[name].plain)
    return
  }
  const side = Math.min(WIDEST, Math.max(3, Math.round(stripes[name].step * box.unit)))
  const key = `${name} ${side}`
  const before = tiles.get(key)
  const pattern = before ?? drawTile(brush.ctx, stripes[name], side)
  if (!before) {
    if (tiles.size >= TILES_KEPT) tiles.clear()
    tiles.set(key, pattern)
  }
  brush.ctx.fillStyle = pattern
  brush.fill = ''
}

// One tile that repeats without a seam: a stripe at 45° and the two corners that its neighbours leave in it.
function drawTile(target: Context, look: Stripes, side: number): CanvasPattern {
  const { element, ctx } = makeCanvas(side, side)
  ctx.fillStyle = look.ground
  ctx.fillRect(0, 0, side, side)
  ctx.strokeStyle = look.stripe
  ctx.lineWidth = side * 0.36
  ctx.beginPath()
  for (const shift of [-side, 0, side]) {
    ctx.moveTo(shift - side, side * 2)
    ctx.lineTo(shift + side * 2, -side)
  }
  ctx.stroke()
  const pattern = target.createPattern(element, 'repeat')
  if (!pattern) throw new Error('This browser makes no canvas pattern')
  return pattern
}
