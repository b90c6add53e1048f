// From a chunk's bytes to the chunk: inflated where they are gzip, read as UTF-8, decoded. Runs in the worker, and in place in tests.
import { decodeChunk } from '../format/decode.ts'
import { inflateBytes, readUtf8 } from '../format/inflate.ts'
import { type Chunk, type FormatProblem, LIMITS } from '../format/types.ts'
import { failed, ok, type Result } from '../lib/result.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const TOO_LONG: FormatProblem = {
  rule: 'F2',
  line: 0,
  path: '',
  message: 'inflated, the chunk has more than 16 MiB',
}

export function decodeBytes(buffer: ArrayBuffer): Result<Chunk, FormatProblem> {
  const bytes = new Uint8Array(buffer)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? inflateBytes(bytes) : ok(bytes)
  if (!plain.ok) return plain
  // Before it becomes a string: of bytes cut at the limit the last letter may be cut too.
  if (plain.value.length > LIMITS.inflatedBytes) return failed(TOO_LONG)
  const text = readUtf8(plain.value, utf8)
  return text.ok ? decodeChunk(text.value) : text
}
