// Controls that choose one of many: picker wheels, and date pickers, compact or as wheels. Rows of a picker are children, drawn above.
import { uiFont } from '../fonts.ts'
import { type Pen, system } from './look.ts'

const ROW = 34
/** A date picker lower than this is a compact one: pills with the date in them. */
const COMPACT_HEIGHT = 60

export function paintPicker({ ctx, width, height, control }: Pen): void {
  ctx.fillStyle = system.fill
  ctx.beginPath()
  ctx.roundRect(8, (height - ROW) / 2, Math.max(0, width - 16), ROW, 8)
  ctx.fill()
  const columns = Math.min(20, control.columns?.length ?? 1)
  ctx.fillStyle = system.separator
  for (let i = 1; i < columns; i++)
    ctx.fillRect((i * width) / columns - 0.5, (height - ROW) / 2 + 8, 1, ROW - 16)
}

export function paintDate(pen: Pen): void {
  const { ctx, width, height, control } = pen
  const labels = pen.masked ? [] : dateLabels(control.date, control.mode)
  const font = uiFont(17, 400)
  ctx.font = font
  if (height >= COMPACT_HEIGHT) {
    paintPicker(pen)
    const label = labels.join('  ')
    ctx.fillStyle = system.label
    ctx.fillText(label, (width - ctx.measureText(label).width) / 2, height / 2 + 6)
    return
  }
  let x = 0
  for (const label of labels) {
    const wide = ctx.measureText(label).width + 22
    ctx.fillStyle = system.fill
    ctx.beginPath()
    ctx.roundRect(x, 0, Math.min(wide, width - x), height, Math.min(8, height / 2))
    ctx.fill()
    ctx.fillStyle = control.tint ?? system.label
    ctx.fillText(label, x + 11, height / 2 + 6)
    x += wide + 6
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What a date picker of that mode shows, as recorded: never moved to another time zone. What is no ISO date stands as it is. */
export function dateLabels(date: string | undefined, mode: string | undefined): string[] {
  if (date === undefined) return []
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?/.exec(date)
  const month = months[Number(match?.[2]) - 1]
  if (!match || !month) return [date]
  const day = `${month} ${Number(match[3])}, ${match[1]}`
  const time = match[4] === undefined ? null : `${match[4]}:${match[5]}`
  if (mode === 'date' || time === null) return [day]
  return mode === 'time' || mode === 'countDownTimer' ? [time] : [day, time]
}
