// Controls that show how much, or that something goes on: slider, progress, activity.
import { fractionOf, knob, type Pen, pill, system } from './look.ts'

const THUMB = 28

export function paintSlider(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const thumb = Math.min(THUMB, height)
  const fraction = pen.masked ? 0.5 : fractionOf(control)
  const x = thumb / 2 + fraction * (width - thumb)
  pill(ctx, 2, height / 2 - 2, width - 4, 4, control.track ?? system.track)
  if (!pen.masked) pill(ctx, 2, height / 2 - 2, x - 2, 4, control.tint ?? system.blue)
  knob(pen, x, height / 2, thumb / 2 - 0.5, control.thumb ?? system.white)
}

export function paintProgress(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const tall = Math.min(height, 4)
  const y = (height - tall) / 2
  pill(ctx, 0, y, width, tall, control.track ?? '#e4e4e6')
  if (!pen.masked) pill(ctx, 0, y, width * fractionOf(control), tall, control.tint ?? system.blue)
}

const SPOKES = 8
/** How long an activity indicator shows one of its states, ms. */
export const SPOKE_MS = 125

/** Eight spokes, the brightest going round; a still one shows all of them faintly. */
export function paintActivity(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const size = Math.min(width, height)
  const lead = control.animating ? Math.floor(pen.at / SPOKE_MS) % SPOKES : -1
  ctx.translate(width / 2, height / 2)
  ctx.strokeStyle = control.tint ?? system.grey
  ctx.lineWidth = size * 0.11
  ctx.lineCap = 'round'
  const alpha = ctx.globalAlpha
  for (let i = 0; i < SPOKES; i++) {
    const behind = lead < 0 ? SPOKES - 2 : (lead - i + SPOKES) % SPOKES
    ctx.globalAlpha = alpha * (1 - (behind / SPOKES) * 0.85)
    ctx.beginPath()
    ctx.moveTo(0, -size * 0.24)
    ctx.lineTo(0, -size * 0.42)
    ctx.stroke()
    ctx.rotate((Math.PI * 2) / SPOKES)
  }
  ctx.globalAlpha = alpha
}
