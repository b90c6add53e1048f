// From a replay's chunk rows to what the player plans with. Where chunks overlap in time the higher sequence wins from
// its first moment on (C6): what a lower one says of later times is not counted. Pure.
import type { ChunkInfo, Mark, ReplayIndex } from '../../src/format/replayIndex.ts'
import type { RecordingTime } from '../../src/format/types.ts'
import type { IndexRow } from '../store/chunks.ts'
import { mergeActivity, type StoredMark } from './activity.ts'
import type { KeptHeader } from './admitChunk.ts'
import { clockOffset } from './eventTime.ts'
import { withFewerLogs } from './logMarks.ts'

/** What is stored of a replay. */
export interface StoredReplay {
  /** `deviceId/sessionId`. */
  readonly id: string
  /** Of its first chunk: JSON, a `KeptHeader`. */
  readonly header: string
  /** All its chunks, by sequence. */
  readonly rows: readonly IndexRow[]
  /** Their activity is in coarse buckets. */
  readonly isCoarse: boolean
}

/** Null when there are no chunks. */
export function toReplayIndex({ id, header, rows, isCoarse }: StoredReplay): ReplayIndex | null {
  const [first] = rows
  if (!first) return null
  const { device, app, sdk, privacy }: KeptHeader = JSON.parse(header)
  const duration = Math.max(...rows.map((row) => row.last_at)) as RecordingTime
  const [deviceId = '', sessionId = ''] = id.split('/')
  const arrivals = rows.toSorted((a, b) => a.received_time - b.received_time)
  const saidWhen = arrivals.find((row) => row.upload_time !== null)
  const heard = withEnds(rows)
  return {
    deviceId,
    sessionId,
    startedAt: first.started_at,
    duration,
    device,
    app,
    sdk,
    privacy,
    chunks: rows.map(toChunkInfo),
    activity: mergeActivity(
      heard.map(({ row, end }) => ({ activity: JSON.parse(row.activity), end })),
      duration,
      isCoarse,
    ),
    marks: withFewerLogs(marksOf(heard), duration),
    clockOffset: saidWhen ? clockOffset(saidWhen.upload_time, saidWhen.received_time) : 0,
    receivedAt: arrivals.at(-1)?.received_time ?? first.received_time,
  }
}

function toChunkInfo(row: IndexRow): ChunkInfo {
  return {
    sequence: row.sequence,
    firstAt: row.first_at as RecordingTime,
    lastAt: row.last_at as RecordingTime,
    wallAt: row.wall_at,
    bytes: row.bytes,
    sha256: row.sha256,
    counts: JSON.parse(row.counts),
  }
}

interface Heard {
  readonly row: IndexRow
  /** Where the next one's word begins. */
  readonly end: number
}

function withEnds(rows: readonly IndexRow[]): Heard[] {
  let end = Number.POSITIVE_INFINITY
  const heard: Heard[] = []
  for (const row of rows.toReversed()) {
    heard.push({ row, end })
    end = Math.min(end, row.first_at)
  }
  return heard.reverse()
}

function marksOf(heard: readonly Heard[]): Mark[] {
  return heard.flatMap((each, i) => marksBefore(each, heard[i + 1]?.row)).toSorted((a, b) => a.at - b.at)
}

function marksBefore({ row, end }: Heard, next: IndexRow | undefined): Mark[] {
  const marks: StoredMark[] = JSON.parse(row.marks)
  return marks.filter((mark) => mark.at < end && holds(mark, row, next)).map(({ until: _, ...mark }) => mark)
}

/** A chunk begins with a change: what waits for one is told by the next chunk's start, where that is the one that follows. */
function holds({ until }: StoredMark, row: IndexRow, next: IndexRow | undefined): boolean {
  if (until === undefined || until <= row.last_at) return true
  return next?.sequence === row.sequence + 1 && next.first_at > until
}
