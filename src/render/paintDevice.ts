// The phone: the frame behind, painted only when it moves, and the screen with the picture on it. The screen's round corners are cut by the page's
// style, not here: so they cost the painter nothing, and the picture below them can be read.
import type { Context } from './canvas.ts'
import { type Painted, paintTree, type Scene } from './paintTree.ts'
import type { StageLayout } from './stageLayout.ts'
import type { RenderTheme } from './types.ts'

/** A layout in canvas pixels. */
interface Device {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly frame: number
  readonly radius: number
}

function deviceOf({ screen, bezel, radius }: StageLayout, ratio: number): Device {
  const [x, y, width, height] = screen.map((edge) => Math.round(edge * ratio)) as [
    number,
    number,
    number,
    number,
  ]
  return { x, y, width, height, frame: Math.round(bezel * ratio), radius: radius * ratio }
}

export function paintDevice(ctx: Context, layout: StageLayout, ratio: number, theme: RenderTheme): void {
  const { x, y, width, height, frame, radius } = deviceOf(layout, ratio)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  const line = Math.max(1, Math.round(ratio))
  for (const [color, inset] of [
    [theme.bezelEdge, 0],
    [theme.bezel, line],
  ] as const) {
    const around = frame - inset
    ctx.fillStyle = color
    ctx.beginPath()
    ctx.roundRect(x - around, y - around, width + 2 * around, height + 2 * around, radius + around)
    ctx.fill()
  }
}

export function paintScreen(
  ctx: Context,
  layout: StageLayout,
  ratio: number,
  theme: RenderTheme,
  scene: Scene | null,
): Painted {
  const { x, y, width, height } = deviceOf(layout, ratio)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, y, width, height)
  ctx.clip()
  ctx.fillStyle = theme.screen
  ctx.fillRect(x, y, width, height)
  const place = { scale: layout.scale * ratio, x, y, clip: { x0: x, y0: y, x1: x + width, y1: y + height } }
  const painted = scene ? paintTree(ctx, scene, place) : { views: 0, animates: false, waits: false }
  ctx.restore()
  return painted
}
