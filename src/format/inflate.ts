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
    return inflateMembers(bytes, LIMITS.inflatedBytes)
  })
}

/** Any gzip file's bytes; a problem where they are none, or would be more than `most`. */
export function inflateAtMost(bytes: Uint8Array, most: number): Result<Uint8Array, FormatProblem> {
  return judged(0, () => inflateMembers(bytes, most))
}

/** The beginning of a chunk's inflated bytes, at least `least` of them where there are so many: enough for a look at its header. */
export function inflateStart(bytes: Uint8Array, least: number): Result<Uint8Array, FormatProblem> {
  return judged(0, () => inflateMembers(bytes, LIMITS.inflatedBytes, least))
}

const GZIP_ONLY = 31
const BLOCK = 256 * 1024

/** `enough`: after so many bytes it stops. */
function inflateMembers(bytes: Uint8Array, most: number, enough = Number.POSITIVE_INFINITY): Uint8Array {
  const stream = new ZStream()
  if (zlibInflateInit2(stream, GZIP_ONLY) !== Z_OK) throw new Error('zlib does not start')
  try {
    stream.input = bytes
    stream.next_in = 0
    stream.avail_in = bytes.length
    const output = new Output(stream, most, Math.min(BLOCK, enough))
    do inflateMember(stream, output, enough)
    while (stream.avail_in > 0 && output.bytes < enough)
    return output.joined()
  } finally {
    zlibInflateEnd(stream)
  }
}

/** One member to its end, and the stream made ready for the next. */
function inflateMember(stream: ZStream, output: Output, enough: number): void {
  zlibInflateReset(stream)
  for (;;) {
    const status = zlibInflate(stream, Z_NO_FLUSH)
    output.count()
    if (status === Z_STREAM_END || output.bytes >= enough) return
    // All input is there from the start: room left over means that it was cut.
    if (status !== Z_OK || stream.avail_out > 0) throw new Broken('F1', 'the bytes are no whole gzip file')
    output.makeRoom()
  }
}

/** What a stream puts out, in blocks that members share: a file of a hundred thousand empty members takes no memory. */
class Output {
  private readonly stream: ZStream
  private readonly most: number
  private readonly block: number
  private readonly full: Uint8Array[] = []

  constructor(stream: ZStream, most: number, block: number) {
    this.stream = stream
    this.most = most
    this.block = block
    this.startBlock()
  }

  get bytes(): number {
    return this.full.length * this.block + this.stream.next_out
  }

  count(): void {
    if (this.bytes > this.most)
      throw new Broken('F2', `inflated, the chunk has more than ${this.most >> 20} MiB`)
  }

  makeRoom(): void {
    this.full.push(this.stream.output)
    this.startBlock()
  }

  joined(): Uint8Array {
    const last = this.stream.output.subarray(0, this.stream.next_out)
    if (this.full.length === 0) return last
    const whole = new Uint8Array(this.full.length * this.block + last.length)
    this.full.forEach((block, index) => {
      whole.set(block, index * this.block)
    })
    whole.set(last, this.full.length * this.block)
    return whole
  }

  private startBlock(): void {
    this.stream.output = new Uint8Array(this.block)
    this.stream.next_out = 0
    this.stream.avail_out = this.block
  }
}
