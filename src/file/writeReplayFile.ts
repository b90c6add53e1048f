// Makes a replay file from stored bytes, a few chunks on their way at a time. What has come is handed to the browser as a Blob at once, so of a session
// of any length no more than those few chunks are in the page's own memory.
import { Zip, ZipPassThrough } from 'fflate'
import type { TrackedEvent } from '../api/contract.ts'
import { decodeHeader } from '../format/decode.ts'
import { inflateStart } from '../format/inflate.ts'
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import { judgeContents } from './contents.ts'
import {
  CONTENTS,
  chunkName,
  FILE_LIMITS,
  FILE_VERSION,
  type FileContents,
  type FileLimits,
  FileProblem,
  megabytes,
  resourceName,
  type StoredBytes,
} from './replayFile.ts'

export interface WriteOptions {
  readonly signal: AbortSignal
  /** Part of the chunks' bytes that is in the file, 0 … 1. */
  readonly onProgress?: (part: number) => void
  readonly limits?: FileLimits
}

/** Chunks on their way at a time. */
const AHEAD = 4

/**
 * `source` gives chunks as they are stored. What it does not have is left out. Rejects with a FileProblem where a limit is passed, with what the source
 * rejects with, and with the signal's reason.
 */
export async function writeReplayFile(
  { replay, events }: { readonly replay: ReplayIndex; readonly events: readonly TrackedEvent[] },
  source: StoredBytes<ChunkInfo>,
  { signal, onProgress = () => {}, limits = FILE_LIMITS }: WriteOptions,
): Promise<Blob> {
  const total = replay.chunks.reduce((sum, { bytes }) => sum + bytes, 0)
  const zip = new GrowingZip(limits)
  zip.add(CONTENTS, await packed({ version: FILE_VERSION, replay, events }, limits))
  const pictures = new Set<string>()
  let done = 0
  onProgress(0)
  const load = (chunk: ChunkInfo) => source.loadChunk(chunk, signal)
  for await (const [chunk, buffer] of inOrder(replay.chunks, load)) {
    signal.throwIfAborted()
    if (buffer) {
      const bytes = new Uint8Array(buffer)
      const named = picturesOf(bytes).filter((name) => !pictures.has(name))
      zip.add(chunkName(chunk.sequence), bytes)
      for (const name of named) pictures.add(name)
      for await (const [name, picture] of inOrder(named, (one) => source.loadResource(one, signal)))
        if (picture) zip.add(resourceName(name), new Uint8Array(await picture.arrayBuffer()))
    }
    done += chunk.bytes
    onProgress(total > 0 ? done / total : 1)
  }
  signal.throwIfAborted()
  return zip.end()
}

/** Each item with what was loaded for it, in order, the next few on their way meanwhile. */
async function* inOrder<Item, Loaded>(
  items: readonly Item[],
  load: (item: Item) => Promise<Loaded>,
): AsyncGenerator<[Item, Loaded]> {
  const coming: Promise<Loaded>[] = []
  for (const [index, item] of items.entries()) {
    while (coming.length < AHEAD && index + coming.length < items.length) {
      const next = load(items[index + coming.length] as Item)
      // Whoever stops at a failure before it awaits this no more.
      next.catch(() => {})
      coming.push(next)
    }
    yield [item, await (coming.shift() as Promise<Loaded>)]
  }
}

/** Enough for the header of most chunks. */
const HEADER_BYTES = 16 * 1024

/** The pictures that a chunk names. None where its header cannot be read: the player will not read it either. */
function picturesOf(stored: Uint8Array): readonly string[] {
  for (let least = HEADER_BYTES; ; least *= 8) {
    const start = stored[0] === 0x1f ? inflateStart(stored, least) : { ok: true as const, value: stored }
    if (!start.ok) return []
    const end = start.value.indexOf(0x0a)
    if (end < 0 && start.value.length >= least) continue
    const header = end < 0 ? null : decodeHeader(new TextDecoder().decode(start.value.subarray(0, end)))
    return header?.ok ? header.value.resources : []
  }
}

/** Judged as it will be when the file is opened: what nobody could open is not saved. */
async function packed(contents: FileContents, limits: FileLimits): Promise<Uint8Array> {
  judgeContents(contents)
  const text = new Blob([JSON.stringify(contents)])
  if (text.size > limits.contentsBytes) throw tooManyEvents(limits.contentsBytes)
  const gzip = text.stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(gzip).arrayBuffer())
  if (bytes.length > limits.contentsPackedBytes) throw tooManyEvents(limits.contentsPackedBytes)
  return bytes
}

function tooManyEvents(most: number): FileProblem {
  return new FileProblem(`The session has too many events for a file: more than ${megabytes(most)}.`)
}

class GrowingZip {
  private readonly limits: FileLimits
  private readonly parts: Blob[] = []
  private fresh: Uint8Array[] = []
  private bytes = 0
  private entries = 0
  private readonly zip = new Zip((error, part) => {
    if (error) throw error
    this.fresh.push(part)
  })

  constructor(limits: FileLimits) {
    this.limits = limits
  }

  add(name: string, bytes: Uint8Array): void {
    if (++this.entries > this.limits.entries)
      throw new FileProblem(`The replay has more than ${this.limits.entries} chunks and pictures.`)
    const entry = new ZipPassThrough(name)
    this.zip.add(entry)
    entry.push(bytes, true)
    this.keep()
  }

  end(): Blob {
    this.zip.end()
    this.keep()
    return new Blob(this.parts, { type: 'application/zip' })
  }

  /** What the zip itself adds counts, too. */
  private keep(): void {
    const part = new Blob(this.fresh as BlobPart[])
    this.fresh = []
    this.bytes += part.size
    if (this.bytes > this.limits.fileBytes)
      throw new FileProblem(
        `The replay has more than ${megabytes(this.limits.fileBytes)}: too much for a file.`,
      )
    this.parts.push(part)
  }
}
