// Chunks that were stored before log lines were marked get their marks, once per data folder, while the server runs: each is judged anew from its file.

import type { Store } from '../store/store.ts'
import type { Judge } from './judgePool.ts'

/** In the data folder's notes; there once all of them have been gone through. */
const NOTE = 'marks.logs'

/** Resolves when all are done, or when it is to stop: the next start goes on. */
export async function markOldLogs(store: Store, judge: Judge, stop: AbortSignal): Promise<void> {
  if ((await store.notes.get(NOTE)) === 'done') return
  for await (const chunk of store.chunks.withLogs()) {
    if (stop.aborted) return
    const gzip = await store.objects.readAll(chunk.object)
    const [deviceId = '', sessionId = ''] = chunk.replay_id.split('/')
    const verdict = await judge.judge(gzip, { deviceId, sessionId, sequence: chunk.sequence })
    if (verdict.ok) await store.chunks.setMarks(chunk.row, JSON.stringify(verdict.value.marks))
  }
  await store.notes.set(NOTE, 'done')
}
