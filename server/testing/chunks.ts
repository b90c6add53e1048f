// Small real chunks for tests, made by the real encoder: a screen with a label whose text changes.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { encodeChunk, treeChecksum } from '../../src/format/encode.ts'
import type { Chunk, Entry, NodeId, RecordingTime, ViewNode } from '../../src/format/types.ts'

export interface Recipe {
  readonly deviceId?: string
  readonly sessionId?: string
  readonly sequence?: number
  /** The first and the last `at`, ms. */
  readonly from?: number
  readonly to?: number
  /** Makes the content another one. */
  readonly text?: string
  readonly extra?: readonly Entry[]
}

export interface MadeChunk {
  readonly deviceId: string
  readonly sessionId: string
  readonly sequence: number
  readonly text: string
  readonly gzip: Buffer
  readonly sha256: string
}

const at = (time: number) => time as RecordingTime
const id = (value: number) => value as NodeId

export function makeChunk(recipe: Recipe = {}): MadeChunk {
  const { deviceId = 'device-1', sessionId = '1700000000000', sequence = 0 } = recipe
  const text = encodeChunk(chunkOf({ ...recipe, deviceId, sessionId, sequence }))
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { deviceId, sessionId, sequence, text, gzip: gzipSync(text), sha256 }
}

/** Where the chunk is uploaded to. */
export function chunkPath({ deviceId, sessionId, sequence }: MadeChunk): string {
  return `/replay/v1/${encodeURIComponent(deviceId)}/${encodeURIComponent(sessionId)}/chunks/${sequence}`
}

function chunkOf(recipe: Recipe & { deviceId: string; sessionId: string; sequence: number }): Chunk {
  const { deviceId, sessionId, sequence, text = 'Hello', extra = [] } = recipe
  const from = recipe.from ?? sequence * 1000
  const to = recipe.to ?? from + 500
  const changed = `${text} again`
  const entries: Entry[] = [
    { kind: 'snapshot', at: at(from), tree: screen(text) },
    ...extra,
    { kind: 'diff', at: at(to), updates: [{ id: id(2), set: { text: label(changed) } }] },
  ]
  return {
    header: {
      format: 2,
      deviceId,
      sessionId,
      sequence,
      startedAt: 1_700_000_000_100,
      wallAt: 1_700_000_000_100 + from,
      firstAt: at(from),
      lastAt: at(to),
      counts: countsOf(entries),
      resources: [],
      device: {
        model: 'iPhone15,2',
        os: 'iOS',
        osVersion: '17.5',
        screen: [393, 852],
        scale: 3,
        locale: 'en_GB',
        timeZone: 'Europe/London',
      },
      app: { bundleId: 'com.example.shop', version: '2.3.1', build: '231' },
      sdk: { name: 'session-replay-ios', version: '0.1.0' },
      privacy: { maskLevel: 'medium' },
    },
    entries,
    end: { kind: 'end', at: at(to), checksum: treeChecksum(screen(changed)) },
  }
}

function screen(text: string): ViewNode {
  const node: ViewNode = {
    id: id(2),
    class: 'UILabel',
    kind: 'text',
    frame: [16, 100, 200, 20],
    text: label(text),
  }
  return { id: id(1), class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852], children: [node] }
}

function label(text: string) {
  return { string: text, runs: [{ size: 17 }] }
}

function countsOf(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
