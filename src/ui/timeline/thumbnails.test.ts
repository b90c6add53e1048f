import { expect, test } from 'vitest'
import { steady } from '../../player/testing/desk.ts'
import { time as at } from '../../replay/testing/indexes.ts'
import type { Frame } from '../../replay/types.ts'
import { type Preview, Thumbnails } from './thumbnails.ts'

/** Previews of a player's six chunks of 10 s; a picture is the alpha that the recording has there. */
function bench(options: Parameters<typeof steady>[0] & { waits?: () => boolean } = {}) {
  const desk = steady(options)
  const said: (Preview<string> | null)[] = []
  const painted: number[] = []
  const thumbnails = new Thumbnails<string>({
    frameFor: desk.player.frameFor,
    isLoaded: (time) => desk.facts().loadedSpans.some(({ from, to }) => from <= time && time <= to),
    paint: (frame) => {
      painted.push(frame.at)
      return { picture: pictureOf(frame), waits: options.waits?.() ?? false }
    },
    after: desk.ticker.after,
    onChange: (preview) => said.push(preview),
  })
  return { desk, thumbnails, said, painted, last: () => said.at(-1) }
}

const pictureOf = (frame: Frame) => `${frame.sequence}: ${frame.tree.alpha}`

test('a moment whose chunk is there is shown at once, exactly, and the playhead stays', async () => {
  const { desk, thumbnails, last } = bench()
  await desk.settled()
  thumbnails.show(at(3_600))
  await Promise.resolve()
  await desk.pass(0)
  expect(last()).toEqual({ kind: 'shown', at: 3_600, picture: '0: 0.93' })
  expect(desk.player.playhead()).toBe(0)
})

test('the newest wish wins: what was wished for before is not painted and loads no further', async () => {
  const { desk, thumbnails, said, painted } = bench({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  thumbnails.show(at(35_000))
  await desk.pass(100)
  thumbnails.show(at(55_000))
  await desk.pass(100)
  expect(desk.source.calledOff).toContain(3)
  await desk.source.release(3)
  await desk.source.release(5)
  await desk.settled()
  expect(painted).toEqual([55_000])
  expect(said.map((preview) => preview && [preview.kind, preview.at])).toEqual([
    ['waiting', 35_000],
    ['waiting', 55_000],
    ['shown', 55_000],
  ])
})

test('a pointer that only passes loads nothing; one that rests does', async () => {
  const { desk, thumbnails, last } = bench()
  await desk.pass(0)
  const asked = () => desk.source.asked.filter((sequence) => sequence >= 3)
  for (let ms = 30_000; ms < 50_000; ms += 1_000) {
    thumbnails.show(at(ms))
    desk.ticker.pass(16)
  }
  expect(asked()).toEqual([])
  await desk.pass(100)
  await desk.settled()
  expect(asked()).toEqual([4])
  expect(last()).toMatchObject({ kind: 'shown', at: 49_000, picture: '4: 0.82' })
})

test('what was painted is kept, by moment and by what is seen, but not for ever', async () => {
  const { desk, thumbnails, painted, last } = bench()
  await desk.settled()
  const shown = async (ms: number) => {
    thumbnails.show(at(ms))
    await desk.pass(0)
    return last()
  }
  await shown(500)
  await shown(3_000)
  expect(await shown(999)).toMatchObject({ kind: 'shown', at: 999, picture: '0: 0.99' })
  expect(painted).toEqual([500, 3_000])
  thumbnails.show(at(500))
  expect(last()).toMatchObject({ kind: 'shown', at: 500 })
  expect(painted).toHaveLength(2)
  for (let i = 0; i < 60; i++) await shown(10_000 + i * 500)
  await shown(500)
  expect(painted.filter((ms) => ms === 500)).toHaveLength(2)
})

test('a picture that is still on its way is painted again when it has come, and only then kept', async () => {
  let waits = true
  const { desk, thumbnails, painted } = bench({ waits: () => waits })
  await desk.settled()
  thumbnails.show(at(500))
  await desk.pass(0)
  waits = false
  thumbnails.refresh()
  await desk.pass(0)
  expect(painted).toEqual([500, 500])
  thumbnails.refresh()
  await desk.pass(0)
  expect(painted).toHaveLength(2)
})

test('what stands in for a chunk that could not be loaded is not taken for its picture once it can', async () => {
  const broken = new Set([3])
  const { desk, thumbnails, last } = bench({ broken })
  await desk.settled()
  thumbnails.show(at(35_000))
  for (let i = 0; i < 40; i++) await desk.pass(100)
  expect(last()).toMatchObject({ kind: 'shown', picture: '2: 0.81' })
  broken.clear()
  desk.send({ kind: 'retry' })
  await desk.settled()
  thumbnails.show(at(500))
  thumbnails.show(at(35_000))
  await desk.pass(100)
  await desk.settled()
  expect(last()).toMatchObject({ kind: 'shown', picture: '3: 0.9' })
})

test('a moment that cannot be loaded says so', async () => {
  const all = bench({ bytes: () => 'no chunk\n' })
  await all.desk.settled()
  all.thumbnails.show(at(500))
  await all.desk.pass(100)
  await all.desk.settled()
  expect(all.last()).toEqual({ kind: 'failed', at: 500 })
})

test('nothing is said once nothing is wished for, or after the end', async () => {
  const { desk, thumbnails, said } = bench({ hold: true })
  thumbnails.show(at(25_000))
  await desk.pass(100)
  thumbnails.show(null)
  expect(said.at(-1)).toBe(null)
  const count = said.length
  await desk.source.release(2)
  await desk.settled()
  expect(said).toHaveLength(count)
  thumbnails.show(at(35_000))
  thumbnails.dispose()
  await desk.pass(100)
  await desk.source.release(3)
  await desk.settled()
  expect(said).toHaveLength(count + 1)
})
