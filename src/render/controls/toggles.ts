// Controls that hold one of a few states: switch, stepper, segments, pages.
import { knob, type Pen, pill, raised, system } from './look.ts'

/** A switch of the system's size, in the middle of its box. A masked one stands between on and off. */
export function paintSwitch(pen: Pen): void {
  const { ctx, control } = pen
  const height = Math.min(31, pen.height)
  const width = Math.min(Math.max(height * 1.645, 31), pen.width)
  const x = (pen.width - width) / 2
  const y = (pen.height - height) / 2
  const isOn = control.on === true && !pen.masked
  pill(ctx, x, y, width, height, isOn ? (control.tint ?? system.green) : (control.track ?? system.off))
  const radius = height / 2 - 2
  const left = x + 2 + radius
  const right = x + width - 2 - radius
  const at = pen.masked ? (left + right) / 2 : isOn ? right : left
  knob(pen, at, y + height / 2, radius, control.thumb ?? system.white)
}

export function paintStepper(pen: Pen): void {
  const { ctx, width, height, control } = pen
  ctx.fillStyle = control.track ?? system.fill
  ctx.beginPath()
  ctx.roundRect(0, 0, width, height, Math.min(8, height / 2))
  ctx.fill()
  ctx.fillStyle = system.separator
  ctx.fillRect(width / 2 - 0.5, height * 0.22, 1, height * 0.56)
  const arm = Math.min(7, height / 4)
  const can = stepsLeft(pen)
  stroke(pen, width / 4, arm, can.down, false)
  stroke(pen, (width * 3) / 4, arm, can.up, true)
}

function stepsLeft({ control }: Pen): { down: boolean; up: boolean } {
  const { value, min, max } = control
  if (value === undefined) return { down: true, up: true }
  return { down: min === undefined || value > min, up: max === undefined || value < max }
}

function stroke(
  { ctx, height, control }: Pen,
  x: number,
  arm: number,
  enabled: boolean,
  plus: boolean,
): void {
  ctx.strokeStyle = enabled ? (control.tint ?? system.label) : system.separator
  ctx.lineWidth = 1.6
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.moveTo(x - arm, height / 2)
  ctx.lineTo(x + arm, height / 2)
  if (plus) {
    ctx.moveTo(x, height / 2 - arm)
    ctx.lineTo(x, height / 2 + arm)
  }
  ctx.stroke()
}

/** The tray, the selected segment and the lines between the others. Titles are children, drawn above. */
export function paintSegments(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const count = Math.min(100, Math.max(1, control.count ?? 1))
  const selected = pen.masked ? -1 : (control.selected ?? -1)
  ctx.fillStyle = control.track ?? system.fill
  ctx.beginPath()
  ctx.roundRect(0, 0, width, height, Math.min(9, height / 2))
  ctx.fill()
  const step = width / count
  ctx.fillStyle = system.separator
  for (let i = 1; i < count; i++)
    if (i !== selected && i !== selected + 1) ctx.fillRect(i * step - 0.5, height * 0.28, 1, height * 0.44)
  if (selected < 0 || selected >= count) return
  raised(pen, control.tint ?? system.white, () =>
    ctx.roundRect(selected * step + 2, 2, step - 4, height - 4, Math.min(7, height / 2)),
  )
}

const DOT = 7
const DOT_STEP = 16
const MOST_DOTS = 200

export function paintPages(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const fits = Math.max(1, Math.floor(width / DOT_STEP))
  const count = Math.min(fits, MOST_DOTS, control.count ?? 0)
  const selected = pen.masked ? -1 : (control.selected ?? -1)
  const left = (width - (count - 1) * DOT_STEP) / 2
  for (let i = 0; i < count; i++) {
    const color = i === selected ? (control.tint ?? system.grey) : (control.track ?? '#8e8e9366')
    pill(ctx, left + i * DOT_STEP - DOT / 2, (height - DOT) / 2, DOT, DOT, color)
  }
}
