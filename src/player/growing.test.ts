// A replay that is still being recorded: its player is told what is stored by now, and nothing that is shown jumps.
import { expect, test } from 'vitest'
import { seeded } from '../format/testing/random.ts'
import { time as at } from '../replay/testing/indexes.ts'
import { randomRecording, recordingOf } from '../replay/testing/randomRecording.ts'
import type { Frame } from '../replay/types.ts'
import { deskOf, type SourceOptions, steadyChunk } from './testing/desk.ts'
import { picture } from './testing/pictures.ts'

test('[P32] a player that grew shows at every time what one of the whole replay shows', async () => {
  for (let seed = 5_000; seed < 5_025; seed++) {
    const { index, chunks } = randomRecording(seed)
    const random = seeded(seed)
    const early = [...chunks.values()].filter((_, i) => i === 0 || random.chance(0.5))
    const grown = deskOf(recordingOf(early).index, chunks)
    grown.send({ kind: 'seek', to: at(random.int(0, index.duration)) })
    await grown.settled()
    grown.player.grow(index)
    await grown.settled()
    const whole = deskOf(index, chunks)
    for (let i = 0; i < 10; i++) {
      const time = at(random.int(0, index.duration))
      for (const desk of [grown, whole]) desk.send({ kind: 'seek', to: time })
      await grown.settled()
      await whole.settled()
      expect(grown.player.frame(), `seed ${seed}, at ${time}`).toEqual(whole.player.frame())
      expect(grown.facts().duration).toBe(index.duration)
    }
  }
})

test('[P32] at rest nothing moves: neither is the picture painted again nor a chunk loaded twice', async () => {
  const { desk, grow } = growing()
  desk.send({ kind: 'seek', to: at(4_000) })
  await desk.settled()
  const [painted, frame] = [desk.painted.length, desk.player.frame()]
  grow()
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', coarseAt: 4_000, shownAt: 4_000, duration: 49_500 })
  expect(desk.painted.length).toBe(painted)
  expect(desk.player.frame()).toEqual(frame)
  expect(desk.source.asked.filter((sequence) => sequence === 0)).toEqual([0])
})

test('[P32] who plays plays on, past what was the end', async () => {
  const { desk, grow } = growing()
  desk.send({ kind: 'rate', rate: 2 })
  desk.send({ kind: 'seek', to: at(18_000) })
  await desk.settled()
  desk.send({ kind: 'play' })
  await desk.pass(500)
  grow()
  expect(desk.facts()).toMatchObject({ status: 'playing', rate: 2 })
  expect(desk.player.playhead()).toBe(19_000)
  await desk.pass(500)
  await desk.settled()
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeGreaterThan(19_500)
})

test('[P32] at what was the end it is paused, and play goes on from there', async () => {
  const { desk, grow } = growing()
  desk.send({ kind: 'seek', to: at(19_500) })
  await desk.settled()
  expect(desk.facts().status).toBe('ended')
  grow()
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 19_500, wantsToPlay: false })
  desk.send({ kind: 'play' })
  await desk.settled()
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBeGreaterThan(19_500)
})

test('[P32] where nothing could be shown, more of it is tried; while that fails too, it is said once', async () => {
  const { desk, grow } = growing({ bytes: (sequence) => (sequence < 2 ? '' : undefined) })
  await desk.settled()
  const { error } = desk.facts()
  expect(error?.kind).toBe('invalid')
  grow(2)
  await desk.settled()
  expect(desk.facts().error).toBe(error)
  grow()
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', error: null })
  expect((desk.player.frame() as Frame).sequence).toBe(2)
})

test('[P32] a picture that came after its chunk is shown once more has come in', async () => {
  const images = new Map<string, Blob>()
  const { desk, grow } = growing({ images })
  await desk.settled()
  desk.player.image('late')
  await desk.settled()
  expect(desk.player.image('late')).toBe('missing')
  const painted = desk.painted.length
  images.set('late', picture(1, 1))
  grow()
  await desk.settled()
  // Painting is what asks.
  expect(desk.painted.length).toBeGreaterThan(painted)
  expect(desk.player.image('late')).toBe('loading')
  await desk.settled()
  expect(desk.player.image('late')).toMatchObject({ width: 1 })
})

test('[P32] a chunk that could not be had is there once more has come in', async () => {
  const broken = new Set([1])
  const { desk, grow } = growing({ broken })
  desk.send({ kind: 'seek', to: at(15_000) })
  for (let i = 0; i < 30; i++) await desk.pass(100)
  expect((desk.player.frame() as Frame).gap?.kind).toBe('failed')
  broken.clear()
  grow()
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 15_000, failedGaps: [] })
  expect(desk.player.frame()).toMatchObject({ sequence: 1, gap: null })
})

test('[P32] a player without a network is back where it was once more has come in', async () => {
  const broken = new Set([0, 1])
  const { desk, grow } = growing({ broken })
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'failed', error: { kind: 'unreachable' } })
  broken.clear()
  grow()
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', error: null, shownAt: 0, duration: 49_500 })
})

test('[P32] time in which no frame came is not played, also when more comes in then', async () => {
  const { desk, grow } = growing()
  desk.send({ kind: 'seek', to: at(2_000) })
  await desk.settled()
  desk.send({ kind: 'play' })
  await desk.pass(16)
  const before = desk.player.playhead()
  desk.ticker.passHidden(8_000)
  grow()
  expect(desk.player.playhead()).toBe(before)
  await desk.pass(100)
  expect(desk.facts().status).toBe('playing')
  expect(desk.player.playhead()).toBe(before + 100)
})

test('[P32] a player that was let go of is deaf', async () => {
  const { desk, grow } = growing()
  await desk.settled()
  desk.player.dispose()
  grow()
  expect(desk.facts().duration).toBe(19_500)
})

/** Two chunks of ten seconds, and how they become five, or as many as are given. */
function growing(options: SourceOptions = {}) {
  const all = Array.from({ length: 5 }, (_, sequence) => steadyChunk(sequence))
  const desk = deskOf(recordingOf(all.slice(0, 2)).index, recordingOf(all).chunks, options)
  return { desk, grow: (count = 5) => desk.player.grow(recordingOf(all.slice(0, count)).index) }
}
