// What `src` names: a replay of a read API, by its address, or a replay file, which is fetched whole. Neither is believed.
import { replayAt } from '../api/client.ts'
import {
  FILE_LIMITS,
  FILE_VERSION,
  FileProblem,
  judgeContents,
  megabytes,
  openReplayFile,
} from '../file/index.ts'
import type { Playable } from '../ui/player/ReplayView.tsx'
import { timedEvents } from '../ui/player/timedEvents.ts'

const REPLAY_PATH = /\/api\/projects\/[^/]+\/replays\/[^/]+\/[^/]+$/

/** `onProgress`: part of the file that is there, 0 … 1, where its length is known. Rejects with an Error that says why. */
export async function openSource(
  src: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Playable> {
  const url = addressOf(src)
  if (REPLAY_PATH.test(url.pathname)) {
    const { fetchAnswer, source } = replayAt(url.origin + url.pathname)
    const answer = await fetchAnswer(signal, FILE_LIMITS.contentsBytes)
    // A server of somebody else is believed no more than a file: both hold the same. Whatever the answer is, it can be spread.
    const contents = { ...(answer as object), version: FILE_VERSION }
    const { replay, events } = judgeContents(contents, `The answer of ${url.href}`)
    return { replay, events: timedEvents(replay, events), source }
  }
  const { replay, events, source } = await openReplayFile(await fetchFile(url, signal, onProgress))
  return { replay, events: timedEvents(replay, events), source }
}

function addressOf(src: string): URL {
  try {
    return new URL(src, document.baseURI)
  } catch {
    throw new FileProblem(`“${src}” is no address.`)
  }
}

async function fetchFile(url: URL, signal: AbortSignal, onProgress: (part: number) => void): Promise<Blob> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new FileProblem(`${url.href} cannot be reached, or its server does not allow this page to read it.`)
  })
  if (!response.ok) throw new FileProblem(`${url.href} was refused: its server answered ${response.status}.`)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const total = Number(response.headers.get('content-length') ?? 0)
  let bytes = 0
  const reader = response.body?.getReader()
  const next = () =>
    reader?.read().catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new FileProblem(`${url.href} broke off on its way: try again.`)
    })
  for (let read = await next(); read && !read.done; read = await next()) {
    bytes += read.value.length
    if (bytes > FILE_LIMITS.fileBytes) {
      await reader?.cancel()
      throw new FileProblem(
        `The file has more than ${megabytes(FILE_LIMITS.fileBytes)}, the most that is opened.`,
      )
    }
    parts.push(read.value)
    if (total > 0) onProgress(Math.min(1, bytes / total))
  }
  return new Blob(parts)
}
