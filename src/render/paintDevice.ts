// The phone: its screen with the picture on it, and the frame around. The picture's round corners are cut off after it is painted: a round
// clip around 1,600 views would cost more than they do.
import type { Context } from './canvas.ts'
import { type Painted, paintTree, type Scene } from './paintTree.ts'
import type { StageLayout } from './stageLayout.ts'
import type { RenderTheme } from './types.ts'

export function paintDevice(
  ctx: Context,
  { screen, scale, bezel, radius }: StageLayout,
  ratio: number,
  theme: RenderTheme,
  scene: Scene | null,
): Painted {
  const [x, y, width, height] = screen.map((edge) => Math.round(edge * ratio)) as [
    number,
    number,
    number,
    number,
  ]
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.fillStyle = theme.screen
  ctx.fillRect(x, y, width, height)
  const painted = scene
    ? paintClipped(ctx, scene, scale * ratio, x, y, width, height)
    : { views: 0, animates: false }
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.globalAlpha = 1
  ctx.globalCompositeOperation = 'destination-out'
  ctx.beginPath()
  ctx.rect(x, y, width, height)
  ctx.roundRect(x, y, width, height, radius * ratio)
  ctx.fill('evenodd')
  ctx.globalCompositeOperation = 'source-over'
  const frame = Math.round(bezel * ratio)
  const outer = radius * ratio + frame
  ctx.fillStyle = theme.bezel
  ctx.beginPath()
  ctx.roundRect(x - frame, y - frame, width + 2 * frame, height + 2 * frame, outer)
  ctx.roundRect(x, y, width, height, radius * ratio)
  ctx.fill('evenodd')
  ctx.strokeStyle = theme.bezelEdge
  ctx.lineWidth = Math.max(1, Math.round(ratio))
  ctx.beginPath()
  const inset = ctx.lineWidth / 2
  ctx.roundRect(
    x - frame + inset,
    y - frame + inset,
    width + 2 * (frame - inset),
    height + 2 * (frame - inset),
    outer - inset,
  )
  ctx.stroke()
  return painted
}

function paintClipped(
  ctx: Context,
  scene: Scene,
  scale: number,
  x: number,
  y: number,
  width: number,
  height: number,
): Painted {
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, y, width, height)
  ctx.clip()
  const painted = paintTree(ctx, scene, {
    scale,
    x,
    y,
    clip: { x0: x, y0: y, x1: x + width, y1: y + height },
  })
  ctx.restore()
  return painted
}
