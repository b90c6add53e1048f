import { expect, test } from 'vitest'
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import { seeded } from '../format/testing/random.ts'
import type { RecordingTime } from '../format/types.ts'
import { chunkIndexOf } from '../replay/chunkIndex.ts'
import { randomRecording } from '../replay/testing/randomRecording.ts'
import { planLoads } from './plan.ts'

const at = (ms: number) => ms as RecordingTime

/** 100 chunks of 10 s, one after the other. */
const hundred = replayOf(100, 10_000)

test('[P4] the chunk under the playhead comes first, then those ahead in order, then the one behind', () => {
  const plan = planLoads(hundred, at(305_000), [], 1)
  expect(plan.current?.sequence).toBe(30)
  expect(plan.load.map((chunk) => chunk.sequence)).toEqual([30, 31, 32, 29])
  expect(planLoads(hundred, at(305_000), [29, 30, 32], 1).load.map((chunk) => chunk.sequence)).toEqual([31])
})

test('[P4] a faster rate needs more ahead, up to a bound', () => {
  const ahead = (rate: number) => planLoads(hundred, at(305_000), [29, 30], rate).load.length
  expect([0.25, 1, 2, 16].map(ahead)).toEqual([2, 2, 4, 6])
})

test('[P4] at least the next chunk is loaded, however far off it is', () => {
  const sparse = replayOf(3, 500_000)
  expect(planLoads(sparse, at(0), [0], 1).load.map((chunk) => chunk.sequence)).toEqual([1])
})

test('[P5] what is held stays bounded, whatever is watched, and what is needed is never let go', () => {
  const random = seeded(7)
  let held: number[] = []
  for (let i = 0; i < 500; i++) {
    const playhead = at(random.int(0, 999_999))
    const plan = planLoads(hundred, playhead, held, random.pick([1, 4, 16]))
    const loaded = plan.load.map((chunk) => chunk.sequence)
    expect(plan.evict).not.toContain(plan.current?.sequence)
    expect(held).toEqual(expect.arrayContaining([...plan.evict]))
    held = [...held.filter((sequence) => !plan.evict.includes(sequence)), ...loaded]
    expect(held.length).toBeLessThanOrEqual(24)
  }
})

test('[P5] of what is not needed the longest unused goes first; big chunks leave sooner', () => {
  const held = Array.from({ length: 30 }, (_, i) => 60 + i)
  expect(planLoads(hundred, at(0), held, 1).evict).toEqual([60, 61, 62, 63, 64, 65, 66, 67, 68])
  const big = replayOf(100, 10_000, 1024 * 1024)
  expect(planLoads(big, at(0), [50, 51, 52], 1).evict).toEqual([50, 51])
})

test('[P5] a chunk that plays no more is let go', () => {
  expect(planLoads(hundred, at(0), [0, 1, 2, 4_711], 1).evict).toEqual([4_711])
})

test('[P4] without chunks there is nothing to load', () => {
  const none = { played: [], bySequence: new Map(), leadingGap: null, duration: at(0) }
  expect(planLoads(none, at(0), [], 1)).toEqual({ current: null, load: [], evict: [] })
})

function replayOf(count: number, spacing: number, bytes = 1_000) {
  const chunks = Array.from(
    { length: count },
    (_, sequence): ChunkInfo => ({
      sequence,
      firstAt: at(sequence * spacing),
      lastAt: at((sequence + 1) * spacing - 1),
      wallAt: 0,
      bytes,
      sha256: '',
      counts: {},
    }),
  )
  const about = randomRecording(1).index
  const index: ReplayIndex = { ...about, duration: at(count * spacing), chunks }
  return chunkIndexOf(index)
}
