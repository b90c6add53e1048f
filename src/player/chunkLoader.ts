// Chunks on their way from the source to being open: fetched, decoded, tried again with growing pauses, let go. One job per chunk, whoever wants it. It decides
// nothing: the plan says what to load, the player what a lost chunk means.
import type { ChunkInfo } from '../format/replayIndex.ts'
import type { FormatProblem } from '../format/types.ts'
import type { Lost } from '../replay/chunkIndex.ts'
import { type OpenChunk, openFrames } from '../replay/frame.ts'
import type { ChunkDecoder, ReplaySource, Ticker } from './types.ts'

/** Pauses before the second, third … try, ms. */
const PAUSES_MS = [400, 1_600]

export interface LoaderOptions {
  readonly source: ReplaySource
  readonly decoder: ChunkDecoder
  readonly ticker: Ticker
  readonly onReady: (sequence: number) => void
  readonly onLost: (sequence: number, lost: Lost) => void
}

interface Job {
  readonly controller: AbortController
  /** Null: called off, or lost. */
  readonly done: Promise<OpenChunk | null>
  /** How many wait for it besides the plan. */
  waiting: number
  isPlanned: boolean
}

export class ChunkLoader {
  private readonly options: LoaderOptions
  /** By time of use, the oldest first. */
  private readonly open = new Map<number, OpenChunk>()
  private readonly jobs = new Map<number, Job>()
  private isDisposed = false

  constructor(options: LoaderOptions) {
    this.options = options
  }

  has(sequence: number): boolean {
    return this.open.has(sequence)
  }

  get(sequence: number): OpenChunk | null {
    const found = this.open.get(sequence)
    if (!found) return null
    this.open.delete(sequence)
    this.open.set(sequence, found)
    return found
  }

  /** Sequence numbers of the open chunks, the one longest unused first. */
  held(): number[] {
    return [...this.open.keys()]
  }

  /** Loads these and no others, but for those that somebody awaits. */
  follow(wanted: readonly ChunkInfo[]): void {
    const isWanted = new Set(wanted.map((chunk) => chunk.sequence))
    for (const [sequence, job] of this.jobs) {
      job.isPlanned = isWanted.has(sequence)
      if (!job.isPlanned && job.waiting === 0) this.callOff(sequence, job)
    }
    for (const chunk of wanted) if (!this.open.has(chunk.sequence)) this.start(chunk).isPlanned = true
  }

  evict(sequences: readonly number[]): void {
    for (const sequence of sequences) this.open.delete(sequence)
  }

  /** For one who awaits a chunk himself. Null: it is lost, or was called off. Rejects with the signal's reason. */
  async request(chunk: ChunkInfo, signal?: AbortSignal): Promise<OpenChunk | null> {
    const found = this.get(chunk.sequence)
    if (found) return found
    const job = this.start(chunk)
    job.waiting++
    try {
      return await (signal ? Promise.race([job.done, rejected(signal)]) : job.done)
    } finally {
      job.waiting--
      // Nobody else wants it: the plan says at its next turn if it does.
      if (job.waiting === 0 && !job.isPlanned && this.jobs.get(chunk.sequence) === job)
        this.callOff(chunk.sequence, job)
    }
  }

  dispose(): void {
    this.isDisposed = true
    for (const [sequence, job] of this.jobs) this.callOff(sequence, job)
    this.open.clear()
  }

  private start(chunk: ChunkInfo): Job {
    const running = this.jobs.get(chunk.sequence)
    if (running) return running
    const controller = new AbortController()
    const job: Job = { controller, done: this.run(chunk, controller.signal), waiting: 0, isPlanned: false }
    this.jobs.set(chunk.sequence, job)
    return job
  }

  private callOff(sequence: number, job: Job): void {
    this.jobs.delete(sequence)
    job.controller.abort()
  }

  private async run(chunk: ChunkInfo, signal: AbortSignal): Promise<OpenChunk | null> {
    const result = await this.fetchAndDecode(chunk, signal)
    // A chunk that is decoded is kept, wanted or not; what was called off before is nobody's business any more.
    if (this.isDisposed || result === 'calledOff') return null
    if (!signal.aborted) this.jobs.delete(chunk.sequence)
    if ('reason' in result) {
      if (!signal.aborted) this.options.onLost(chunk.sequence, result)
      return null
    }
    this.open.set(chunk.sequence, result)
    this.options.onReady(chunk.sequence)
    return result
  }

  private async fetchAndDecode(
    chunk: ChunkInfo,
    signal: AbortSignal,
  ): Promise<OpenChunk | Lost | 'calledOff'> {
    const bytes = await this.fetch(chunk, signal)
    if (signal.aborted) return 'calledOff'
    if ('reason' in bytes) return bytes
    try {
      const decoded = await this.options.decoder.decode(bytes)
      return decoded.ok ? openFrames(decoded.value) : invalid(chunk.sequence, decoded.problem)
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(chunk, error) }
    }
  }

  private async fetch(chunk: ChunkInfo, signal: AbortSignal): Promise<ArrayBuffer | Lost> {
    for (const pause of [...PAUSES_MS, null]) {
      try {
        // A source that does not listen to the signal must not hold anybody up.
        const bytes = await Promise.race([this.options.source.loadChunk(chunk, signal), rejected(signal)])
        return bytes ?? { kind: 'failed', reason: `The server does not have chunk ${chunk.sequence}` }
      } catch (error) {
        if (pause === null || signal.aborted) return { kind: 'failed', reason: reasonOf(chunk, error) }
      }
      await this.wait(pause, signal)
      if (signal.aborted) break
    }
    return { kind: 'failed', reason: `Chunk ${chunk.sequence} was called off` }
  }

  private wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.ticker.after(ms, resolve)
      signal.addEventListener('abort', () => {
        cancel()
        resolve()
      })
    })
  }
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** What to say of a chunk that breaks a rule of the format. */
export function invalid(sequence: number, { rule, line, message }: FormatProblem): Lost {
  return { kind: 'invalid', reason: `Chunk ${sequence}, line ${line}: ${message} (${rule})` }
}

function reasonOf(chunk: ChunkInfo, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return `Chunk ${chunk.sequence} could not be loaded: ${message}`
}
