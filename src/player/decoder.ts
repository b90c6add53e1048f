// Decoding beside the main thread, one chunk at a time and in order, in a worker that starts with the first chunk. The decoded chunk comes back by structured
// clone. For 1,600 views and 200 diffs that costs, both ways together, about what decoding does, or a quarter of a cold seek over loopback; sending the text
// on and parsing it here would win back a sixth of such a seek, at the price of a second decoder that judges nothing. Applying all diffs costs a third of decoding.
import type { Chunk, FormatProblem } from '../format/types.ts'
import type { Result } from '../lib/result.ts'
import { decodeBytes } from './decodeBytes.ts'
// In the bundle itself: a page of another site may not start a worker from this one's address.
import DecodeWorker from './decodeWorker.ts?worker&inline'
import type { ChunkDecoder } from './types.ts'

type Answer = Result<Chunk, FormatProblem>

/** Without a worker: blocks for as long as it takes. */
export function directDecoder(): ChunkDecoder {
  return { decode: async (bytes) => decodeBytes(bytes), dispose: () => {} }
}

export function workerDecoder(): ChunkDecoder {
  let worker: Worker | null = null
  let isDisposed = false
  // The worker answers in the order that it was asked in.
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []

  const failAll = (message: string) => {
    worker?.terminate()
    worker = null
    for (const { reject } of waiting.splice(0)) reject(new Error(message))
  }
  const start = () => {
    const started = new DecodeWorker()
    started.onmessage = ({ data }: MessageEvent<Answer>) => waiting.shift()?.resolve(data)
    started.onerror = ({ message }) => failAll(message || 'The decoder did not start')
    started.onmessageerror = () => failAll('The decoded chunk did not arrive')
    return started
  }
  return {
    decode: (bytes) =>
      new Promise((resolve, reject) => {
        if (isDisposed) return reject(new Error('The decoder has ended'))
        worker ??= start()
        waiting.push({ resolve, reject })
        worker.postMessage(bytes, [bytes])
      }),
    dispose() {
      isDisposed = true
      failAll('The decoder has ended')
    },
  }
}
