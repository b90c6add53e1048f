// Judges the bytes of an uploaded chunk: inflates up to the cap, compares the header with where it was sent, then lets
// the decoder and the engine play all of it. Runs in a worker thread (judgeWorker.ts): costs up to a second for 16 MiB.
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { decodeHeader } from '../../src/format/decode.ts'
import type { Mark } from '../../src/format/replayIndex.ts'
import { type ChunkHeader, type FormatProblem, LIMITS } from '../../src/format/types.ts'
import { failed, ok, type Result } from '../../src/lib/result.ts'
import { checkChunk } from '../../src/replay/checkChunk.ts'
import { activityOf, marksOf, type SparseActivity } from './activity.ts'

/** Where a chunk was sent: the ids and the number in the path. */
export interface Place {
  readonly deviceId: string
  readonly sessionId: string
  readonly sequence: number
}

/** What is kept of a good chunk beside its bytes. */
export interface JudgedChunk {
  readonly header: ChunkHeader
  /** SHA-256 of the inflated bytes, hex. */
  readonly sha256: string
  readonly activity: SparseActivity
  readonly marks: readonly Mark[]
}

/** Over a limit of F2 (`tooLarge`), or against another rule (`broken`). */
export type ChunkProblem =
  | { readonly kind: 'tooLarge'; readonly message: string }
  | ({ readonly kind: 'broken' } & FormatProblem)

export type Verdict = Result<JudgedChunk, ChunkProblem>

/** Never throws for any bytes. */
export function judgeChunk(gzip: Uint8Array, place: Place): Verdict {
  const inflated = inflate(gzip)
  if (!inflated.ok) return inflated
  const text = decodeUtf8(inflated.value)
  if (text === null) return broken('F3', 'the text is not UTF-8')
  const misplaced = checkPlace(text, place)
  if (misplaced) return misplaced
  const checked = checkChunk(text)
  if (!checked.ok) return failed({ kind: 'broken', ...checked.problem })
  const { header, entries } = checked.value
  const sha256 = createHash('sha256').update(inflated.value).digest('hex')
  return ok({ header, sha256, activity: activityOf(entries), marks: marksOf(entries) })
}

function inflate(gzip: Uint8Array): Result<Buffer, ChunkProblem> {
  try {
    return ok(gunzipSync(gzip, { maxOutputLength: LIMITS.inflatedBytes, chunkSize: 256 * 1024 }))
  } catch (error) {
    if (error instanceof RangeError)
      return failed({ kind: 'tooLarge', message: 'inflated, the chunk is over 16 MiB' })
    return broken('F1', 'the body is not whole gzip with the right checksums')
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

// Before the long check, so that what was sent to the wrong place costs little.
function checkPlace(text: string, place: Place): Verdict | null {
  const end = text.indexOf('\n')
  const header = decodeHeader(end < 0 ? text : text.slice(0, end))
  if (!header.ok) return failed({ kind: 'broken', ...header.problem })
  const fields = ['deviceId', 'sessionId', 'sequence'] as const
  const other = fields.find((field) => header.value[field] !== place[field])
  return other === undefined ? null : broken('U1', `the path says another ${other} than the header`, 1, other)
}

function broken(rule: string, message: string, line = 0, path = ''): Verdict & { readonly ok: false } {
  return failed({ kind: 'broken', rule, line, path, message })
}
