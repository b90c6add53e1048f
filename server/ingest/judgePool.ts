// A few worker threads that judge chunks, so that the main thread never parses one. Threads start when first needed; one
// that dies fails its own chunk and is replaced. Memory: about 40 MB per thread at rest.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Place, Verdict } from './judgeChunk.ts'
import type { JudgeReply } from './judgeWorker.ts'
import source from './judgeWorker.ts?worker-source'

export interface Judge {
  /** Rejects with Overloaded when too many wait, else only by a fault of ours. */
  judge(gzip: Uint8Array, place: Place): Promise<Verdict>
  close(): Promise<void>
}

/** Too much waits to be judged: the client should come again. */
export class Overloaded extends Error {}

const MAX_WAITING = 256
// A thread of 1 GiB holds the largest tree that the limits allow with room to spare.
const THREAD_LIMITS = { maxOldGenerationSizeMb: 1024 }

interface Job {
  readonly gzip: Uint8Array
  readonly place: Place
  readonly resolve: (verdict: Verdict) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  job: Job | null
}

export function judgePool(size = Math.max(1, Math.min(4, availableParallelism() - 1))): Judge {
  return new JudgePool(size)
}

class JudgePool implements Judge {
  readonly #size: number
  readonly #threads = new Set<Thread>()
  readonly #waiting: Job[] = []
  #closed = false

  constructor(size: number) {
    this.#size = size
  }

  judge(gzip: Uint8Array, place: Place): Promise<Verdict> {
    if (this.#closed) return Promise.reject(new Error('the server stops'))
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(new Overloaded('too many chunks wait'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ gzip, place, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.reject(new Error('the server stops'))
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const thread = [...this.#threads].find(({ job }) => job === null) ?? this.#start()
    const job = thread && this.#waiting.shift()
    if (!thread || !job) return
    thread.job = job
    thread.worker.ref()
    thread.worker.postMessage({ id: 0, gzip: job.gzip, place: job.place })
  }

  #start(): Thread | undefined {
    if (this.#threads.size >= this.#size) return undefined
    const worker = new Worker(source, { eval: true, resourceLimits: THREAD_LIMITS })
    const thread: Thread = { worker, job: null }
    this.#threads.add(thread)
    worker.on('message', (reply: JudgeReply) => this.#finish(thread, reply))
    worker.on('error', (error) => this.#lose(thread, error))
    worker.on('exit', () => this.#lose(thread, new Error('the judging thread ended')))
    return thread
  }

  #finish(thread: Thread, reply: JudgeReply): void {
    const job = thread.job
    thread.job = null
    // An idle thread does not keep the process alive.
    thread.worker.unref()
    if ('verdict' in reply) job?.resolve(reply.verdict)
    else job?.reject(new Error(reply.failure))
    this.#next()
  }

  #lose(thread: Thread, error: Error): void {
    if (!this.#threads.delete(thread)) return
    thread.job?.reject(error)
    this.#next()
  }
}
