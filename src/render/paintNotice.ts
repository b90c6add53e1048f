// What stands over the picture: a veil where the picture is not of this moment, and a card that says why. CSS pixels.

import type { Context } from './canvas.ts'
import { fontOf, measure, uiFont } from './fonts.ts'
import { tracePath } from './paintBox.ts'
import type { StageLayout } from './stageLayout.ts'
import { breakLines } from './textLayout.ts'
import type { Notice, RenderTheme } from './types.ts'

const PADDING = 14
const LABEL = { size: 14, weight: 600 }
const DETAIL = { size: 12, weight: 400 }
const DETAIL_LINES = 4

export function paintNotice(ctx: Context, notice: Notice, layout: StageLayout, theme: RenderTheme): void {
  const [x, y, width, height] = layout.screen
  const hasVeil = notice.veil ?? true
  if (hasVeil) {
    ctx.save()
    ctx.translate(x, y)
    ctx.fillStyle = theme.veil
    ctx.beginPath()
    const r = layout.radius
    tracePath(ctx, [r, r, r, r], { w: width, h: height, unit: 1 }, 0)
    ctx.fill()
    ctx.restore()
  }
  paintCard(ctx, notice, [x + width / 2, hasVeil ? y + height / 2 : y + height * 0.12], width - 24, theme)
}

function paintCard(
  ctx: Context,
  notice: Notice,
  middle: readonly [number, number],
  room: number,
  theme: RenderTheme,
): void {
  const lines = detailLines(notice.detail ?? '', Math.min(room, 300) - 2 * PADDING)
  const labelFont = uiFont(LABEL.size, LABEL.weight)
  const detailFont = uiFont(DETAIL.size, DETAIL.weight)
  const dot = notice.tone === 'quiet' ? 0 : 14
  const labelWidth = measure(notice.label, labelFont) + dot
  const width = Math.min(
    room,
    Math.max(labelWidth, ...lines.map((line) => measure(line, detailFont))) + 2 * PADDING,
  )
  const height = 2 * PADDING - 6 + LABEL.size + lines.length * 17
  const left = Math.round(middle[0] - width / 2)
  const top = Math.round(middle[1] - height / 2)
  card(ctx, left, top, width, height, theme)
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top, width, height)
  ctx.clip()
  ctx.font = labelFont
  ctx.fillStyle = theme.noticeText
  const labelX = Math.max(left + PADDING, middle[0] - labelWidth / 2)
  const base = top + PADDING - 3 + LABEL.size * 0.86
  ctx.fillText(notice.label, labelX + dot, base)
  if (dot) paintDot(ctx, labelX + 4, base - 5, notice.tone === 'warning' ? theme.warning : theme.accent)
  ctx.font = detailFont
  ctx.fillStyle = theme.noticeDetail
  lines.forEach((line, i) => {
    ctx.fillText(line, middle[0] - measure(line, detailFont) / 2, base + 19 + i * 17)
  })
  ctx.restore()
}

function card(ctx: Context, x: number, y: number, width: number, height: number, theme: RenderTheme): void {
  ctx.save()
  ctx.shadowColor = 'rgba(0, 0, 0, 0.22)'
  ctx.shadowBlur = 24
  ctx.shadowOffsetY = 4
  ctx.fillStyle = theme.noticeFill
  ctx.beginPath()
  ctx.roundRect(x, y, width, height, 12)
  ctx.fill()
  ctx.restore()
}

function paintDot(ctx: Context, x: number, y: number, color: string): void {
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.arc(x, y, 4, 0, Math.PI * 2)
  ctx.fill()
}

function detailLines(detail: string, width: number): string[] {
  if (detail === '') return []
  const text = { string: detail, runs: [DETAIL] }
  const lines = breakLines(text, width, (string, run) => measure(string, fontOf(run)))
  return lines.slice(0, DETAIL_LINES).map(([start, end]) => detail.slice(start, end).trim())
}
