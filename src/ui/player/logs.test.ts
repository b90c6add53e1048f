import { expect, test } from 'vitest'
import { encodeChunk } from '../../format/encode.ts'
import type { ChunkInfo } from '../../format/replayIndex.ts'
import type { Entry, NodeId, ViewTree } from '../../format/types.ts'
import { directDecoder } from '../../player/index.ts'
import { time as at, indexOf, info } from '../../replay/testing/indexes.ts'
import { chunkOf } from '../../replay/testing/randomRecording.ts'
import { countLogs, type KnownLogs, type LogsRead, levelsOf, matchingLines, readLogs } from './logs.ts'

const tree: ViewTree = { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 9, 9] }

const stored = new Map<number, readonly (readonly [ms: number, level: string])[]>([
  [
    0,
    [
      [1_000, 'info'],
      [6_000, 'error'],
    ],
  ],
  [1, []],
  [2, [[5_500, 'debug']]],
  [3, [[9_000, 'info']]],
])
const GONE = 3

function bytesOf({ sequence, firstAt }: ChunkInfo): ArrayBuffer {
  const lines = (stored.get(sequence) ?? []).map(([ms, level]): Entry => {
    return { kind: 'log', at: at(ms), level, message: `${level} at ${ms}` }
  })
  const text = encodeChunk(chunkOf(sequence, [{ kind: 'snapshot', at: firstAt, tree }, ...lines], tree))
  return new TextEncoder().encode(text).buffer as ArrayBuffer
}

const chunks = [info(0, 0, 6_000), info(1, 4_000, 4_000), info(2, 5_000, 5_500), info(3, 8_000, 9_000)].map(
  (chunk): ChunkInfo => {
    const count = stored.get(chunk.sequence)?.length ?? 0
    return { ...chunk, sha256: `sha ${chunk.sequence}`, counts: count > 0 ? { snapshot: 1, log: count } : {} }
  },
)
const replay = indexOf(chunks)

async function readAll(known: KnownLogs, signal = new AbortController().signal) {
  const asked: number[] = []
  const loadChunk = async (chunk: ChunkInfo) => {
    asked.push(chunk.sequence)
    return chunk.sequence === GONE ? null : bytesOf(chunk)
  }
  const told: LogsRead[] = []
  for await (const state of readLogs(replay, { loadChunk }, directDecoder(), known, signal)) told.push(state)
  return { asked, told }
}

test('only chunks with logs are asked for; each is told; lines come by time, across overlaps', async () => {
  const { asked, told } = await readAll(new Map())
  expect(asked).toEqual([0, 2, 3])
  expect(told.map(({ read, of, lost, lines }) => [read, of, lost, lines.length])).toEqual([
    [1, 3, 0, 2],
    [2, 3, 0, 3],
    [3, 3, 1, 3],
  ])
  const lines = told.at(-1)?.lines ?? []
  expect(lines.map(({ message }) => message)).toEqual(['info at 1000', 'debug at 5500', 'error at 6000'])
  expect(levelsOf(lines)).toEqual(['debug', 'error', 'info'])
  expect(countLogs(replay)).toBe(4)
})

test('what is known is not asked for again; what was lost is', async () => {
  const known: KnownLogs = new Map()
  await readAll(known)
  const again = await readAll(known)
  expect(again.asked).toEqual([GONE])
  expect(again.told.at(-1)?.lines).toHaveLength(3)
})

test('called off, it tells nothing more', async () => {
  expect((await readAll(new Map(), AbortSignal.abort())).told).toEqual([])
})

test('lines are found by level and by what they say, in any case', () => {
  const line = (level: string, message: string) => ({ at: at(0), level, message })
  const lines = [line('info', 'Cart loaded'), line('error', 'Cart lost'), line('error', 'declined')]
  const found = (level: string, search: string) =>
    matchingLines(lines, level, search).map(({ message }) => message)
  expect(matchingLines(lines, '', ' ')).toBe(lines)
  expect(found('', 'CART')).toEqual(['Cart loaded', 'Cart lost'])
  expect(found('error', 'cart')).toEqual(['Cart lost'])
  expect(found('error', '')).toEqual(['Cart lost', 'declined'])
  expect(found('', 'err')).toEqual(['Cart lost', 'declined'])
  expect(found('info', 'declined')).toEqual([])
})
