// Fonts: the one place that names them, and how wide a string is in them. The phone's own font is used where the browser has it, else the
// one that the viewer ships; recorded widths make up for the difference. Widths are kept, of letters and of at most WIDTHS_KEPT strings.
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

const FONTS_KEPT = 1_000
const fonts = new Map<string, string>()

/** One and the same string for a font, so that comparing it and looking up by it cost nothing. */
export function fontOf({
  size,
  weight = 400,
  design = 'default',
}: Pick<TextRun, 'size' | 'weight' | 'design'>): string {
  const key = `${weight} ${size} ${design}`
  const before = fonts.get(key)
  if (before !== undefined) return before
  if (fonts.size >= FONTS_KEPT) fonts.clear()
  const font = `${weight} ${size}px ${families[design] ?? families.default}`
  fonts.set(key, font)
  return font
}

const WIDTHS_KEPT = 20_000
/** Letters below this (Latin, with accents) are as wide together as they are one by one, kerning apart. */
const SIMPLE = 0x250

const widths = new Map<string, number>()
const letters = new Map<string, Float32Array>()
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
  letters.clear()
  measurerFont = ''
  epoch++
}

/** Width in pixels of that font, to a hundredth of it: a picture that was never seen has a thousand strings, and asking the browser is slow. */
export function measure(string: string, font: string): number {
  const known = lettersOf(font)
  let width = 0
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i)
    if (code >= SIMPLE) return measureWhole(string, font)
    if ((known[code] as number) < 0) known[code] = ask(string[i] as string, font)
    width += known[code] as number
  }
  return width
}

function lettersOf(font: string): Float32Array {
  const known = letters.get(font)
  if (known) return known
  if (letters.size >= 256) letters.clear()
  const empty = new Float32Array(SIMPLE).fill(-1)
  letters.set(font, empty)
  return empty
}

function measureWhole(string: string, font: string): number {
  const key = `${font}\n${string}`
  const before = widths.get(key)
  if (before !== undefined) return before
  if (widths.size >= WIDTHS_KEPT) widths.clear()
  const width = ask(string, font)
  widths.set(key, width)
  return width
}

function ask(string: string, font: string): number {
  measurer ??= makeCanvas(1, 1).ctx
  if (measurerFont !== font) {
    measurer.font = font
    measurerFont = font
  }
  return measurer.measureText(string).width
}
