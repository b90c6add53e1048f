import { expect, test } from 'vitest'
import { seeded } from '../format/testing/random.ts'
import { clientTimeOf, recordingTimeOf } from './align.ts'
import { indexOf, info, STARTED_AT, time } from './testing/indexes.ts'

test('[R14] with a clock that runs on, an event falls on its time since the start, clamped to the replay', () => {
  const replay = indexOf([info(0, 0, 9_000), info(1, 10_000, 19_000)])
  const at = (ms: number) => recordingTimeOf(replay, STARTED_AT + ms)
  expect([-5_000, 0, 4_321, 9_500, 12_000, 19_000, 99_000].map(at)).toEqual([
    0, 0, 4_321, 9_500, 12_000, 19_000, 19_000,
  ])
})

test('[R14] a clock that drifts is followed chunk by chunk', () => {
  const replay = indexOf([info(0, 0, 10_000), info(1, 10_000, 20_000, STARTED_AT + 10_040)])
  expect(recordingTimeOf(replay, STARTED_AT + 15_040)).toBe(15_000)
})

test('[R14] a clock that was set forward: events after that are read by the clock of their chunk, also those just before it', () => {
  const hour = 3_600_000
  const replay = indexOf([info(0, 0, 20_000), info(1, 20_000, 40_000, STARTED_AT + hour + 20_000)])
  expect(recordingTimeOf(replay, STARTED_AT + 7_000)).toBe(7_000)
  expect(recordingTimeOf(replay, STARTED_AT + hour + 25_000)).toBe(25_000)
  // Set at 15 s, in the middle of the first chunk.
  expect(recordingTimeOf(replay, STARTED_AT + hour + 17_000)).toBe(17_000)
})

test('[R14] a clock that was set back: no event falls before what happened before it', () => {
  const hour = 3_600_000
  const replay = indexOf([info(0, 0, 20_000), info(1, 20_000, 40_000, STARTED_AT - hour + 20_000)])
  expect(recordingTimeOf(replay, STARTED_AT + 7_000)).toBe(7_000)
  expect(recordingTimeOf(replay, STARTED_AT - hour + 33_000)).toBe(33_000)
  expect(recordingTimeOf(replay, STARTED_AT - hour + 17_000)).toBe(17_000)
})

test('[R14] there and back again, over random clocks', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed)
    let offset = 0
    const chunks = Array.from({ length: random.int(1, 12) }, (_, i) => {
      // Set to somewhere it never was before: no time of the clock is shown twice.
      if (random.chance(0.3)) offset = random.pick([1, -1]) * (i + 1) * 10_000_000
      return info(i, i * 20_000, i * 20_000 + 19_000, STARTED_AT + offset + i * 20_000)
    })
    const replay = indexOf(chunks)
    for (let i = 0; i < 20; i++) {
      const at = time(random.int(0, replay.duration))
      expect(recordingTimeOf(replay, clientTimeOf(replay, at)), `seed ${seed}, at ${at}`).toBe(at)
    }
  }
})

test('[R14] without chunks the start of the replay is all there is to go by', () => {
  const replay = { ...indexOf([]), duration: time(10_000) }
  expect(recordingTimeOf(replay, STARTED_AT + 4_000)).toBe(4_000)
  expect(clientTimeOf(replay, time(4_000))).toBe(STARTED_AT + 4_000)
})
