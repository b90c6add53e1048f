// Text and numbers of strangers, made fit for every store: no NUL, no half surrogate pairs, lengths and depths bounded.
// Done once, here, before anything is kept. Pure.

export type Json = Record<string, unknown>

/** What a string value of a property may have, in UTF-16 units; what is longer is cut when shown. */
export const TEXT_LIMIT = 1024
/** How deep objects of an event may nest. */
export const DEPTH_LIMIT = 40

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The string without NUL and half surrogate pairs (U+FFFD stands for them), at most `limit` units long. */
export function cleanText(text: string, limit = TEXT_LIMIT): string {
  const short = text.length > limit ? text.slice(0, limit) : text
  return short.replace(UNFIT, '\ufffd')
}

// In unicode mode a pair is one character, so only a lone half is a surrogate.
const UNFIT = /\p{Surrogate}|\0/gu

/** The value as JSON text without NUL and half surrogate pairs. It must not nest deeper than stringify can go. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPED_UNFIT, (found) => (found === '\\\\' ? found : '\ufffd'))
}

// stringify escapes exactly these two and leaves whole pairs as they are; an escaped backslash before is no escape.
const ESCAPED_UNFIT = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g

/** Whether objects and lists nest deeper than `limit`. No recursion: the depth is the stranger's choice. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    const inner = level.filter((item) => typeof item === 'object' && item !== null)
    if (inner.length > 0 && depth >= limit) return true
    level = inner.flatMap((item) => Object.values(item as object))
  }
  return false
}

/** Properties as they are shown: strings cut, at every depth. Safe only within DEPTH_LIMIT. */
export function cutStrings(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cutStrings)
  if (!isObject(value)) return value
  // fromEntries defines, so that a key named __proto__ is a key like others.
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutStrings(inner)]))
}

/** A whole number of ms, or undefined where the value is none that a clock could say. */
export function readMillis(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined
  const whole = Math.trunc(value)
  return Number.isSafeInteger(whole) && whole >= 0 ? whole : undefined
}
