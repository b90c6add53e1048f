// A small replay with its stored bytes, for tests of the replay file: two chunks that name three pictures, and one that the server does not have.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { TrackedEvent } from '../../api/contract.ts'
import type { ChunkInfo, ReplayIndex } from '../../format/replayIndex.ts'
import { baseHeader } from '../../format/testing/baseChunk.ts'
import type { ChunkHeader, RecordingTime } from '../../format/types.ts'
import type { StoredBytes } from '../replayFile.ts'

const at = (ms: number) => ms as RecordingTime
const sha = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export const PICTURES = ['one', 'two', 'three'].map((text) => ({
  name: sha(text).slice(0, 32),
  bytes: Buffer.from(text),
}))

function storedChunk(sequence: number, pictures: readonly number[], more = ''): Buffer {
  const resources = pictures.map((index) => PICTURES[index]?.name ?? '')
  const header = JSON.stringify({ ...baseHeader(), sequence, resources })
  // In two members, the line's end in the second: an app may end in between.
  return Buffer.concat([gzipSync(header), gzipSync(`\n${more}rest of chunk ${sequence}\n`)])
}

/** By sequence. */
export const CHUNKS: ReadonlyMap<number, Buffer> = new Map([
  [0, storedChunk(0, [0, 1])],
  // Its header alone has more bytes than one look at it takes.
  [2, storedChunk(2, [1, 2], 'x'.repeat(300_000))],
])

function info(sequence: number): ChunkInfo {
  const bytes = CHUNKS.get(sequence)?.length ?? 100
  const from = sequence * 1_000
  const times = { firstAt: at(from), lastAt: at(from + 900), wallAt: 1_700_000_000_000 + from }
  return { sequence, ...times, bytes, sha256: sha(`chunk ${sequence}`), counts: { snapshot: 1, log: 2 } }
}

const { device, app, sdk, privacy } = baseHeader() as unknown as ChunkHeader

export const REPLAY: ReplayIndex = {
  deviceId: 'device-1',
  sessionId: '1700000000000',
  startedAt: 1_700_000_000_000,
  duration: at(2_900),
  ...{ device, app, sdk, privacy },
  chunks: [0, 1, 2].map(info),
  activity: { bucketMs: 1_000, counts: [1, 0, 2] },
  marks: [{ at: at(10), kind: 'screen', name: 'Cart', reason: null }],
  clockOffset: 0,
  receivedAt: 1_700_000_010_000,
}

export const EVENTS: readonly TrackedEvent[] = [
  {
    id: 'e1',
    name: 'Pay Tapped',
    rawType: 'Pay Tapped',
    userId: 'u-1',
    deviceId: 'device-1',
    sessionId: 1_700_000_000_000,
    clientTime: 1_700_000_001_000,
    uploadTime: null,
    receivedTime: 1_700_000_002_000,
    time: 1_700_000_001_000,
    properties: { cart: { total: 12 } },
    userProperties: {},
    raw: { event_type: 'Pay Tapped' },
  },
]

const copy = (bytes: Buffer) => new Uint8Array(bytes).buffer

/** The server, without chunk 1 and without the third picture. `asked` grows by what is asked for. */
export function sampleSource(asked: string[] = []): StoredBytes<ChunkInfo> {
  return {
    loadChunk: async ({ sequence }) => {
      asked.push(`chunk ${sequence}`)
      const bytes = CHUNKS.get(sequence)
      return bytes ? copy(bytes) : null
    },
    loadResource: async (name) => {
      asked.push(`picture ${name}`)
      const picture = PICTURES.slice(0, 2).find((one) => one.name === name)
      return picture ? new Blob([copy(picture.bytes)]) : null
    },
  }
}
