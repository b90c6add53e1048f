// Stored bytes to a chunk's text (F1 … F3): gzip members one after the other, the limit kept while inflating, strict UTF-8.
// The UTF-8 decoder is the platform's, handed in: the pure rooms know no TextDecoder.
import {
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
  zlibInflate,
  zlibInflateEnd,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako'
import { ok, type Result } from '../lib/result.ts'
import { Broken, judged } from './problem.ts'
import { type FormatProblem, LIMITS } from './types.ts'

/** `new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })`: it throws at bytes that are no UTF-8. */
export interface StrictUtf8 {
  decode(bytes: Uint8Array): string
}

/** The inflated text of a chunk as stored, or why there is none. The rules of its content are judged by `decodeChunk`. */
export function inflateChunk(bytes: Uint8Array, utf8: StrictUtf8): Result<string, FormatProblem> {
  const inflated = inflateBytes(bytes)
  return inflated.ok ? readUtf8(inflated.value, utf8) : inflated
}

/** F3 of inflated bytes: that they are UTF-8. */
export function readUtf8(bytes: Uint8Array, utf8: StrictUtf8): Result<string, FormatProblem> {
  try {
    return ok(utf8.decode(bytes))
  } catch {
    return judged(0, () => {
      throw new Broken('F3', 'the inflated bytes are no UTF-8')
    })
  }
}

/** F1 and F2: the inflated bytes, at most 16 MiB. */
export function inflateBytes(bytes: Uint8Array): Result<Uint8Array, FormatProblem> {
  return judged(0, () => {
    if (bytes.length > LIMITS.chunkBytes) throw new Broken('F2', 'compressed, the chunk has more than 2 MiB')
    return inflateMembers(bytes)
  })
}

const GZIP_ONLY = 31
const BLOCK = 256 * 1024

function inflateMembers(bytes: Uint8Array): Uint8Array {
  const stream = new ZStream()
  if (zlibInflateInit2(stream, GZIP_ONLY) !== Z_OK) throw new Error('zlib does not start')
  try {
    stream.input = bytes
    stream.next_in = 0
    stream.avail_in = bytes.length
    const output = new Output()
    do inflateMember(stream, output)
    while (stream.avail_in > 0)
    return output.joined()
  } finally {
    zlibInflateEnd(stream)
  }
}

/** One member to its end, and the stream made ready for the next. */
function inflateMember(stream: ZStream, output: Output): void {
  zlibInflateReset(stream)
  for (;;) {
    stream.output = new Uint8Array(BLOCK)
    stream.next_out = 0
    stream.avail_out = BLOCK
    const status = zlibInflate(stream, Z_NO_FLUSH)
    output.push(stream.output.subarray(0, stream.next_out))
    if (status === Z_STREAM_END) return
    // All input is there from the start: no progress means that it was cut.
    if (status !== Z_OK || stream.next_out === 0) throw new Broken('F1', 'the bytes are no whole gzip file')
  }
}

class Output {
  private readonly blocks: Uint8Array[] = []
  private length = 0

  push(block: Uint8Array): void {
    this.length += block.length
    if (this.length > LIMITS.inflatedBytes) throw new Broken('F2', 'inflated, the chunk has more than 16 MiB')
    this.blocks.push(block)
  }

  joined(): Uint8Array {
    if (this.blocks.length === 1) return this.blocks[0] as Uint8Array
    const whole = new Uint8Array(this.length)
    let at = 0
    for (const block of this.blocks) {
      whole.set(block, at)
      at += block.length
    }
    return whole
  }
}
