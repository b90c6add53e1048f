// Chunks that were stored before log lines were marked get their marks, once per data folder, while the server runs: each is judged anew from its file.
import { setTimeout } from 'node:timers/promises'
import type { LoggedChunk } from '../store/chunks.ts'
import type { Store } from '../store/store.ts'
import { type Judge, Overloaded } from './judgePool.ts'

/** In the data folder's notes: the row that was gone through last, at the end `done`. */
const NOTE = 'marks.logs'
/** What phones send goes before: where their chunks wait, this comes again, ms. */
const PAUSE_MS = 1_000

export interface MarkOptions {
  readonly stop: AbortSignal
  /** Told a chunk whose file cannot be read; it keeps the marks that it has. */
  readonly onMissing: (chunk: LoggedChunk, error: unknown) => void
  /** Rejects when it is to stop. */
  readonly pause?: (stop: AbortSignal) => Promise<void>
}

/** Resolves when all are done, or when it is to stop: the next start goes on. */
export async function markOldLogs(store: Store, judge: Judge, options: MarkOptions): Promise<void> {
  const { stop, onMissing } = options
  const noted = await store.notes.get(NOTE)
  if (noted === 'done') return
  for await (const chunk of store.chunks.withLogs(Number(noted) || 0)) {
    const gzip = await store.objects.readAll(chunk.object).catch((error: unknown) => onMissing(chunk, error))
    if (gzip) await mark(store, judge, chunk, gzip, options)
    if (stop.aborted) return
    await store.notes.set(NOTE, String(chunk.row))
  }
  await store.notes.set(NOTE, 'done')
}

async function mark(
  store: Store,
  judge: Judge,
  chunk: LoggedChunk,
  gzip: Uint8Array,
  { stop, pause = (signal) => setTimeout(PAUSE_MS, undefined, { signal }) }: MarkOptions,
) {
  const [deviceId = '', sessionId = ''] = chunk.replay_id.split('/')
  while (!stop.aborted) {
    try {
      const verdict = await judge.judge(gzip, { deviceId, sessionId, sequence: chunk.sequence })
      if (verdict.ok) await store.chunks.setMarks(chunk.row, JSON.stringify(verdict.value.marks))
      return
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error
      // That it is to stop, the loop sees.
      await pause(stop).catch(() => {})
    }
  }
}
