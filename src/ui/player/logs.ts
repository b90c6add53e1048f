// The log lines of a recording, read chunk by chunk: only chunks that hold some are asked for, and only their lines are kept. Oldest first.
import type { ChunkInfo, ReplayIndex } from '../../format/replayIndex.ts'
import type { Chunk, RecordingTime } from '../../format/types.ts'
import type { ChunkDecoder, ReplaySource } from '../../player/types.ts'

export interface LogLine {
  readonly at: RecordingTime
  readonly level: string
  readonly message: string
}

export interface LogsRead {
  readonly lines: readonly LogLine[]
  /** Chunks that were read, those in vain too, of how many. */
  readonly read: number
  readonly of: number
  /** Chunks that could not be had. */
  readonly lost: number
}

/** Lines by the chunk's SHA-256, for who reads the same replay once more when it has grown. */
export type KnownLogs = Map<string, readonly LogLine[]>

export const chunksWithLogs = ({ chunks }: ReplayIndex): readonly ChunkInfo[] =>
  chunks.filter(({ counts }) => (counts.log ?? 0) > 0)

export const countLogs = (replay: ReplayIndex): number =>
  chunksWithLogs(replay).reduce((sum, { counts }) => sum + (counts.log ?? 0), 0)

/** Yields after each chunk. Ends early, and quietly, when it is called off; a chunk that cannot be had is counted and passed over. */
export async function* readLogs(
  replay: ReplayIndex,
  source: Pick<ReplaySource, 'loadChunk'>,
  decoder: Pick<ChunkDecoder, 'decode'>,
  known: KnownLogs,
  signal: AbortSignal,
): AsyncGenerator<LogsRead> {
  const chunks = chunksWithLogs(replay)
  let state: LogsRead = { lines: [], read: 0, of: chunks.length, lost: 0 }
  for (const chunk of chunks) {
    const lines = known.get(chunk.sha256) ?? (await linesOf(chunk, source, decoder, signal).catch(() => null))
    if (signal.aborted) return
    if (lines) known.set(chunk.sha256, lines)
    state = {
      ...state,
      read: state.read + 1,
      lost: state.lost + (lines ? 0 : 1),
      // Chunks may overlap.
      lines: lines ? [...state.lines, ...lines].sort((a, b) => a.at - b.at) : state.lines,
    }
    yield state
  }
}

/** Null: it is not there, or is no chunk. */
async function linesOf(
  chunk: ChunkInfo,
  source: Pick<ReplaySource, 'loadChunk'>,
  decoder: Pick<ChunkDecoder, 'decode'>,
  signal: AbortSignal,
): Promise<readonly LogLine[] | null> {
  const bytes = await source.loadChunk(chunk, signal)
  const decoded = bytes && (await decoder.decode(bytes))
  return decoded?.ok ? logsIn(decoded.value) : null
}

function logsIn({ entries }: Chunk): LogLine[] {
  return entries.flatMap((entry) =>
    entry.kind === 'log' ? [{ at: entry.at, level: entry.level, message: entry.message }] : [],
  )
}

/** The levels that occur, by name. */
export function levelsOf(lines: readonly LogLine[]): readonly string[] {
  return [...new Set(lines.map(({ level }) => level))].sort()
}

/** Those of a level whose level or message holds what is searched for, in any case; '' is any. */
export function matchingLines(lines: readonly LogLine[], level: string, search: string): readonly LogLine[] {
  const needle = search.trim().toLowerCase()
  if (!level && !needle) return lines
  return lines.filter(
    (line) =>
      (!level || line.level === level) && `${line.level} ${line.message}`.toLowerCase().includes(needle),
  )
}
