// The keyboard: it belongs to another process and is never recorded. Where it stood a plain one is drawn, its keys without letters.
import type { Rect, ViewNode } from '../format/types.ts'
import { type Brush, enterBox, isolated, type Space } from './brush.ts'

const ROWS = [10, 9, 7] as const
const GAP = 6
const SIDE = 3

/** The view that stands for the keyboard in the tree of views. */
export function isKeyboard({ placeholder }: ViewNode): boolean {
  return placeholder?.reason === 'outOfProcess' && placeholder.label === 'keyboard'
}

/** `keyboard` in points of `space`. */
export function paintKeyboard(brush: Brush, keyboard: Rect, space: Space): void {
  const [x, y, width, height] = keyboard
  if (width <= 0 || height <= 0) return
  const at: Space = { ...space, e: space.e + space.a * x, f: space.f + space.d * y }
  isolated(brush, () => {
    const box = enterBox(brush, at, width, height)
    const { ctx } = brush
    ctx.globalAlpha = 1
    ctx.fillStyle = '#d1d4db'
    ctx.fillRect(0, 0, box.w, box.h)
    ctx.scale(box.unit, box.unit)
    paintKeys(brush, width, height)
  })
}

function paintKeys({ ctx }: Brush, width: number, height: number): void {
  const top = Math.min(46, height * 0.17)
  const step = Math.min(54, (height - top) / 4.4)
  const key = (width - 2 * SIDE) / 10 - GAP
  const tall = step - 11
  if (key < 4 || tall < 4) return
  const put = (x: number, row: number, wide: number, color: string) => {
    ctx.fillStyle = '#898c9266'
    ctx.beginPath()
    ctx.roundRect(x, top + row * step + 1, wide, tall, 5)
    ctx.fill()
    ctx.fillStyle = color
    ctx.beginPath()
    ctx.roundRect(x, top + row * step, wide, tall, 5)
    ctx.fill()
  }
  ROWS.forEach((count, row) => {
    const left = (width - count * (key + GAP) + GAP) / 2
    for (let i = 0; i < count; i++) put(left + i * (key + GAP), row, key, '#fcfcfe')
  })
  const wide = key * 1.35
  const left = SIDE + GAP / 2
  for (const x of [left, width - left - wide]) put(x, 2, wide, '#abb0bb')
  const space = width * 0.5
  const end = (width - space) / 2 - left - GAP
  put(left, 3, end, '#abb0bb')
  put((width - space) / 2, 3, space, '#fcfcfe')
  put(width - left - end, 3, end, '#abb0bb')
}
