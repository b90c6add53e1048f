// The replay file: an ordinary zip that holds its entries as they are, nothing packed once more. What is in it under which name, and its limits:
//   replay.json.gz                 FileContents: version, index, tracked events
//   chunks/000012.ndjson.gz        a chunk as it is stored, by its sequence number; one that is not there is a gap
//   resources/<name>               a picture as it is stored; one that is not there is missing. Older files have names twice as long
// Whatever else a zip holds is passed over. A new version is one integer more; older ones stay readable.
import type { TrackedEvent } from '../api/contract.ts'
import { pictureName } from '../format/pictureName.ts'
import type { ReplayIndex } from '../format/replayIndex.ts'
import { LIMITS } from '../format/types.ts'

export const FILE_VERSION = 1

export const CONTENTS = 'replay.json.gz'
export const chunkName = (sequence: number): string => `chunks/${String(sequence).padStart(6, '0')}.ndjson.gz`
export const resourceName = (picture: string): string => `resources/${pictureName(picture)}`

/** Names that mean something; all others are passed over, so no name leads anywhere. */
export const KNOWN_NAME =
  /^(replay\.json\.gz|chunks\/\d{6,15}\.ndjson\.gz|resources\/[0-9a-f]{32}([0-9a-f]{32})?)$/

export interface FileContents {
  readonly version: typeof FILE_VERSION
  readonly replay: ReplayIndex
  /** Oldest first. */
  readonly events: readonly TrackedEvent[]
}

export interface FileLimits {
  /** Of the whole file: it is held in memory while it is open. */
  readonly fileBytes: number
  /** Below what a zip can count without its 64-bit extension. */
  readonly entries: number
  readonly contentsPackedBytes: number
  readonly contentsBytes: number
  readonly chunkBytes: number
  readonly resourceBytes: number
}

export const FILE_LIMITS: FileLimits = {
  fileBytes: 1024 ** 3,
  entries: 60_000,
  contentsPackedBytes: 32 * 1024 ** 2,
  contentsBytes: 128 * 1024 ** 2,
  chunkBytes: LIMITS.chunkBytes,
  resourceBytes: LIMITS.resourceBytes,
}

/** Where chunks and pictures come from; the player's sources are such. */
export interface StoredBytes<Chunk> {
  /** Null: it is not there. */
  loadChunk(chunk: Chunk, signal: AbortSignal): Promise<ArrayBuffer | null>
  loadResource(name: string, signal: AbortSignal): Promise<Blob | null>
}

/** Why a file cannot be made or opened: a sentence that names the place. */
export class FileProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FileProblem'
  }
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`
