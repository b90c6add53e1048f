// What `src` names: a replay of a read API, by its address, which may grow, or a replay file, which is fetched whole. Neither is believed.
import { followReplay } from '../api/askingAgain.ts'
import { replayAt } from '../api/client.ts'
import {
  FILE_LIMITS,
  FILE_VERSION,
  type FileContents,
  FileProblem,
  judgeContents,
  megabytes,
  openReplayFile,
} from '../file/index.ts'
import type { ReplaySource } from '../player/types.ts'
import type { Playable } from '../ui/player/ReplayView.tsx'
import { timedEvents } from '../ui/player/timedEvents.ts'

const REPLAY_PATH = /\/api\/projects\/[^/]+\/replays\/[^/]+\/[^/]+$/

export interface OpenListener {
  /** Part of the file that is there, 0 … 1, where its length is known. */
  readonly onProgress: (part: number) => void
  /** After it was opened, until the signal: the same replay as it is by now. Its source is the same. */
  readonly onGrown: (playable: Playable) => void
}

/** Rejects with an Error that says why. */
export async function openSource(
  src: string,
  signal: AbortSignal,
  { onProgress, onGrown }: OpenListener,
): Promise<Playable> {
  const url = addressOf(src)
  if (REPLAY_PATH.test(url.pathname)) return openAnswer(url, signal, onGrown)
  const { source, ...contents } = await openReplayFile(await fetchFile(url, signal, onProgress))
  return playableOf(contents, source)
}

async function openAnswer(
  url: URL,
  signal: AbortSignal,
  onGrown: OpenListener['onGrown'],
): Promise<Playable> {
  const { fetchAnswer, source } = replayAt(url.origin + url.pathname)
  const ask = async (signal: AbortSignal) => {
    const answer = await fetchAnswer(signal, FILE_LIMITS.contentsBytes)
    // A server of somebody else is believed no more than a file: both hold the same. Whatever the answer is, it can be spread.
    const contents = { ...(answer as object), version: FILE_VERSION }
    return judgeContents(contents, `The answer of ${url.href}`)
  }
  const first = await ask(signal)
  signal.throwIfAborted()
  const stop = followReplay(first, ask, (contents) => onGrown(playableOf(contents, source)))
  signal.addEventListener('abort', stop, { once: true })
  return playableOf(first, source)
}

function playableOf(
  { replay, events }: Pick<FileContents, 'replay' | 'events'>,
  source: ReplaySource,
): Playable {
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
