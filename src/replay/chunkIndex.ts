// Which chunk plays at a time, and where none does (SPEC C6). Built once per replay, and again when a chunk turns out to be lost; O(n log n),
// look-ups O(log n). A lost chunk counts as if it had never been stored, but its gap says why; one that breaks a rule half way plays until there.
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { lastAtOrBefore } from './search.ts'
import type { Gap } from './types.ts'

/** Why a stored chunk cannot be played. */
export interface Lost {
  readonly kind: 'failed' | 'invalid'
  readonly reason: string
  /** It plays until then; absent: none of it does. */
  readonly from?: RecordingTime
}

/** By sequence number. */
export type LostChunks = ReadonlyMap<number, Lost>

/** A chunk and when it plays: from its first entry until the next one's. After its own last entry its state holds. */
export interface PlayedChunk {
  readonly chunk: ChunkInfo
  readonly from: RecordingTime
  readonly to: RecordingTime
  /** What is not known at the end of that stretch. */
  readonly gap: Gap | null
}

export interface ChunkIndex {
  /** Ascending by time and by sequence. */
  readonly played: readonly PlayedChunk[]
  /** The chunks of `played`, by sequence number. */
  readonly bySequence: ReadonlyMap<number, ChunkInfo>
  /** Before the first chunk. */
  readonly leadingGap: Gap | null
  readonly duration: RecordingTime
}

const NONE: LostChunks = new Map()

/** Never fails; without chunks nothing plays. */
export function chunkIndexOf(replay: ReplayIndex, lost: LostChunks = NONE): ChunkIndex {
  const stored = [...replay.chunks].sort((a, b) => a.sequence - b.sequence)
  const heard = winners(stored, lost)
  const gapAfter = (i: number): Gap | null => {
    const to = stored[heard[i + 1] ?? -1]
    return gapBetween(stored.slice((heard[i] ?? -1) + 1, heard[i + 1]), lost, {
      before: stored[heard[i] ?? -1] ?? null,
      after: to ?? null,
      to: to ? to.firstAt : replay.duration,
    })
  }
  const played = heard.map((position, i): PlayedChunk => {
    const chunk = stored[position] as ChunkInfo
    const to = stored[heard[i + 1] ?? -1]?.firstAt ?? replay.duration
    return { chunk, from: chunk.firstAt, to, gap: gapAfter(i) }
  })
  const bySequence = new Map(played.map(({ chunk }) => [chunk.sequence, chunk]))
  return { played, bySequence, leadingGap: gapAfter(-1), duration: replay.duration }
}

/** Positions in `stored`. Overlap: the higher sequence wins from its first `at`, so a chunk that begins no earlier than a later one is never heard. */
function winners(stored: readonly ChunkInfo[], lost: LostChunks): number[] {
  const heard: number[] = []
  let earliest = Number.POSITIVE_INFINITY
  for (let i = stored.length - 1; i >= 0; i--) {
    const chunk = stored[i] as ChunkInfo
    if (isLost(chunk, lost) || chunk.firstAt >= earliest) continue
    earliest = chunk.firstAt
    heard.push(i)
  }
  return heard.reverse()
}

/** Whether nothing of a chunk plays. */
function isLost({ sequence }: ChunkInfo, lost: LostChunks): boolean {
  const why = lost.get(sequence)
  return why !== undefined && why.from === undefined
}

/** Two chunks that play one after the other; null stands for the recording's start and end. */
interface Neighbours {
  readonly before: ChunkInfo | null
  readonly after: ChunkInfo | null
  readonly to: RecordingTime
}

/** What is lacking between two neighbours. `between`: what is stored of the sequence numbers between them. */
function gapBetween(between: readonly ChunkInfo[], lost: LostChunks, neighbours: Neighbours): Gap | null {
  const { before, after, to } = neighbours
  const broken = before ? lost.get(before.sequence) : undefined
  const unusable = between.filter((chunk) => isLost(chunk, lost))
  const never = after
    ? after.sequence - sequenceOf(before) - 1 - between.length
    : neverBeforeLast(between, before)
  const chunks = never + unusable.length + (broken ? 1 : 0)
  if (chunks === 0) return null
  const from = broken?.from ?? knownUntil(between, lost, before)
  if (from >= to) return null
  const reasons = [broken, ...unusable.map(({ sequence }) => lost.get(sequence))].filter(isLoss)
  return { from, to, chunks, ...causeOf(never, reasons, broken !== undefined) }
}

const isLoss = (lost: Lost | undefined): lost is Lost => lost !== undefined

const sequenceOf = (chunk: ChunkInfo | null) => (chunk ? chunk.sequence : -1)

/** After the last chunk that plays, only numbers below that of a stored one are known to be missing. */
function neverBeforeLast(between: readonly ChunkInfo[], before: ChunkInfo | null): number {
  const last = between.at(-1)
  return last ? last.sequence - sequenceOf(before) - between.length : 0
}

/** Where the state stops being known: where a lost chunk begins, or, for one that was never stored, at the end of what is. */
function knownUntil(
  between: readonly ChunkInfo[],
  lost: LostChunks,
  before: ChunkInfo | null,
): RecordingTime {
  let sequence = sequenceOf(before)
  for (const chunk of between) {
    if (chunk.sequence !== ++sequence) break
    if (isLost(chunk, lost)) return chunk.firstAt
  }
  return before ? before.lastAt : (0 as RecordingTime)
}

/** Of several causes the one that can be cured: where any chunk could not be fetched, it can be asked for once more. */
function causeOf(never: number, lost: readonly Lost[], isBroken: boolean): Pick<Gap, 'kind' | 'reason'> {
  const main = lost.find(({ kind }) => kind === 'failed') ?? (isBroken || never === 0 ? lost[0] : undefined)
  const others = lost.length - (main ? 1 : 0)
  const sentences = [
    main?.reason.replace(/\.$/, ''),
    never > 0 && `${chunksText(never)} ${main ? '' : 'of this stretch '}never arrived`,
    others > 0 && `${chunksText(others)} cannot be played`,
  ]
  return { kind: main?.kind ?? 'missing', reason: sentences.filter(Boolean).join('. ') }
}

const chunksText = (count: number) => (count === 1 ? 'One chunk' : `${count} chunks`)

/** The chunk whose state is shown at a time: before the first one that is the first one. Null: there is none at all. */
export function playedAt(index: ChunkIndex, at: number): PlayedChunk | null {
  const { played } = index
  const found = lastAtOrBefore(played.length, (i) => (played[i] as PlayedChunk).from, at)
  return played[Math.max(found, 0)] ?? null
}

/** The gap that a time lies in. */
export function gapAt(index: ChunkIndex, at: number): Gap | null {
  const { leadingGap } = index
  const gap = leadingGap && at < leadingGap.to ? leadingGap : (playedAt(index, at)?.gap ?? null)
  return gap && at >= gap.from && at < gap.to ? gap : null
}

/** All gaps, ascending. */
export function gapsOf(index: ChunkIndex): Gap[] {
  return [index.leadingGap, ...index.played.map((played) => played.gap)].filter((gap) => gap !== null)
}
