// Whether uploaded bytes are the picture that they are said to be: the hash recomputed, the beginning that of the type.
// Pure.
import { createHash } from 'node:crypto'
import { ANY_PICTURE_NAME } from '../../src/format/pictureName.ts'

const SIGNATURES: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'image/png': (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  'image/webp': (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
}

/** What is wrong with the picture, as a sentence; null when nothing is. */
export function checkResource(name: string, type: string, bytes: Uint8Array): string | null {
  if (!ANY_PICTURE_NAME.test(name)) return 'a resource is named by 32 lower-case hex digits'
  const fits = Object.hasOwn(SIGNATURES, type) ? SIGNATURES[type] : undefined
  if (!fits) return 'the Content-Type is image/png, image/jpeg or image/webp'
  if (!fits(bytes)) return `the bytes are no ${type}`
  const hash = createHash('sha256').update(bytes).digest('hex')
  return hash.startsWith(name) ? null : 'the SHA-256 of the bytes does not begin as the path says'
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
