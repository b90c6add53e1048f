// Which chunks to load next, and which to let go. Pure; a look for the place among all chunks, then O(chunks ahead + chunks held).
import type { ChunkInfo } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { type ChunkIndex, type PlayedChunk, playedAt } from '../replay/chunkIndex.ts'

/** So much playing time is loaded ahead, in ms of the viewer's own time: a faster rate needs more of the recording. */
const AHEAD_MS = 20_000
/** At least one, and at most so many. */
const MOST_AHEAD = 6
/** Chunks that stay decoded, those ahead included, and what they may weigh as stored (a decoded chunk takes some 20 times that). */
const MOST_HELD = 24
const MOST_BYTES = 4 * 1024 * 1024

export interface LoadPlan {
  /** What the picture at the playhead comes from; null: the replay has no chunk. */
  readonly current: ChunkInfo | null
  /** Not held yet, most urgent first. */
  readonly load: readonly ChunkInfo[]
  /** Sequence numbers of held chunks to let go. */
  readonly evict: readonly number[]
}

/** `held`: sequence numbers of the decoded chunks, the one longest unused first. */
export function planLoads(
  index: ChunkIndex,
  playhead: RecordingTime,
  held: readonly number[],
  rate: number,
): LoadPlan {
  const current = playedAt(index, playhead)
  const needed = current ? neededAround(index, current, playhead, rate) : []
  const has = new Set(held)
  const load = needed.filter((chunk) => !has.has(chunk.sequence))
  return { current: current?.chunk ?? null, load, evict: evictions(index, held, needed) }
}

/** The current one, those ahead in order, then the one behind. */
function neededAround(
  index: ChunkIndex,
  current: PlayedChunk,
  playhead: RecordingTime,
  rate: number,
): ChunkInfo[] {
  const i = index.played.indexOf(current)
  const horizon = playhead + AHEAD_MS * Math.max(1, rate)
  const ahead = index.played
    .slice(i + 1, i + 1 + MOST_AHEAD)
    .filter(({ from }, n) => n === 0 || from <= horizon)
  const behind = index.played.slice(Math.max(0, i - 1), i)
  return [current, ...ahead, ...behind].map(({ chunk }) => chunk)
}

function evictions(index: ChunkIndex, held: readonly number[], needed: readonly ChunkInfo[]): number[] {
  const sizeOf = (sequence: number) => index.bySequence.get(sequence)?.bytes ?? 0
  const kept = new Set([...needed.map((chunk) => chunk.sequence), ...held])
  let bytes = 0
  for (const sequence of kept) bytes += sizeOf(sequence)
  const isNeeded = new Set(needed.map((chunk) => chunk.sequence))
  const evict: number[] = []
  for (const sequence of held) {
    // A chunk that does not play any more (it turned out to be no chunk, say) goes in any case.
    const isTooMuch =
      kept.size - evict.length > MOST_HELD || bytes > MOST_BYTES || !index.bySequence.has(sequence)
    if (isNeeded.has(sequence) || !isTooMuch) continue
    bytes -= sizeOf(sequence)
    evict.push(sequence)
  }
  return evict
}
