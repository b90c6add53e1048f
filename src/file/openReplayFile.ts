// Opens a replay file. Nothing of it is believed: entries are found by the names that a replay file has, none may be packed by the zip, and what is inflated
// is so by the decoders that keep a limit. Costs the file's bytes once in memory for as long as it is open, and twice while it is opened.
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
  const entries = entriesOf(new Uint8Array(await read(file)), limits)
  const contents = readContents(contentsOf(entries, limits))
  return {
    ...contents,
    source: {
      // Whoever decodes it takes the buffer over.
      loadChunk: async ({ sequence }) => entries.get(chunkName(sequence))?.slice().buffer ?? null,
      loadResource: async (name) => {
        const picture = entries.get(resourceName(name))
        return picture ? new Blob([picture]) : null
      },
    },
  }
}

function read(file: Blob): Promise<ArrayBuffer> {
  return file.arrayBuffer().catch(() => {
    throw new FileProblem('The file cannot be read: it may have been moved or changed since it was chosen.')
  })
}

type Copied = Uint8Array<ArrayBuffer>
type Entries = ReadonlyMap<string, Copied>

const nameNow = (name: string) =>
  name.startsWith('resources/') ? resourceName(name.slice('resources/'.length)) : name

/** What the zip holds of a replay file, copied out of it. */
function entriesOf(bytes: Uint8Array, limits: FileLimits): Entries {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new FileProblem('This is no zip file, so no replay file.')
  try {
    const entries = unzipSync(bytes, { filter: chooser(bytes.length, limits) })
    return new Map(Object.entries(entries).map(([name, copied]) => [nameNow(name), copied as Copied]))
  } catch (caught) {
    if (caught instanceof FileProblem) throw caught
    throw new FileProblem('The zip’s list of entries is not there or broken: the file may have been cut off.')
  }
}

/** Says of each entry that the zip lists whether it is copied; refuses a list that no replay file has. */
function chooser(fileBytes: number, limits: FileLimits): (entry: UnzipFileInfo) => boolean {
  let listed = 0
  let copied = 0
  return (entry) => {
    if (++listed > limits.entries)
      throw new FileProblem(`The zip lists more than ${limits.entries} entries, the most that is opened.`)
    if (!KNOWN_NAME.test(entry.name)) return false
    if (entry.name === CONTENTS && !isAsItIs(entry))
      throw new FileProblem(`${CONTENTS} was packed once more: zip the file without compression.`)
    if (!isAsItIs(entry) || entry.size > mostOf(entry.name, limits)) return false
    copied += entry.size
    if (copied > fileBytes) throw new FileProblem('The zip lists entries that lie over one another.')
    return true
  }
}

const isAsItIs = ({ compression, size, originalSize }: UnzipFileInfo) =>
  compression === 0 && size === originalSize

function mostOf(name: string, { contentsPackedBytes, chunkBytes, resourceBytes }: FileLimits): number {
  if (name === CONTENTS) return contentsPackedBytes
  return name.startsWith('chunks/') ? chunkBytes : resourceBytes
}

/** The text of replay.json. */
function contentsOf(entries: Entries, { contentsPackedBytes, contentsBytes }: FileLimits): string {
  const packed = entries.get(CONTENTS)
  if (!packed)
    throw new FileProblem(
      `There is no replay in this zip: it holds no ${CONTENTS} of at most ${megabytes(contentsPackedBytes)}.`,
    )
  const plain = inflateAtMost(packed, contentsBytes)
  if (!plain.ok && plain.problem.rule === 'F2')
    throw new FileProblem(`${CONTENTS} has, inflated, more than ${megabytes(contentsBytes)}.`)
  if (!plain.ok) throw new FileProblem(`${CONTENTS} is no whole gzip file.`)
  return new TextDecoder().decode(plain.value)
}
