// The timeline's still part: markers, histogram, spans, what is loaded, bands of screens. Painted again only when data, size or theme change.
// CSS pixels; the context is already scaled.
import type { Context } from '../canvas.ts'
import { measure, uiFont } from '../fonts.ts'
import type { MarkerTone, RenderTheme, SpanKind, TimelineData } from '../types.ts'
import { activityBars, type Band, type MarkerBin, screenBands, spanBand } from './layout.ts'
import { type TimeScale, xOf } from './scale.ts'

/** Where the rows lie, CSS pixels from the top. */
export interface Rows {
  /** The line that markers sit on. */
  readonly markers: number
  readonly top: number
  readonly bottom: number
  /** Null where there is no room for bands. */
  readonly bands: number | null
  readonly height: number
}

const BAND = 17
const BAR = 3
const LABEL = uiFont(11, 500)
const width = (string: string) => measure(string, LABEL)

export function rowsOf(height: number): Rows {
  const hasBands = height >= 48
  const bottom = height - (hasBands ? BAND + 7 : 4)
  return { markers: 8, top: Math.min(18, bottom), bottom, bands: hasBands ? height - BAND : null, height }
}

export function paintTimeline(
  ctx: Context,
  data: TimelineData,
  bins: readonly MarkerBin[],
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  paintSpans(ctx, data, scale, rows, theme)
  paintActivity(ctx, data, scale, rows, theme)
  paintSpanLabels(ctx, data, scale, rows, theme)
  paintLoaded(ctx, data, scale, rows, theme)
  paintBands(ctx, data, scale, rows, theme)
  paintMarkers(ctx, bins, rows, theme)
}

function paintSpans(
  ctx: Context,
  data: TimelineData,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  for (const span of data.spans) {
    const band = spanBand(span, scale, width)
    if (band.width <= 0) continue
    ctx.globalAlpha = span.kind === 'idle' ? 0.1 : 0.2
    ctx.fillStyle = theme.spans[span.kind]
    ctx.beginPath()
    ctx.roundRect(band.x, rows.top, Math.max(1, band.width), rows.bottom - rows.top, 3)
    ctx.fill()
    if (isGap(span.kind)) hatch(ctx, band, rows, theme.spans[span.kind])
  }
  ctx.globalAlpha = 1
}

function isGap(kind: SpanKind): boolean {
  return kind === 'missing' || kind === 'failed' || kind === 'invalid'
}

function hatch(ctx: Context, band: Band, rows: Rows, color: string): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(band.x, rows.top, Math.max(1, band.width), rows.bottom - rows.top)
  ctx.clip()
  ctx.globalAlpha = 0.3
  ctx.strokeStyle = color
  ctx.lineWidth = 1.5
  ctx.beginPath()
  const tall = rows.bottom - rows.top
  for (let x = band.x - tall; x < band.x + band.width; x += 7) {
    ctx.moveTo(x, rows.bottom)
    ctx.lineTo(x + tall, rows.top)
  }
  ctx.stroke()
  ctx.restore()
}

function paintActivity(
  ctx: Context,
  data: TimelineData,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  const tall = rows.bottom - rows.top - 2
  ctx.fillStyle = theme.line
  ctx.fillRect(scale.left, rows.bottom - 1, scale.width, 1)
  ctx.fillStyle = theme.bar
  ctx.beginPath()
  activityBars(data.activity, scale, BAR).forEach((value, i) => {
    if (value <= 0) return
    const high = Math.max(2, Math.round(value * tall))
    ctx.rect(scale.left + i * BAR, rows.bottom - high, BAR - 1, high)
  })
  ctx.fill()
}

function paintSpanLabels(
  ctx: Context,
  data: TimelineData,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  ctx.font = LABEL
  for (const span of data.spans) {
    const band = spanBand(span, scale, width)
    if (band.label === '') continue
    const wide = width(band.label)
    const [x, y] = [band.x + (band.width - wide) / 2, (rows.top + rows.bottom) / 2]
    // Bars and hatching would cross the letters.
    ctx.globalAlpha = 0.8
    ctx.fillStyle = theme.surface
    ctx.beginPath()
    ctx.roundRect(x - 5, y - 8, wide + 10, 16, 4)
    ctx.fill()
    ctx.globalAlpha = 1
    ctx.fillStyle = span.kind === 'idle' ? theme.textQuiet : theme.text
    ctx.fillText(band.label, x, y + 4)
  }
}

function paintLoaded(
  ctx: Context,
  data: TimelineData,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  ctx.fillStyle = theme.loaded
  for (const { from, to } of data.loaded) {
    const x = xOf(scale, from)
    ctx.fillRect(x, rows.bottom + 1, Math.max(1, xOf(scale, to) - x), 2)
  }
}

function paintBands(
  ctx: Context,
  data: TimelineData,
  scale: TimeScale,
  rows: Rows,
  theme: RenderTheme,
): void {
  if (rows.bands === null) return
  ctx.font = LABEL
  for (const band of screenBands(data.marks, scale, data.duration, width)) {
    ctx.fillStyle = band.index % 2 === 0 ? theme.band : theme.bandOther
    ctx.beginPath()
    ctx.roundRect(band.x, rows.bands, Math.max(1, band.width - 1), BAND - 1, 3)
    ctx.fill()
    if (band.label === '') continue
    ctx.fillStyle = theme.textQuiet
    ctx.fillText(band.label, band.x + 5, rows.bands + 12)
  }
}

// The loudest tone of a bin is what it shows.
const loudness: readonly MarkerTone[] = ['warning', 'accent', 'event', 'log', 'system']

function toneOf(bin: MarkerBin): MarkerTone {
  return loudness.find((tone) => bin.markers.some((marker) => marker.tone === tone)) ?? 'event'
}

function paintMarkers(ctx: Context, bins: readonly MarkerBin[], rows: Rows, theme: RenderTheme): void {
  for (const bin of bins) {
    const tone = toneOf(bin)
    const radius = Math.min(5, (tone === 'system' ? 2.5 : 3) + Math.log2(bin.markers.length) * 0.7)
    ctx.fillStyle = theme.markers[tone]
    ctx.beginPath()
    ctx.arc(bin.x, rows.markers, radius, 0, Math.PI * 2)
    ctx.fill()
  }
}
