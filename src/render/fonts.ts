// Fonts: the one place that names them, and how wide a string is in them. The phone's own font is used where the browser has it, else the
// one that the viewer ships; recorded widths make up for the difference. Widths are kept, at most WIDTHS_KEPT of them.
import type { TextRun } from '../format/types.ts'
import { type Context, makeCanvas } from './canvas.ts'

/** The family that the viewer ships; `@fontsource-variable/inter` brings it. */
export const shippedFamily = 'Inter Variable'

const families: Record<string, string> = {
  default: `-apple-system, BlinkMacSystemFont, "${shippedFamily}", "Liberation Sans", sans-serif`,
  rounded: `ui-rounded, "SF Pro Rounded", "${shippedFamily}", "Liberation Sans", sans-serif`,
  serif: 'ui-serif, "New York", Georgia, "Liberation Serif", serif',
  monospaced: 'ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace',
}

/** Of stages' own words: notices, labels of placeholders, the timeline. */
export function uiFont(size: number, weight: number): string {
  return `${weight} ${size}px ${families.default}`
}

export function fontOf(run: Pick<TextRun, 'size' | 'weight' | 'design'>): string {
  return `${run.weight ?? 400} ${run.size}px ${families[run.design ?? 'default'] ?? families.default}`
}

const WIDTHS_KEPT = 20_000
const widths = new Map<string, number>()
let measurer: Context | null = null
let measurerFont = ''
let epoch = 0

/** Grows whenever measured widths are no longer true: what was laid out with them is laid out again. */
export function fontEpoch(): number {
  return epoch
}

/** A font has come: every width is measured anew. */
export function forgetWidths(): void {
  widths.clear()
  measurerFont = ''
  epoch++
}

/** Width in pixels of that font. */
export function measure(string: string, font: string): number {
  const key = `${font}\n${string}`
  const before = widths.get(key)
  if (before !== undefined) return before
  if (widths.size >= WIDTHS_KEPT) widths.clear()
  measurer ??= makeCanvas(1, 1).ctx
  if (measurerFont !== font) measurer.font = measurerFont = font
  const width = measurer.measureText(string).width
  widths.set(key, width)
  return width
}
