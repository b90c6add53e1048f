// The worker thread's side of judgePool.ts: one chunk in, one verdict out.
import { parentPort } from 'node:worker_threads'
import { judgeChunk, type Place, type Verdict } from './judgeChunk.ts'

export interface JudgeJob {
  readonly id: number
  readonly gzip: Uint8Array
  readonly place: Place
}

export type JudgeReply =
  | { readonly id: number; readonly verdict: Verdict }
  | { readonly id: number; readonly failure: string }

parentPort?.on('message', ({ id, gzip, place }: JudgeJob) => {
  parentPort?.postMessage(reply(id, gzip, place))
})

function reply(id: number, gzip: Uint8Array, place: Place): JudgeReply {
  try {
    return { id, verdict: judgeChunk(gzip, place) }
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
