// Opens a replay file. Nothing of it is believed: entries are found by the names that a replay file has, none may be packed by the zip, and what is inflated
// is so by the decoders that keep a limit. Costs the file's bytes once in memory, for as long as it is open; a chunk is copied when it is asked for.
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { inflateAtMost } from '../format/inflate.ts'
import type { ChunkInfo } from '../format/replayIndex.ts'
import { readContents } from './contents.ts'
import {
  CONTENTS,
  chunkName,
  FILE_LIMITS,
  type FileContents,
  type FileLimits,
  FileProblem,
  KNOWN_NAME,
  megabytes,
  resourceName,
  type StoredBytes,
} from './replayFile.ts'

export interface OpenedFile extends FileContents {
  readonly source: StoredBytes<ChunkInfo>
}

/** Rejects with a FileProblem. A chunk or picture that is broken, packed or too large is as one that is not there, or is refused by its decoder. */
export async function openReplayFile(file: Blob, limits: FileLimits = FILE_LIMITS): Promise<OpenedFile> {
  if (file.size > limits.fileBytes)
    throw new FileProblem(`The file has more than ${megabytes(limits.fileBytes)}, the most that is opened.`)
  const bytes = new Uint8Array(await read(file))
  const entries = new ZipEntries(bytes, limits)
  const contents = readContents(entries.contents())
  return {
    ...contents,
    source: {
      loadChunk: async (chunk) => entries.read(chunkName(chunk.sequence), limits.chunkBytes)?.buffer ?? null,
      loadResource: async (sha256) => {
        const picture = entries.read(resourceName(sha256), limits.resourceBytes)
        return picture && new Blob([picture])
      },
    },
  }
}

function read(file: Blob): Promise<ArrayBuffer> {
  return file.arrayBuffer().catch(() => {
    throw new FileProblem('The file cannot be read: it may have been moved or changed since it was chosen.')
  })
}

class ZipEntries {
  private readonly bytes: Uint8Array
  private readonly limits: FileLimits
  private readonly known = new Map<string, UnzipFileInfo>()

  constructor(bytes: Uint8Array, limits: FileLimits) {
    this.bytes = bytes
    this.limits = limits
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
      throw new FileProblem('This is no zip file, so no replay file.')
    let count = 0
    this.visit((entry) => {
      if (++count > limits.entries)
        throw new FileProblem(`The zip lists more than ${limits.entries} entries, the most that is opened.`)
      if (KNOWN_NAME.test(entry.name) && !this.known.has(entry.name)) this.known.set(entry.name, entry)
      return false
    })
  }

  /** The text of replay.json. */
  contents(): string {
    const entry = this.known.get(CONTENTS)
    if (!entry) throw new FileProblem(`There is no replay in this zip: it holds no ${CONTENTS}.`)
    if (!isAsItIs(entry))
      throw new FileProblem(`${CONTENTS} was packed once more: zip the file without compression.`)
    const { contentsPackedBytes, contentsBytes } = this.limits
    const packed = this.read(CONTENTS, contentsPackedBytes)
    if (!packed) throw new FileProblem(`${CONTENTS} has more than ${megabytes(contentsPackedBytes)}.`)
    const plain = inflateAtMost(packed, contentsBytes)
    if (!plain.ok && plain.problem.rule === 'F2')
      throw new FileProblem(`${CONTENTS} has, inflated, more than ${megabytes(contentsBytes)}.`)
    if (!plain.ok) throw new FileProblem(`${CONTENTS} is no whole gzip file.`)
    return new TextDecoder().decode(plain.value)
  }

  /** A copy of an entry's bytes; null: it is not there, is packed, or has more than `most`. */
  read(name: string, most: number): Uint8Array<ArrayBuffer> | null {
    const entry = this.known.get(name)
    if (!entry || !isAsItIs(entry) || entry.size > most) return null
    // A list that names it twice is copied from once.
    let isFound = false
    const found = this.visit((one) => {
      const isWanted = !isFound && one.name === name
      isFound ||= isWanted
      return isWanted
    })
    return (found[name] as Uint8Array<ArrayBuffer> | undefined) ?? null
  }

  /** Goes through the zip's own list and copies those that `wants`. */
  private visit(wants: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
    try {
      return unzipSync(this.bytes, { filter: wants })
    } catch (caught) {
      if (caught instanceof FileProblem) throw caught
      throw new FileProblem(
        'The zip’s list of entries is not there or broken: the file may have been cut off.',
      )
    }
  }
}

const isAsItIs = ({ compression, size, originalSize }: UnzipFileInfo) =>
  compression === 0 && size === originalSize
