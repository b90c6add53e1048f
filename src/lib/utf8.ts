// Strings as their UTF-8 bytes, without the platform's encoder: the pure rooms have none. Linear in the length.
// Lone surrogates are counted and written as U+FFFD, as encoders do; where they matter, look for them first.

/** How many bytes the string has in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    if (isPairAt(text, i)) i++
  }
  return bytes
}

/** The string's UTF-8 bytes. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const point = pointAt(text, i)
    if (point > 0xffff) i++
    length = putPoint(bytes, length, point)
  }
  return bytes.subarray(0, length)
}

function putPoint(bytes: Uint8Array, start: number, point: number): number {
  let at = start
  if (point < 0x800) {
    bytes[at++] = 0xc0 | (point >> 6)
  } else if (point < 0x10000) {
    bytes[at++] = 0xe0 | (point >> 12)
    bytes[at++] = 0x80 | ((point >> 6) & 0x3f)
  } else {
    bytes[at++] = 0xf0 | (point >> 18)
    bytes[at++] = 0x80 | ((point >> 12) & 0x3f)
    bytes[at++] = 0x80 | ((point >> 6) & 0x3f)
  }
  bytes[at++] = 0x80 | (point & 0x3f)
  return at
}

/** Order by UTF-8 bytes, which is the order of code points and not the order of UTF-16 units. */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Whether half a surrogate pair stands alone somewhere in the string. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text)
}

// In unicode mode a pair is one character, so that only a lone half has this category.
const LONE_SURROGATE = /\p{Surrogate}/u

/** Surrogates stand for what lies above U+FFFF, so they rank above every other unit. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

function isPairAt(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff
}

function pointAt(text: string, index: number): number {
  const point = text.codePointAt(index) ?? 0
  return point >= 0xd800 && point < 0xe000 ? 0xfffd : point
}
