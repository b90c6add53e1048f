// From an uploaded body to a stored chunk: judged in a worker thread, then file and row.
import type { ChunkStore, NewChunk, Stored } from '../store/chunks.ts'
import { coarseActivity } from './activity.ts'
import type { ChunkProblem, JudgedChunk, Place } from './judgeChunk.ts'
import type { Judge } from './judgePool.ts'

export interface ChunkArrival {
  readonly project: string
  readonly place: Place
  readonly gzip: Uint8Array
  /** The phone's clock when it sent the chunk, epoch ms; null when it did not say. */
  readonly uploadTime: number | null
  readonly receivedTime: number
}

export type Admission = { readonly kind: Stored } | ChunkProblem

/** The header's part that the replay's index shows. */
export type KeptHeader = Pick<JudgedChunk['header'], 'counts' | 'device' | 'app' | 'sdk' | 'privacy'>

/** Answers when the chunk is durable, or why it is not stored. */
export async function admitChunk(
  arrival: ChunkArrival,
  judge: Judge,
  chunks: ChunkStore,
): Promise<Admission> {
  const verdict = await judge.judge(arrival.gzip, arrival.place)
  if (!verdict.ok) return verdict.problem
  return { kind: await chunks.add(toRow(arrival, verdict.value), arrival.gzip) }
}

function toRow(arrival: ChunkArrival, { header, sha256, activity, marks }: JudgedChunk): NewChunk {
  const { counts, device, app, sdk, privacy } = header
  const kept: KeptHeader = { counts, device, app, sdk, privacy }
  return {
    project_id: arrival.project,
    replay_id: `${header.deviceId}/${header.sessionId}`,
    sequence: header.sequence,
    sha256,
    bytes: arrival.gzip.byteLength,
    started_at: header.startedAt,
    wall_at: header.wallAt,
    first_at: header.firstAt,
    last_at: header.lastAt,
    received_time: arrival.receivedTime,
    upload_time: arrival.uploadTime,
    header: JSON.stringify(kept),
    activity: JSON.stringify(activity),
    coarse_activity: JSON.stringify(coarseActivity(activity)),
    marks: JSON.stringify(marks),
  }
}
