// The timeline's still part: histogram, spans, ruler, bands of screens, markers, and which part of the whole this is. Painted again only when the window,
// the size, the theme or the data change. CSS pixels; the context is already scaled. Costs what is seen, not what there is.
import type { Context } from '../canvas.ts'
import { measure, uiFont } from '../fonts.ts'
import type { RenderTheme } from '../types.ts'
import { barsWithin } from './activity.ts'
import { binWidth, type MarkerBin } from './markers.ts'
import { paintLogs, paintMarkers } from './paintMarkers.ts'
import { paintSpanLabels, paintSpans } from './paintSpans.ts'
import { BAND, OVERVIEW, type Rows } from './rows.ts'
import { ticksWithin } from './ruler.ts'
import { type TimeScale, xOf } from './scale.ts'
import { fittingLabel, stretchesWithin } from './stretches.ts'
import type { TimelineIndex } from './timelineIndex.ts'
import { isWhole } from './window.ts'

/** All that a part of the timeline is painted from. */
export interface Sheet {
  readonly ctx: Context
  readonly index: TimelineIndex
  readonly scale: TimeScale
  readonly rows: Rows
  readonly theme: RenderTheme
}

const BAR = 3
/** Narrower screens are not told apart. */
const LEAST_BAND = 8
const RULER_APART = 84
export const LABEL = uiFont(11, 500)
const RULER = uiFont(10.5, 450)
export const labelWidth = (string: string) => measure(string, LABEL)

/** Markers share a bin within so many CSS pixels. */
export const MARKERS_APART = 9
export const LOGS_APART = 3

export function paintTimeline(sheet: Sheet, bins: readonly MarkerBin[], logs: readonly MarkerBin[]): void {
  const { ctx, scale, rows } = sheet
  ctx.save()
  ctx.beginPath()
  ctx.rect(scale.left, 0, scale.width, rows.height)
  ctx.clip()
  paintSpans(sheet)
  paintActivity(sheet)
  paintSpanLabels(sheet)
  paintLoaded(sheet)
  paintBands(sheet)
  ctx.restore()
  paintRuler(sheet)
  paintLogs(sheet, logs)
  paintMarkers(sheet, bins, binWidth(scale, MARKERS_APART))
  paintOverview(sheet)
}

function paintActivity({ ctx, index, scale, rows, theme }: Sheet): void {
  ctx.fillStyle = theme.line
  ctx.fillRect(scale.left, rows.bottom - 1, scale.width, 1)
  const { from, length, heights } = barsWithin(index.activity, scale, BAR)
  const tall = rows.bottom - rows.top - 2
  ctx.fillStyle = theme.bar
  ctx.beginPath()
  heights.forEach((height, i) => {
    if (height <= 0) return
    const left = Math.round(xOf(scale, from + i * length))
    const right = Math.round(xOf(scale, from + (i + 1) * length))
    const high = Math.max(2, Math.round(height * tall))
    ctx.rect(left, rows.bottom - high, Math.max(1, right - left - 1), high)
  })
  ctx.fill()
}

function paintLoaded({ ctx, index, scale, rows, theme }: Sheet): void {
  ctx.fillStyle = theme.loaded
  for (const { x, width } of stretchesWithin(index.data.loaded, scale, 1))
    ctx.fillRect(x, rows.bottom + 1, width, 2)
}

function paintRuler({ ctx, scale, rows, theme }: Sheet): void {
  if (rows.ruler === null) return
  ctx.font = RULER
  const right = scale.left + scale.width
  for (const { x, label } of ticksWithin(scale, RULER_APART)) {
    ctx.fillStyle = theme.line
    ctx.fillRect(Math.round(x), rows.bottom + 3, 1, 4)
    ctx.fillStyle = theme.textQuiet
    const wide = measure(label, RULER)
    const left = Math.min(Math.max(scale.left, x - wide / 2), right - wide)
    ctx.fillText(label, left, rows.ruler)
  }
}

function paintBands({ ctx, index, scale, rows, theme }: Sheet): void {
  if (rows.bands === null) return
  ctx.font = LABEL
  for (const { x, width, first, count } of stretchesWithin(index.screens, scale, LEAST_BAND)) {
    ctx.fillStyle = count > 1 || first % 2 === 0 ? theme.band : theme.bandOther
    if (count > 1) {
      ctx.fillRect(x, rows.bands, width, BAND)
      continue
    }
    ctx.beginPath()
    ctx.roundRect(x, rows.bands, Math.max(1, width - 1), BAND, 3)
    ctx.fill()
    const label = fittingLabel([index.screens[first]?.name ?? ''], width, labelWidth)
    if (label === '') continue
    ctx.fillStyle = theme.textQuiet
    ctx.fillText(label, x + 5, rows.bands + 12)
  }
}

/** The scale of the whole, on the same width. */
export function wholeScale({ index, scale }: Pick<Sheet, 'index' | 'scale'>): TimeScale {
  return { ...scale, from: 0, to: index.data.duration }
}

const LEAST_THUMB = 12

/** Where the overview shows what is shown; null: all is shown, and no overview. */
export function thumbOf(sheet: Pick<Sheet, 'index' | 'scale' | 'rows'>): { x: number; width: number } | null {
  const { index, scale, rows } = sheet
  if (rows.overview === null || isWhole(scale, index.data.duration)) return null
  const whole = wholeScale(sheet)
  const width = Math.max(LEAST_THUMB, xOf(whole, scale.to) - xOf(whole, scale.from))
  const middle = (xOf(whole, scale.to) + xOf(whole, scale.from)) / 2
  const x = Math.min(Math.max(scale.left, middle - width / 2), scale.left + scale.width - width)
  return { x, width }
}

function paintOverview(sheet: Sheet): void {
  const thumb = thumbOf(sheet)
  const { ctx, scale, rows, theme } = sheet
  if (!thumb || rows.overview === null) return
  ctx.fillStyle = theme.line
  roundBar(ctx, scale.left, rows.overview, scale.width)
  ctx.globalAlpha = 0.65
  ctx.fillStyle = theme.textQuiet
  roundBar(ctx, thumb.x, rows.overview, thumb.width)
  ctx.globalAlpha = 1
}

function roundBar(ctx: Context, x: number, y: number, width: number): void {
  ctx.beginPath()
  ctx.roundRect(x, y, width, OVERVIEW, OVERVIEW / 2)
  ctx.fill()
}
