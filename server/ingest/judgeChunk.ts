// Judges the bytes of an uploaded chunk: inflates up to the cap, compares the header with where it was sent, then lets
// the decoder and the engine play all of it. Runs in a worker thread (judgeWorker.ts): costs up to a second for 16 MiB.
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import { decodeHeader } from '../../src/format/decode.ts'
import { inflateBytes, readUtf8 } from '../../src/format/inflate.ts'
import type { ChunkHeader, FormatProblem } from '../../src/format/types.ts'
import { failed, ok, type Result } from '../../src/lib/result.ts'
import { checkChunk } from '../../src/replay/checkChunk.ts'
import { activityOf, marksOf, type SparseActivity, type StoredMark } from './activity.ts'

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
  readonly marks: readonly StoredMark[]
}

/** Over a limit of F2 (`tooLarge`), or against another rule (`broken`). */
export type ChunkProblem =
  | { readonly kind: 'tooLarge'; readonly message: string }
  | ({ readonly kind: 'broken' } & FormatProblem)

export type Verdict = Result<JudgedChunk, ChunkProblem>

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Never throws for any bytes. */
export function judgeChunk(gzip: Uint8Array, place: Place): Verdict {
  const inflated = inflateBytes(gzip)
  if (!inflated.ok) return refused(inflated.problem)
  const text = readUtf8(inflated.value, utf8)
  if (!text.ok) return refused(text.problem)
  const misplaced = checkPlace(text.value, place)
  if (misplaced) return refused(misplaced)
  const checked = checkChunk(text.value)
  if (!checked.ok) return refused(checked.problem)
  const { header, entries } = checked.value
  const sha256 = createHash('sha256').update(inflated.value).digest('hex')
  return ok({ header, sha256, activity: activityOf(entries), marks: marksOf(checked.value) })
}

function refused(problem: FormatProblem): Verdict {
  const { rule, message } = problem
  return failed(rule === 'F2' ? { kind: 'tooLarge', message } : { kind: 'broken', ...problem })
}

// Before the long check, so that what was sent to the wrong place costs little.
function checkPlace(text: string, place: Place): FormatProblem | null {
  const end = text.indexOf('\n')
  const header = decodeHeader(text.slice(0, Math.max(end, 0)))
  // What is no header is named by the long check, which stops there.
  if (!header.ok) return null
  const fields = ['deviceId', 'sessionId', 'sequence'] as const
  const other = fields.find((field) => header.value[field] !== place[field])
  if (other === undefined) return null
  return { rule: 'U1', line: 1, path: other, message: `the path says another ${other} than the header` }
}
