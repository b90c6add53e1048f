import { expect, test } from 'vitest'
import { encodeTree } from '../format/encode.ts'
import type { ReplayIndex } from '../format/replayIndex.ts'
import { seeded } from '../format/testing/random.ts'
import { treesOf } from '../format/testing/reference.ts'
import type { Chunk, ViewTree } from '../format/types.ts'
import { chunkIndexOf, gapAt, playedAt } from '../replay/chunkIndex.ts'
import { time as at } from '../replay/testing/indexes.ts'
import { randomRecording } from '../replay/testing/randomRecording.ts'
import type { Frame } from '../replay/types.ts'
import { deskOf, steady } from './testing/desk.ts'
import { picture } from './testing/pictures.ts'
import type { Command } from './types.ts'

test('[P10] a seek shows what replaying from the start shows, over gaps, overlaps and chunk borders', async () => {
  for (let seed = 2_000; seed < 2_025; seed++) {
    const { index, chunks } = randomRecording(seed)
    const desk = deskOf(index, chunks)
    const random = seeded(seed)
    for (let i = 0; i < 10; i++) {
      const time = at(random.int(0, index.duration))
      desk.send({ kind: 'seek', to: time })
      await desk.settled()
      const frame = desk.player.frame() as Frame
      expect(encodeTree(frame.tree), `seed ${seed}, at ${time}`).toBe(slowTreeAt(index, chunks, time))
      expect(frame.gap).toEqual(gapAt(chunkIndexOf(index), time))
      expect(desk.facts().shownAt).toBe(time)
      expect((await desk.player.frameFor(time)).tree).toBe(frame.tree)
    }
    desk.player.dispose()
  }
})

test('[P11] playing passes through every tree there is, in order, and ends', async () => {
  const { index, chunks } = randomRecording(3_004)
  const desk = deskOf(index, chunks)
  await desk.settled()
  desk.send({ kind: 'play' })
  for (let i = 0; i < 10_000 && desk.facts().status !== 'ended'; i++) await desk.pass(1)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'ended', coarseAt: index.duration, shownAt: index.duration })
  const shown = new Set(desk.painted.map((frame) => frame.tree))
  const times = new Set([...chunks.values()].flatMap((chunk) => chunk.entries.map((entry) => entry.at)))
  for (const time of times) expect(shown).toContain((await desk.player.frameFor(time)).tree)
  expect(desk.painted.every((frame, i) => i === 0 || frame.at >= (desk.painted[i - 1] as Frame).at)).toBe(
    true,
  )
  desk.send({ kind: 'play' })
  await desk.pass(1)
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeLessThan(10)
})

test('[P12] a newer seek wins: after a rest, what was loading is called off and never shown', async () => {
  const desk = steady({ hold: true })
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.pass(250)
  desk.send({ kind: 'seek', to: at(45_000) })
  expect(desk.source.asked).toEqual([0, 2, 4])
  expect(desk.source.calledOff).toEqual([0, 2])
  await desk.source.release(2)
  await desk.settled()
  expect(desk.player.frame()).toBeNull()
  await desk.source.release(4)
  await desk.settled()
  expect(desk.player.frame()).toMatchObject({ at: 45_000, sequence: 4 })
  expect(desk.painted.map((frame) => frame.sequence)).toEqual([4])
})

test('[P12] a scrub faster than its chunks shows those that come on the way, in order; the last seek wins', async () => {
  const desk = steady({ hold: true })
  for (const to of [11_000, 22_000, 33_000, 44_000, 55_000]) {
    desk.send({ kind: 'seek', to: at(to) })
    await desk.pass(16)
  }
  // Three are on their way; the newest waits for one of them.
  expect(desk.source.asked).toEqual([0, 1, 2])
  await desk.source.release(1)
  await desk.pass(16)
  expect(desk.player.frame()).toMatchObject({ at: 11_000, sequence: 1 })
  expect(desk.facts()).toMatchObject({ shownAt: 11_000 })
  expect(desk.player.playhead()).toBe(55_000)
  // What was asked for before that is not wanted any more; what the playhead needs is.
  expect(desk.source.calledOff).toEqual([0])
  expect(desk.source.asked).toEqual([0, 1, 2, 5])
  await desk.source.release(5)
  await desk.settled()
  expect(desk.painted.map((frame) => frame.at)).toEqual([11_000, 55_000])
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 55_000 })
})

test('[P12] of chunks that come together on the way of a scrub each is shown, one a frame', async () => {
  const desk = steady({ hold: true })
  for (const to of [11_000, 22_000, 33_000, 44_000, 55_000]) {
    desk.send({ kind: 'seek', to: at(to) })
    await desk.pass(16)
  }
  await desk.source.release(1)
  await desk.source.release(2)
  // What has come and was not shown yet is one of the three, too.
  expect(desk.source.asked).toEqual([0, 1, 2, 5])
  for (let i = 0; i < 3; i++) await desk.pass(16)
  expect(desk.painted.map((frame) => frame.at)).toEqual([11_000, 22_000])
  await desk.source.release(5)
  await desk.settled()
  expect(desk.painted.map((frame) => frame.at)).toEqual([11_000, 22_000, 55_000])
})

test('[P12] at rest the newest does not wait for chunks that do not come', async () => {
  const desk = steady({ hold: true })
  for (const to of [11_000, 22_000, 33_000]) {
    desk.send({ kind: 'seek', to: at(to) })
    await desk.pass(16)
  }
  expect(desk.source.asked).toEqual([0, 1, 2])
  await desk.pass(1_000)
  expect(desk.source.asked).toEqual([0, 1, 2, 3])
  await desk.source.release(3)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 33_000 })
})

test('[P13] the label never shows a time that the picture has not reached', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'seek', to: at(33_000) })
  await desk.pass(1_000)
  expect(desk.facts()).toMatchObject({ status: 'buffering', coarseAt: 33_000, shownAt: 0 })
  await desk.source.release(3)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', coarseAt: 33_000, shownAt: 33_000 })
})

test('[P14] playing waits at a chunk that is not there, and goes on by itself when it comes', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'play' })
  for (let i = 0; i < 110; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'buffering', wantsToPlay: true, coarseAt: 10_000 })
  expect((desk.player.frame() as Frame).at).toBeLessThan(10_000)
  await desk.source.release(1)
  await desk.pass(100)
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeGreaterThanOrEqual(10_000)
  expect(desk.player.playhead()).toBeLessThan(10_200)
})

test('[P18] React hears of time at most four times a second, the canvas of every new picture', async () => {
  const desk = steady({})
  await desk.settled()
  desk.send({ kind: 'play' })
  const heard: number[] = []
  desk.player.store.subscribe((now, before) => {
    if (now.coarseAt !== before.coarseAt) heard.push(now.coarseAt)
  })
  desk.painted.length = 0
  for (let i = 0; i < 125; i++) await desk.pass(16)
  expect(heard.length).toBeLessThanOrEqual(9)
  expect(heard.length).toBeGreaterThanOrEqual(7)
  // The recording changes every 500 ms; frames between that look the same are not painted again.
  expect(desk.painted).toHaveLength(4)
})

test('[P18] after a seek the last word is the exact time, and then nothing ticks any more', async () => {
  const desk = steady({})
  await desk.settled()
  for (let ms = 100; ms <= 3_000; ms += 100) {
    desk.send({ kind: 'seek', to: at(ms) })
    await desk.pass(16)
  }
  await desk.settled()
  expect(desk.facts()).toMatchObject({ coarseAt: 3_000, shownAt: 3_000 })
  expect(desk.ticker.isAsked()).toBe(false)
})

test('[P18] at rest another moment is told even where it looks the same: a cursor has to move', async () => {
  const desk = steady({})
  await desk.settled()
  const before = desk.painted.length
  desk.send({ kind: 'seek', to: at(100) })
  await desk.pass(16)
  expect(desk.painted.slice(before).map((frame) => frame.at)).toEqual([100])
})

test('[P19] a late frame, as from a hidden tab, does not make the replay run ahead', async () => {
  const desk = steady({})
  await desk.settled()
  desk.send({ kind: 'play' })
  await desk.pass(100)
  await desk.pass(60_000)
  expect(desk.player.playhead()).toBeLessThan(200)
  await desk.pass(100)
  expect(desk.player.playhead()).toBeGreaterThan(150)
})

test('[P20] skip idle: what is quiet for over 5 s plays as a jump, in both ways of being quiet', async () => {
  const desk = steady({ without: [2, 4] })
  await desk.settled()
  desk.send({ kind: 'skipIdle', on: true })
  desk.send({ kind: 'seek', to: at(18_900) })
  desk.send({ kind: 'play' })
  for (let i = 0; i < 15; i++) await desk.pass(100)
  expect(desk.player.playhead()).toBeGreaterThan(30_000)
  expect(desk.player.playhead()).toBeLessThan(32_000)
})

test('[P21] neighbours are loaded once the playhead rests, and what is held stays bounded', async () => {
  const desk = steady({ count: 60 })
  await desk.settled()
  for (let i = 0; i < 60; i++) {
    desk.send({ kind: 'seek', to: at(i * 10_000) })
    await desk.pass(16)
  }
  expect(desk.source.asked).toHaveLength(60)
  await desk.pass(500)
  await desk.settled()
  expect(desk.facts().loadedSpans.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(
    240_000,
  )
  desk.send({ kind: 'seek', to: at(50_000) })
  await desk.pass(16)
  await desk.pass(500)
  await desk.settled()
  expect(desk.source.asked.slice(-4)).toEqual([5, 6, 7, 4])
})

test('[P22] pictures load when they are asked for, and are painted when they come', async () => {
  const desk = steady({ images: new Map([['a', picture(1, 1)]]) })
  await desk.settled()
  const before = desk.painted.length
  expect(desk.player.image('a')).toBe('loading')
  expect(desk.player.image('b')).toBe('loading')
  await desk.settled()
  expect(desk.player.image('a')).toMatchObject({ width: 1 })
  expect(desk.player.image('b')).toBe('missing')
  expect(desk.painted.length).toBeGreaterThan(before)
})

test('[P23] frameFor leaves the playhead alone; called off, it rejects and loads no further', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.pass(16)
  const controller = new AbortController()
  const called = desk.player.frameFor(at(35_000), controller.signal)
  expect(desk.source.asked).toEqual([0, 3])
  controller.abort()
  await expect(called).rejects.toMatchObject({ name: 'AbortError' })
  expect(desk.source.calledOff).toEqual([3])
  const wanted = desk.player.frameFor(at(45_000))
  desk.send({ kind: 'seek', to: at(5_000) })
  await desk.source.release(4)
  expect(await wanted).toMatchObject({ at: 45_000, sequence: 4 })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', coarseAt: 5_000 })
})

test('[P24] after dispose nothing is loaded, painted or said any more', async () => {
  const desk = steady({ hold: true })
  const waiting = desk.player.frameFor(at(55_000))
  desk.player.dispose()
  await expect(waiting).rejects.toThrow()
  expect(desk.source.calledOff.sort()).toEqual([0, 5])
  desk.send({ kind: 'play' })
  await desk.pass(1_000)
  expect(desk.painted).toEqual([])
  expect(desk.facts().status).toBe('loading')
})

test('[P25] every command in every state, at random: the picture is always that of its time', async () => {
  for (let seed = 4_000; seed < 4_010; seed++) {
    const random = seeded(seed)
    const { index, chunks } = randomRecording(seed)
    const desk = deskOf(index, chunks)
    for (let i = 0; i < 60; i++) {
      desk.send(randomCommand(random, index.duration))
      if (random.chance(0.7)) await desk.pass(random.int(1, 300))
      const frame = desk.player.frame()
      if (frame)
        expect(encodeTree(frame.tree), `seed ${seed}, step ${i}`).toBe(slowTreeAt(index, chunks, frame.at))
      expect(desk.player.playhead()).toBeGreaterThanOrEqual(0)
      expect(desk.player.playhead()).toBeLessThanOrEqual(index.duration)
    }
    desk.player.dispose()
  }
})

function randomCommand(random: ReturnType<typeof seeded>, duration: number): Command {
  return random.pick<() => Command>([
    () => ({ kind: 'play' }),
    () => ({ kind: 'pause' }),
    () => ({ kind: 'toggle' }),
    () => ({ kind: 'seek', to: at(random.int(-100, duration + 100)) }),
    () => ({ kind: 'skip', by: random.int(-3_000, 3_000) }),
    () => ({ kind: 'rate', rate: random.pick([0, 0.25, 1, 16, 99]) }),
    () => ({ kind: 'retry' }),
    () => ({ kind: 'skipIdle', on: random.chance(0.5) }),
    () => ({
      kind: 'loop',
      range: { from: at(random.int(-100, duration)), to: at(random.int(0, duration)) },
    }),
    () => ({ kind: 'loop', range: null }),
  ])()
}

/** Replays the chunk that plays at a time from its start, by the letter; the tree as canonical text. */
function slowTreeAt(index: ReplayIndex, chunks: ReadonlyMap<number, Chunk>, time: number): string {
  const chunk = chunks.get(playedAt(chunkIndexOf(index), time)?.chunk.sequence ?? -1) as Chunk
  const trees = treesOf(chunk)
  if (!trees.ok) throw new Error(trees.problem.message)
  const last = chunk.entries.findLastIndex((entry) => entry.at <= time)
  return encodeTree(trees.value[Math.max(0, last)] as ViewTree)
}
