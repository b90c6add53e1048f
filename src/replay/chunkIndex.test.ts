import { expect, test } from 'vitest'
import type { ChunkInfo } from '../format/replayIndex.ts'
import { seeded } from '../format/testing/random.ts'
import { chunkIndexOf, gapAt, gapsOf, type Lost, type LostChunks, playedAt } from './chunkIndex.ts'
import { indexOf, info } from './testing/indexes.ts'

const failed: Lost = { kind: 'failed', reason: 'no network' }

function at(
  chunks: readonly ChunkInfo[],
  times: readonly number[],
  lost?: LostChunks,
): (number | undefined)[] {
  const index = chunkIndexOf(indexOf(chunks), lost)
  return times.map((time) => playedAt(index, time)?.chunk.sequence)
}

test('[R10] a chunk plays from its first entry to that of the next; in between and at the ends the nearest one stands', () => {
  const chunks = [info(0, 100, 900), info(1, 1_000, 1_500), info(2, 1_500, 2_000)]
  expect(at(chunks, [-1, 0, 100, 950, 999.9, 1_000, 1_499, 1_500, 9_999])).toEqual([
    0, 0, 0, 0, 0, 1, 1, 2, 2,
  ])
})

test('[R10] the higher sequence wins from its first at, also over one that begins later', () => {
  expect(at([info(0, 0, 5_000), info(1, 3_000, 4_000)], [2_999, 3_000, 4_500])).toEqual([0, 1, 1])
  expect(at([info(0, 0, 900), info(1, 5_000, 6_000), info(2, 4_000, 7_000)], [3_999, 4_000, 5_500])).toEqual([
    0, 2, 2,
  ])
  expect(at([info(0, 0, 10), info(1, 0, 10)], [0])).toEqual([1])
})

test('[R10] which chunk plays is, at random, the highest sequence that has begun', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed)
    const chunks = Array.from({ length: random.int(1, 8) }, (_, i) => {
      const from = random.int(0, 50)
      return info(i * random.int(1, 2) + i, from, from + random.int(0, 20))
    })
    const lost = new Map(chunks.filter(() => random.chance(0.2)).map((chunk) => [chunk.sequence, failed]))
    const usable = chunks.filter((chunk) => !lost.has(chunk.sequence))
    const first = usable.reduce<ChunkInfo | undefined>(
      (a, b) => (a && a.firstAt < b.firstAt ? a : b),
      undefined,
    )
    for (let time = -1; time < 75; time++) {
      const begun = usable.filter((chunk) => chunk.firstAt <= time)
      const expected = begun.length > 0 ? Math.max(...begun.map((chunk) => chunk.sequence)) : first?.sequence
      expect(at(chunks, [time], lost), `seed ${seed}, at ${time}`).toEqual([expected])
    }
  }
})

test('[R11] numbers that follow on leave no gap, however long the state holds; a missing number does', () => {
  const index = chunkIndexOf(indexOf([info(0, 0, 1_000), info(1, 60_000, 61_000), info(4, 90_000, 91_000)]))
  expect(gapsOf(index)).toEqual([
    {
      kind: 'missing',
      from: 61_000,
      to: 90_000,
      chunks: 2,
      reason: '2 chunks of this stretch never arrived',
    },
  ])
  expect([60_999, 61_000, 89_999, 90_000].map((time) => gapAt(index, time)?.chunks ?? 0)).toEqual([
    0, 2, 2, 0,
  ])
})

test('[R11] what is missing at the very start is a gap before the first chunk', () => {
  const index = chunkIndexOf(indexOf([info(1, 20_000, 30_000)]))
  expect(gapsOf(index)).toMatchObject([{ kind: 'missing', from: 0, to: 20_000, chunks: 1 }])
  expect([0, 19_999, 20_000].map((time) => gapAt(index, time)?.kind ?? null)).toEqual([
    'missing',
    'missing',
    null,
  ])
})

test('[R11] a chunk that another one covers is not missing', () => {
  const index = chunkIndexOf(indexOf([info(0, 0, 1_000), info(1, 3_000, 4_000), info(2, 2_000, 5_000)]))
  expect(gapsOf(index)).toEqual([])
})

test('[R12] a lost chunk is a gap from its own start, and the state before it holds till then', () => {
  const chunks = [info(0, 0, 1_000), info(1, 10_000, 20_000), info(2, 30_000, 40_000)]
  const index = chunkIndexOf(indexOf(chunks), new Map([[1, failed]]))
  expect(gapsOf(index)).toEqual([
    { kind: 'failed', from: 10_000, to: 30_000, chunks: 1, reason: 'no network' },
  ])
  expect(playedAt(index, 15_000)?.chunk.sequence).toBe(0)
})

test('[R12] lost at the end, at the start, next to missing ones, and all of them', () => {
  const chunks = [info(0, 0, 1_000), info(1, 10_000, 20_000), info(3, 30_000, 40_000)]
  const gaps = (...lost: number[]) =>
    gapsOf(chunkIndexOf(indexOf(chunks), new Map(lost.map((sequence) => [sequence, failed]))))
  expect(gaps(3)).toMatchObject([{ kind: 'failed', from: 20_000, to: 40_000, chunks: 2 }])
  expect(gaps(0)).toMatchObject([
    { kind: 'failed', from: 0, to: 10_000 },
    { kind: 'missing', from: 20_000 },
  ])
  expect(gaps(1)).toMatchObject([{ kind: 'failed', from: 10_000, to: 30_000, chunks: 2 }])
  expect(gaps(0, 1, 3)).toMatchObject([{ kind: 'failed', from: 0, to: 40_000, chunks: 4 }])
  expect(playedAt(chunkIndexOf(indexOf(chunks), new Map([0, 1, 3].map((n) => [n, failed]))), 0)).toBeNull()
})

test('[R12] a gap of several causes is told by the one that can be cured, and names the others', () => {
  const chunks = [
    info(0, 0, 1_000),
    info(1, 10_000, 20_000),
    info(2, 21_000, 22_000),
    info(4, 30_000, 40_000),
  ]
  const invalid: Lost = { kind: 'invalid', reason: 'Chunk 1, line 3: no (F3)' }
  const away: Lost = { kind: 'failed', reason: 'Chunk 2 could not be loaded: no network.' }
  const gap = (...lost: [number, Lost][]) => gapsOf(chunkIndexOf(indexOf(chunks), new Map(lost)))[0]
  expect(gap([2, away])).toMatchObject({
    kind: 'failed',
    chunks: 2,
    reason: 'Chunk 2 could not be loaded: no network. One chunk never arrived',
  })
  expect(gap([1, invalid], [2, away])).toMatchObject({
    kind: 'failed',
    chunks: 3,
    reason: 'Chunk 2 could not be loaded: no network. One chunk never arrived. One chunk cannot be played',
  })
  expect(gap([1, invalid], [2, invalid])).toMatchObject({
    kind: 'missing',
    reason: 'One chunk of this stretch never arrived. 2 chunks cannot be played',
  })
})

test('[R12] sequence numbers that are far apart cost nothing', () => {
  const index = chunkIndexOf(indexOf([info(0, 0, 1), info(Number.MAX_SAFE_INTEGER, 5, 6)]))
  expect(gapsOf(index)).toMatchObject([{ from: 1, to: 5, chunks: Number.MAX_SAFE_INTEGER - 1 }])
})

test('[R12] a chunk that breaks a rule half way plays until there; the gap ends with the next chunk', () => {
  const half: Lost = { kind: 'invalid', reason: 'line 7', from: 15_000 as ChunkInfo['firstAt'] }
  const chunks = [info(0, 0, 1_000), info(1, 10_000, 20_000), info(2, 30_000, 40_000)]
  const gaps = (...lost: [number, Lost][]) => gapsOf(chunkIndexOf(indexOf(chunks), new Map(lost)))
  expect(gaps([1, half])).toEqual([{ ...half, to: 30_000, chunks: 1 }])
  expect(at(chunks, [14_999, 15_000, 30_000], new Map([[1, half]]))).toEqual([1, 1, 2])
  // With what is lost behind it, it is one gap.
  expect(gaps([1, half], [2, failed])).toMatchObject([
    { kind: 'failed', from: 15_000, to: 40_000, chunks: 2 },
  ])
  expect(gaps([1, half], [2, { ...failed, kind: 'invalid' }])).toMatchObject([
    { kind: 'invalid', from: 15_000, reason: 'line 7. One chunk cannot be played' },
  ])
  // A later chunk that plays before the fault leaves nothing of it to be heard.
  const over = [info(0, 0, 20_000), info(1, 12_000, 30_000)]
  expect(gapsOf(chunkIndexOf(indexOf(over), new Map([[0, half]])))).toEqual([])
})
