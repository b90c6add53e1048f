import { expect, test } from 'vitest'
import { seeded } from '../format/testing/random.ts'
import { spanAt } from '../replay/spans.ts'
import { time as at } from '../replay/testing/indexes.ts'
import type { TimelineSpan } from '../replay/types.ts'
import { clampLoop } from './clock.ts'
import { jumpFrom } from './jumps.ts'
import { steady } from './testing/desk.ts'
import type { LoopRange } from './types.ts'

const range = (from: number, to: number): LoopRange => ({ from: at(from), to: at(to) })
const idle = (from: number, to: number): TimelineSpan => ({ kind: 'idle', ...range(from, to), reason: null })

test('[P28] a loop is put in order and kept within the replay; too short, or no number, it is none', () => {
  expect(clampLoop(range(5_000, 2_000), at(10_000))).toEqual(range(2_000, 5_000))
  expect(clampLoop(range(-5, 99_999), at(10_000))).toEqual(range(0, 10_000))
  expect(clampLoop(range(5_000, 5_099), at(10_000))).toBe(null)
  expect(clampLoop(range(Number.NaN, 50), at(10_000))).toBe(null)
  expect(clampLoop(range(20_000, 30_000), at(10_000))).toBe(null)
  expect(clampLoop(null, at(10_000))).toBe(null)
})

test('[P28] what runs over a loop’s end goes back; who is beyond it already plays on', () => {
  const loop = range(1_000, 2_000)
  expect(jumpFrom(at(1_990), at(2_000), loop, [])).toBe(1_000)
  expect(jumpFrom(at(1_990), at(9_000), loop, [])).toBe(1_000)
  expect(jumpFrom(at(1_980), at(1_999), loop, [])).toBe(null)
  expect(jumpFrom(at(2_000), at(2_016), loop, [])).toBe(null)
  expect(jumpFrom(at(100), at(116), loop, [])).toBe(null)
})

test('[P28] what is idle leads on, at a loop’s end back to its start, and never out of it', () => {
  const spans = [idle(10_000, 20_000), idle(20_000, 30_000), idle(40_000, 44_000)]
  expect(jumpFrom(at(9_990), at(10_006), null, spans)).toBe(30_000)
  expect(jumpFrom(at(9_990), at(10_006), range(5_000, 35_000), spans)).toBe(30_000)
  expect(jumpFrom(at(9_990), at(10_006), range(5_000, 25_000), spans)).toBe(5_000)
  expect(jumpFrom(at(39_990), at(40_006), range(35_000, 42_000), spans)).toBe(null)
})

test('[P28] a loop of nothing but what is idle plays as it is', () => {
  const spans = [idle(10_000, 20_000), idle(20_000, 30_000)]
  expect(jumpFrom(at(12_000), at(12_016), range(12_000, 28_000), spans)).toBe(null)
  expect(jumpFrom(at(27_990), at(28_006), range(12_000, 28_000), spans)).toBe(12_000)
})

test('[P28] from wherever and with whatever is idle, playing stays in the loop and comes by all of it that is not', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seeded(seed)
    const spans = randomSpans(seed)
    const loop = range(random.int(0, 300) * 100, 30_100 + random.int(0, 300) * 100)
    const seen = new Set<number>()
    let now = loop.from
    for (let i = 0; i < 3_000; i++) {
      const next = at(now + 100)
      now = jumpFrom(now, next, loop, spans) ?? next
      seen.add(now)
    }
    expect(Math.min(...seen), `seed ${seed}`).toBeGreaterThanOrEqual(loop.from)
    expect(Math.max(...seen), `seed ${seed}`).toBeLessThan(loop.to)
    const isLong = (span: TimelineSpan | null) => span !== null && span.to - span.from > 5_000
    const missed: number[] = []
    for (let ms = loop.from + 100; ms < loop.to; ms += 100)
      if (!isLong(spanAt(spans, ms)) && !seen.has(ms)) missed.push(ms)
    expect(missed, `seed ${seed}`).toEqual([])
  }
})

/** In steps of 100 ms, some next to each other, some short. */
function randomSpans(seed: number): TimelineSpan[] {
  const random = seeded(seed)
  const spans: TimelineSpan[] = []
  let from = 0
  while (from < 60_000) {
    from += random.pick([0, 100, 3_000])
    const to = from + random.int(1, 120) * 100
    spans.push(idle(from, to))
    from = to
  }
  return spans
}

test('[P29] a loop plays again and again, paused it only shows its start, and a seek leaves it', async () => {
  const desk = steady({})
  await desk.settled()
  desk.send({ kind: 'loop', range: range(23_000, 21_000) })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', loop: range(21_000, 23_000), shownAt: 21_000 })
  desk.send({ kind: 'play' })
  const places: number[] = []
  for (let i = 0; i < 60; i++) {
    await desk.pass(100)
    places.push(desk.player.playhead())
  }
  expect(Math.min(...places)).toBeGreaterThanOrEqual(21_000)
  expect(Math.max(...places)).toBeLessThan(23_000)
  expect(desk.painted.every((frame) => frame.at < 23_000)).toBe(true)
  expect(places.filter((place, i) => place < (places[i - 1] ?? 0))).toHaveLength(3)
  desk.send({ kind: 'seek', to: at(23_000) })
  for (let i = 0; i < 5; i++) await desk.pass(100)
  expect(desk.player.playhead()).toBe(23_500)
  desk.send({ kind: 'loop', range: null })
  expect(desk.facts().loop).toBe(null)
})

test('[P29] a loop up to the end does not end; without it, it does', async () => {
  const desk = steady({ count: 2 })
  await desk.settled()
  desk.send({ kind: 'loop', range: range(18_500, 99_999) })
  desk.send({ kind: 'play' })
  for (let i = 0; i < 40; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'playing', loop: range(18_500, 19_500) })
  desk.send({ kind: 'loop', range: null })
  for (let i = 0; i < 20; i++) await desk.pass(100)
  expect(desk.facts().status).toBe('ended')
})

test('[P29] back to a chunk that was let go it waits for it, and goes on', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'loop', range: range(31_000, 32_000) })
  desk.send({ kind: 'play' })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'buffering', wantsToPlay: true })
  await desk.source.release(3)
  await desk.pass(100)
  expect(desk.facts().status).toBe('playing')
})
