// The veil over a picture that is not of this moment. CSS pixels.
import type { Context } from './canvas.ts'
import { tracePath } from './paintBox.ts'
import type { StageLayout } from './stageLayout.ts'
import type { RenderTheme } from './types.ts'

export function paintVeil(ctx: Context, { screen, radius: r }: StageLayout, theme: RenderTheme): void {
  const [x, y, w, h] = screen
  ctx.save()
  ctx.translate(x, y)
  ctx.fillStyle = theme.veil
  ctx.beginPath()
  tracePath(ctx, [r, r, r, r], { w, h, unit: 1 }, 0)
  ctx.fill()
  ctx.restore()
}
