// xxHash32 after the public description of the algorithm (Yann Collet). Pure; about 1 ms per MB.

const PRIME1 = 0x9e3779b1
const PRIME2 = 0x85ebca77
const PRIME3 = 0xc2b2ae3d
const PRIME4 = 0x27d4eb2f
const PRIME5 = 0x165667b1

/** The unsigned 32-bit hash of the bytes. */
export function xxHash32(bytes: Uint8Array, seed = 0): number {
  let at = 0
  let hash: number
  if (bytes.length >= 16) {
    let a = (seed + PRIME1 + PRIME2) | 0
    let b = (seed + PRIME2) | 0
    let c = seed | 0
    let d = (seed - PRIME1) | 0
    for (; at + 16 <= bytes.length; at += 16) {
      a = round(a, word(bytes, at))
      b = round(b, word(bytes, at + 4))
      c = round(c, word(bytes, at + 8))
      d = round(d, word(bytes, at + 12))
    }
    hash = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0
  } else {
    hash = (seed + PRIME5) | 0
  }
  return finish(tail(bytes, at, (hash + bytes.length) | 0))
}

/** The hash as 8 lower-case hex digits. */
export function xxHash32Hex(bytes: Uint8Array): string {
  return xxHash32(bytes).toString(16).padStart(8, '0')
}

function tail(bytes: Uint8Array, start: number, seed: number): number {
  let at = start
  let hash = seed
  for (; at + 4 <= bytes.length; at += 4) {
    hash = (hash + Math.imul(word(bytes, at), PRIME3)) | 0
    hash = Math.imul(rotate(hash, 17), PRIME4)
  }
  for (; at < bytes.length; at++) {
    hash = (hash + Math.imul(bytes[at] as number, PRIME5)) | 0
    hash = Math.imul(rotate(hash, 11), PRIME1)
  }
  return hash
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), PRIME2)
  mixed = Math.imul(mixed ^ (mixed >>> 13), PRIME3)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function round(lane: number, input: number): number {
  return Math.imul(rotate((lane + Math.imul(input, PRIME2)) | 0, 13), PRIME1)
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

function word(bytes: Uint8Array, at: number): number {
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]] as number[]
  return (a as number) | ((b as number) << 8) | ((c as number) << 16) | ((d as number) << 24)
}
