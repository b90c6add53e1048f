// Stretches in which the picture stands still or is not known, behind the histogram: tinted by reason, gaps hatched, and named where there is room.
import { durationText } from '../../lib/time.ts'
import type { RenderTheme, SpanKind, TimelineSpan } from '../types.ts'
import { LABEL, labelWidth, type Sheet } from './paintTimeline.ts'
import type { Rows } from './rows.ts'
import { fittingLabel, type Stretch, stretchesWithin } from './stretches.ts'

const words: Readonly<Record<SpanKind, string>> = {
  idle: 'idle',
  background: 'background',
  paused: 'recording paused',
  missing: 'not captured',
  failed: 'not loaded',
  invalid: 'not readable',
}

const isGap = (kind: SpanKind) => kind === 'missing' || kind === 'failed' || kind === 'invalid'

/** A gap is never too short to be seen. */
const leastOf = (kind: SpanKind) => (isGap(kind) ? 2 : 1)

export function paintSpans(sheet: Sheet): void {
  const { ctx, index, scale, rows, theme } = sheet
  for (const [kind, spans] of index.spans)
    for (const { x, width } of stretchesWithin(spans, scale, leastOf(kind))) {
      ctx.globalAlpha = kind === 'idle' ? 0.1 : 0.2
      ctx.fillStyle = theme.spans[kind]
      ctx.beginPath()
      ctx.roundRect(x, rows.top, width, rows.bottom - rows.top, Math.min(3, width / 2))
      ctx.fill()
      if (isGap(kind)) hatch(sheet, x, width, theme.spans[kind])
    }
  ctx.globalAlpha = 1
}

function hatch({ ctx, rows }: Sheet, x: number, width: number, color: string): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, rows.top, width, rows.bottom - rows.top)
  ctx.clip()
  ctx.globalAlpha = 0.3
  ctx.strokeStyle = color
  ctx.lineWidth = 1.5
  ctx.beginPath()
  const tall = rows.bottom - rows.top
  for (let at = x - tall; at < x + width; at += 7) {
    ctx.moveTo(at, rows.bottom)
    ctx.lineTo(at + tall, rows.top)
  }
  ctx.stroke()
  ctx.restore()
}

export function paintSpanLabels({ ctx, index, scale, rows, theme }: Sheet): void {
  ctx.font = LABEL
  for (const [kind, spans] of index.spans)
    for (const stretch of stretchesWithin(spans, scale, leastOf(kind))) {
      const span = spans[stretch.first]
      const label = span && stretch.count === 1 ? fittingLabel(labelsOf(span), stretch.width, labelWidth) : ''
      if (label !== '') paintLabel(ctx, label, stretch, rows, theme, kind)
    }
}

/** With how long it lasts, where that fits. */
function labelsOf(span: TimelineSpan): readonly string[] {
  const label = spanLabel(span)
  return [`${label} · ${durationText(span.to - span.from)}`, label]
}

export function spanLabel(span: TimelineSpan): string {
  return span.label ?? words[span.kind]
}

/** On a ground of its own: bars may stand behind it. */
function paintLabel(
  ctx: Sheet['ctx'],
  label: string,
  { x, width }: Stretch,
  rows: Rows,
  theme: RenderTheme,
  kind: SpanKind,
): void {
  const wide = labelWidth(label)
  const left = x + (width - wide) / 2
  const middle = (rows.top + rows.bottom) / 2
  ctx.globalAlpha = 0.8
  ctx.fillStyle = theme.surface
  ctx.beginPath()
  ctx.roundRect(left - 4, middle - 8, wide + 8, 16, 4)
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.fillStyle = kind === 'idle' ? theme.textQuiet : theme.text
  ctx.fillText(label, left, middle + 4)
}
