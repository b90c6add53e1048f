// From a chunk's bytes to the chunk: inflated where they are gzip, read as UTF-8, decoded. Runs in the worker, and in place in tests.
import { decodeChunk } from '../format/decode.ts'
import { inflateBytes, readUtf8 } from '../format/inflate.ts'
import type { Chunk, FormatProblem } from '../format/types.ts'
import { ok, type Result } from '../lib/result.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function decodeBytes(buffer: ArrayBuffer): Result<Chunk, FormatProblem> {
  const bytes = new Uint8Array(buffer)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? inflateBytes(bytes) : ok(bytes)
  if (!plain.ok) return plain
  const text = readUtf8(plain.value, utf8)
  return text.ok ? decodeChunk(text.value) : text
}
