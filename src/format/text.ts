// Laid-out text: runs, lines, limits (F26).
import { utf8Length } from '../lib/utf8.ts'
import {
  type Codec,
  color,
  integer,
  list,
  number,
  object,
  oneOf,
  optional,
  required,
  string,
  tuple,
} from './codec.ts'
import type { JsonObject } from './json.ts'
import { Broken } from './problem.ts'
import { LIMITS, type PartLine, type Text, type TextLine, type TextRun } from './types.ts'

const STYLE = ['align', 'lineLimit', 'truncation'] as const

const offset = integer('F26')
const points = number('F26')

const run = object('F26', [
  optional('end', offset),
  required('size', points),
  optional('weight', number('F26', 100, 900), '400'),
  optional('design', oneOf('F26', ['default', 'rounded', 'serif', 'monospaced']), '"default"'),
  optional('color', color, '"#000000"'),
])

const whole = tuple('F26', [points, points], 1)
const part = tuple('F26', [offset, offset, points, points, points], 4)

/** A line that holds the whole string has no offsets. */
const line: Codec = {
  read: (value, scope) => formOf(value).read(value, scope),
  write: (value, pen) => formOf(value).write(value, pen),
}

function formOf(value: unknown): Codec {
  return Array.isArray(value) && value.length <= 2 ? whole : part
}

const rest = [
  optional('align', oneOf('F26', ['left', 'center', 'right', 'justified']), '"left"'),
  optional('lineLimit', offset, '0'),
  optional('truncation', oneOf('F26', ['tail', 'head', 'middle', 'clip', 'none']), '"tail"'),
  optional('lines', list('F26', line), '[]'),
]

export const text: Codec = object(
  'F26',
  [required('string', string('F26')), required('runs', list('F26', run, 1)), ...rest],
  checkText,
)

/** In a `set`: without `runs` it is but a new string on new lines. */
export const changedText: Codec = object(
  'F26',
  [required('string', string('F26')), optional('runs', list('F26', run, 1)), ...rest],
  (value) => {
    if (value.runs === undefined)
      for (const key of STYLE)
        if (value[key] !== undefined) throw new Broken('F32', `without runs there is no ${key}`)
    checkText(value)
  },
)

function checkText(value: JsonObject): void {
  const whole = value.string as string
  // Three bytes at most per UTF-16 unit: short texts need no counting.
  if (whole.length * 3 > LIMITS.textBytes && utf8Length(whole) > LIMITS.textBytes)
    throw new Broken('F26', `the text has more than ${LIMITS.textBytes} bytes`, 'string')
  checkRuns((value.runs ?? [{}]) as readonly TextRun[], whole.length)
  checkLines((value.lines ?? []) as readonly TextLine[], whole.length)
}

/** Judges a text that an update has put together: its old runs on a new string. Throws `Broken`. */
export function checkStyle(text: Text): void {
  checkRuns(text.runs, text.string.length)
}

function checkRuns(runs: readonly TextRun[], length: number): void {
  let from = 0
  runs.forEach(({ end }, index) => {
    const isLast = index === runs.length - 1
    if (isLast !== (end === undefined))
      throw new Broken('F26', 'every run but the last one has an end', `runs[${index}]`)
    if (end === undefined) return
    if (end < from || end > length)
      throw new Broken('F26', 'the run ends before it starts, or after the string', `runs[${index}].end`)
    from = end
  })
}

function checkLines(lines: readonly TextLine[], length: number): void {
  let from = 0
  lines.forEach((line, index) => {
    if (line.length <= 2) {
      if (lines.length === 1) return
      throw new Broken('F26', 'a line without offsets is the only one', `lines[${index}]`)
    }
    const [start, end] = line as PartLine
    if (start < from || end < start || end > length)
      throw new Broken('F26', 'lines follow one another within the string', `lines[${index}]`)
    from = end
  })
}
