import { expect, test } from 'vitest'
import type { ReplayIndex } from '../format/replayIndex.ts'
import { spanAt, spansOf } from './spans.ts'
import { indexOf, info, lifecycle } from './testing/indexes.ts'
import { randomRecording } from './testing/randomRecording.ts'

const short = (replay: ReplayIndex) => spansOf(replay).map(({ kind, from, to }) => `${kind} ${from}-${to}`)

test('[R13] between chunks that follow on, quiet for over 5 s is idle, for 5 s it is not', () => {
  expect(short(indexOf([info(0, 0, 1_000), info(1, 6_000, 7_000), info(2, 12_001, 13_000)]))).toEqual([
    'idle 7000-12001',
  ])
})

test('[R13] empty buckets within a chunk are idle, and join with what holds after it', () => {
  const activity = { bucketMs: 1_000, counts: [3, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0] }
  const replay = indexOf([info(0, 0, 8_500), info(1, 20_000, 21_000)], { activity })
  expect(short(replay)).toEqual(['idle 1000-7000', 'idle 8500-20000'])
})

test('[R13] background and pauses last until their end, or until the next chunk, and hide idleness', () => {
  const chunks = [info(0, 0, 2_000), info(1, 30_000, 31_000), info(2, 60_000, 90_000)]
  const marks = [
    lifecycle(2_000, 'background'),
    lifecycle(30_000, 'foreground'),
    lifecycle(31_000, 'paused', 'by the app'),
    lifecycle(70_000, 'background'),
    lifecycle(80_000, 'foreground'),
  ]
  const replay = indexOf(chunks, { marks })
  expect(short(replay)).toEqual(['background 2000-30000', 'paused 31000-60000', 'background 70000-80000'])
  expect(spansOf(replay)[1]).toMatchObject({ reason: 'by the app' })
})

test('[R13] a gap hides all else: what was not captured cannot be called idle', () => {
  const replay = indexOf([info(0, 0, 2_000), info(2, 60_000, 61_000)], {
    marks: [lifecycle(2_000, 'background')],
  })
  expect(short(replay)).toEqual(['missing 2000-60000'])
})

test('[R13] at random: sorted, without overlap, within the replay, and found by time', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { index } = randomRecording(seed)
    const spans = spansOf(index)
    for (const [i, span] of spans.entries()) {
      expect(span.to, `seed ${seed}`).toBeGreaterThan(span.from)
      expect(span.from, `seed ${seed}`).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0)
      expect(span.to, `seed ${seed}`).toBeLessThanOrEqual(index.duration)
      expect([spanAt(spans, span.from), spanAt(spans, span.to - 1)]).toEqual([span, span])
      expect(spanAt(spans, span.to)).not.toBe(span)
    }
  }
})
