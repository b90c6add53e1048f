// Where each piece of a text stands and how far it is stretched. Recorded lines are taken as they are, each fitted to its recorded width;
// without any, text is wrapped greedily. Pure: the font comes in as a function that measures.
import { fullLine } from '../format/lines.ts'
import type { PartLine, Text, TextLine, TextRun } from '../format/types.ts'

/** A part of a line in one run's font. `x` and `baseline` in points from the node's corner; `stretch` fits it to the recorded width. */
export interface Piece {
  readonly string: string
  readonly run: TextRun
  readonly x: number
  readonly baseline: number
  readonly stretch: number
}

/** Width in points of a string in a run's font. */
export type Measure = (string: string, run: TextRun) => number

export interface TextBox {
  readonly width: number
  readonly height: number
  /** Without recorded lines: in the middle (a label), or from the top (a text view). */
  readonly vertical: 'middle' | 'top'
}

interface Part {
  readonly string: string
  readonly run: TextRun
}

const ELLIPSIS = '…'
// Of the phone's font: lines follow each other at 1.193 of the size, the baseline is at 0.952.
const LINE = 1.193
const ASCENT = 0.952

export function layOut(text: Text, box: TextBox, measure: Measure): readonly Piece[] {
  if (text.string === '') return []
  if (text.lines && text.lines.length > 0)
    return text.lines.flatMap((line, i) =>
      recordedLine(text, i, fullLine(line, text.string.length, box.width), box, measure),
    )
  return wrapped(text, box, measure)
}

function recordedLine(text: Text, index: number, line: PartLine, box: TextBox, measure: Measure): Piece[] {
  const parts = partsOfLine(text, index, line)
  const natural = parts.reduce((sum, part) => sum + measure(part.string, part.run), 0)
  if (natural <= 0) return []
  const { x, stretch } = fitRecorded(text, line, box.width, natural)
  return place(parts, x, line[2], stretch, measure)
}

/** Where a recorded line begins, and how far it is stretched, that is `natural` wide in the font at hand. `room`: the box's width. */
export function fitRecorded(
  text: Text,
  [, , , width, x]: PartLine,
  room: number,
  natural: number,
): { x: number; stretch: number } {
  const stretch = width > 0 ? stepped(Math.min(1.6, Math.max(0.6, width / natural)), width) : 1
  const fitted = natural * stretch
  // Where the fit was given up, what is left of the recorded width lies as the text is aligned.
  const left = (x ?? alignedX(text, room, width)) + alignedX(text, width > 0 ? width : fitted, fitted)
  return { x: left, stretch }
}

// Latin, with accents; a right to left script, a tab or a line feed is none of it.
const LAST_PLAIN = 0x24f

/**
 * The line of a text of which it is all, in one font, and drawn as it is written; null: it is to be laid out piece by piece.
 * `width`: the box's.
 */
export function onlyLine({ string, runs, lines }: Text, width: number): PartLine | null {
  if (lines?.length !== 1 || runs.length !== 1 || string === '') return null
  const line = fullLine(lines[0] as TextLine, string.length, width)
  if (line[0] !== 0 || line[1] !== string.length) return null
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i)
    if (code < 0x20 || code > LAST_PLAIN) return null
  }
  return string.trimEnd() === string ? line : null
}

// In steps: the browser keeps its drawn glyphs by their stretch, in 2 MB for all, and beyond some 15 stretches it draws them anew for every picture, at
// ten times the price. As coarse as puts the end of no line off by more than 2 points, but for long lines by a 128th of them.
function stepped(stretch: number, width: number): number {
  const steps = width <= 64 ? 16 : width <= 128 ? 32 : 64
  return Math.round(stretch * steps) / steps
}

/** The characters of a recorded line by run, an ellipsis where truncation put one. */
export function partsOfLine(text: Text, index: number, line: PartLine): Part[] {
  const [start, end] = line
  const isLast = index === (text.lines?.length ?? 0) - 1
  const rest = text.string.slice(end)
  if (!isLast || rest.trim() === '') return partsBetween(text, start, end)
  const truncation = text.truncation ?? 'tail'
  if (truncation === 'clip' || truncation === 'none') return partsBetween(text, start, end)
  return truncatedParts(text, start, end - start, truncation)
}

/** `count` characters of what begins at `start`, with an ellipsis for the others: behind, before or between them. */
function truncatedParts(text: Text, start: number, count: number, how: 'tail' | 'head' | 'middle'): Part[] {
  const length = text.string.length
  if (how === 'tail') return [...partsBetween(text, start, start + count), dots(text, start + count)]
  if (how === 'head') return [dots(text, length - count), ...partsBetween(text, length - count, length)]
  const front = Math.ceil(count / 2)
  const back = length - (count - front)
  return [
    ...partsBetween(text, start, start + front),
    dots(text, start + front),
    ...partsBetween(text, back, length),
  ]
}

function dots(text: Text, at: number): Part {
  return { string: ELLIPSIS, run: runAt(text, Math.max(0, at - 1)) }
}

function runAt(text: Text, offset: number): TextRun {
  return (text.runs.find((run) => run.end === undefined || offset < run.end) ?? text.runs.at(-1)) as TextRun
}

/** Characters `start` … `end` cut at the runs' ends, line breaks and trailing white space left out. */
function partsBetween(text: Text, start: number, end: number): Part[] {
  const shown = start + text.string.slice(start, end).trimEnd().length
  const parts: Part[] = []
  let from = start
  for (const run of text.runs) {
    const to = Math.min(run.end ?? shown, shown)
    if (to <= from) continue
    parts.push({ string: text.string.slice(from, to).replace(/[\n\t]/g, ' '), run })
    from = to
  }
  return parts
}

function place(
  parts: readonly Part[],
  x: number,
  baseline: number,
  stretch: number,
  measure: Measure,
): Piece[] {
  let at = x
  return parts.map((part) => {
    const piece = { ...part, x: at, baseline, stretch }
    at += measure(part.string, part.run) * stretch
    return piece
  })
}

function alignedX(text: Text, room: number, width: number): number {
  if (text.align === 'center') return (room - width) / 2
  return text.align === 'right' ? room - width : 0
}

function wrapped(text: Text, box: TextBox, measure: Measure): Piece[] {
  const size = Math.max(...text.runs.map((run) => run.size))
  const step = size * LINE
  const fits = Math.max(1, Math.floor(box.height / step + 0.1))
  const limit = text.lineLimit ? Math.min(text.lineLimit, fits) : fits
  const lines = breakLines(text, box.width, measure)
  const shown = lines.slice(0, limit)
  const top = box.vertical === 'middle' ? (box.height - shown.length * step) / 2 : 0
  return shown.flatMap(([start, end], i) => {
    const cut = i === limit - 1 && lines.length > limit
    const parts = cut ? cutLine(text, start, box.width, measure) : partsBetween(text, start, end)
    const width = parts.reduce((sum, part) => sum + measure(part.string, part.run), 0)
    // A label that was measured in another font must not lose its last word to an ellipsis: squeeze a little instead.
    const stretch = width > box.width && width > 0 ? Math.max(0.7, box.width / width) : 1
    return place(
      parts,
      alignedX(text, box.width, width * stretch),
      top + i * step + size * ASCENT,
      stretch,
      measure,
    )
  })
}

/** As many characters as fit, and an ellipsis. */
function cutLine(text: Text, start: number, width: number, measure: Measure): Part[] {
  const how = text.truncation ?? 'tail'
  if (how === 'clip' || how === 'none') return partsBetween(text, start, text.string.length)
  let low = 0
  let high = text.string.length - start
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const parts = truncatedParts(text, start, middle, how)
    if (parts.reduce((sum, part) => sum + measure(part.string, part.run), 0) <= width) low = middle
    else high = middle - 1
  }
  return truncatedParts(text, start, low, how)
}

/** Greedy line breaks: at line feeds, between words, inside a word that no line can hold. [start, end] offsets. */
export function breakLines(text: Text, width: number, measure: Measure): [start: number, end: number][] {
  const room = width * 1.04 + 0.5 // another font than the phone's: a little over is still the same line
  const lines: [number, number][] = []
  let start = 0
  let used = 0
  for (const word of text.string.matchAll(/\n|[^\S\n]+|\S+/g)) {
    const at = word.index
    const end = at + word[0].length
    if (word[0] === '\n') {
      lines.push([start, at])
      start = end
      used = 0
      continue
    }
    const isSpace = word[0].trim() === ''
    const size = measureBetween(text, at, end, measure)
    if (used + size > room && used > 0 && !isSpace) {
      lines.push([start, at])
      start = at
      used = 0
    }
    if (size > room && !isSpace) {
      start = breakWord(text, start, end, room, measure, lines)
      used = measureBetween(text, start, end, measure)
    } else used += size
  }
  lines.push([start, text.string.length])
  return lines
}

function breakWord(
  text: Text,
  from: number,
  end: number,
  room: number,
  measure: Measure,
  lines: [number, number][],
): number {
  let start = from
  let used = 0
  for (let at = start; at < end; at++) {
    const letter = measureBetween(text, at, at + 1, measure)
    if (used + letter > room && at > start) {
      lines.push([start, at])
      start = at
      used = 0
    }
    used += letter
  }
  return start
}

function measureBetween(text: Text, start: number, end: number, measure: Measure): number {
  let width = 0
  let from = start
  for (const run of text.runs) {
    const to = Math.min(run.end ?? end, end)
    if (to <= from) continue
    width += measure(text.string.slice(from, to), run)
    from = to
  }
  return width
}
