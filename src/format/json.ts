// JSON at the border: one line in, one object out (F3, F13), and unknown values back as canonical text (C1 … C3).
// The depth is counted before parsing and only on lines long enough to be too deep: about a tenth of the cost of parsing.
import { compareUtf8, hasLoneSurrogate } from '../lib/utf8.ts'
import { Broken, under } from './problem.ts'
import { LIMITS } from './types.ts'

export type JsonObject = Record<string, unknown>

/** One line as an object. Throws `Broken` F3 or F13. */
export function parseLine(line: string): JsonObject {
  if (line.length > 2 * LIMITS.jsonDepth && nestsDeeperThan(line, LIMITS.jsonDepth))
    throw new Broken('F3', `objects and lists nest more than ${LIMITS.jsonDepth} deep`)
  const value = parse(line)
  if (!isObject(value)) throw new Broken('F3', 'the line is no JSON object')
  if (MAYBE_SURROGATE.test(line)) forbidLoneSurrogates(value)
  return value
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Escaped anywhere, or as a unit of the text itself.
const MAYBE_SURROGATE = /\\u[dD][89a-fA-F]|[\ud800-\udfff]/

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Broken('F3', 'the line is no JSON')
  }
}

function nestsDeeperThan(line: string, limit: number): boolean {
  let depth = 0
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i)
    if (unit === QUOTE) i = endOfString(line, i)
    else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
      if (++depth > limit) return true
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) depth--
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** The index of the quote that closes the string opened at `start`, or the line's end. */
function endOfString(line: string, start: number): number {
  let i = start + 1
  for (; i < line.length; i++) {
    const unit = line.charCodeAt(i)
    if (unit === QUOTE) return i
    if (unit === BACKSLASH) i++
  }
  return i
}

function forbidLoneSurrogates(value: unknown): void {
  if (typeof value === 'string') {
    if (hasLoneSurrogate(value)) throw new Broken('F13', 'the string holds a lone surrogate')
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      inside(index, () => forbidLoneSurrogates(item))
    })
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (hasLoneSurrogate(key)) throw new Broken('F13', 'a key holds a lone surrogate')
      inside(key, () => forbidLoneSurrogates(value[key]))
    }
  }
}

/** An unknown value as canonical text: keys by UTF-8 bytes, numbers with 6 decimals. Throws `Broken` F13. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return writeNumber(checkNumber(value), 6)
  if (typeof value === 'string') return writeString(value)
  if (Array.isArray(value)) return `[${value.map((item, index) => inside(index, () => canonicalJson(item)))}]`
  if (!isObject(value)) return String(value)
  const keys = Object.keys(value).sort(compareUtf8)
  return `{${keys.map((key) => `${writeString(key)}:${inside(key, () => canonicalJson(value[key]))}`)}}`
}

function inside<T>(step: string | number, work: () => T): T {
  try {
    return work()
  } catch (caught) {
    throw under(caught, step)
  }
}

/** A number within F13. */
export function checkNumber(value: number): number {
  if (Number.isSafeInteger(value) || (Math.abs(value) <= 1e9 && !Number.isInteger(value))) return value
  throw new Broken('F13', 'the number is too large')
}

/** C2: integers as their digits, all else rounded half away from zero. No exponent, no −0. */
export function writeNumber(value: number, decimals: 2 | 6): string {
  if (Number.isInteger(value)) return value === 0 ? '0' : String(value)
  const scale = decimals === 2 ? 100 : 1_000_000
  const scaled = Math.floor(Math.abs(value) * scale + 0.5)
  if (scaled === 0) return '0'
  const whole = Math.floor(scaled / scale)
  const rest = scaled - whole * scale
  const sign = value < 0 ? '-' : ''
  if (rest === 0) return `${sign}${whole}`
  return `${sign}${whole}.${String(rest).padStart(decimals, '0').replace(/0+$/, '')}`
}

/** C3. JSON.stringify escapes just these, as long as no lone surrogate is in the string. */
export function writeString(value: string): string {
  return JSON.stringify(value)
}
