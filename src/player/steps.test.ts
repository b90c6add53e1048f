import { expect, test } from 'vitest'
import { chunkIndexOf } from '../replay/chunkIndex.ts'
import { time as at } from '../replay/testing/indexes.ts'
import { type RandomRecording, randomRecording } from '../replay/testing/randomRecording.ts'
import { deskOf, steady } from './testing/desk.ts'

test('[P30] steps come by every recorded change that is heard, there and back, over chunks and gaps', async () => {
  for (let seed = 5_000; seed < 5_020; seed++) {
    const recording = randomRecording(seed)
    const expected = changesOf(recording)
    const desk = deskOf(recording.index, recording.chunks)
    await desk.settled()
    expect(await walk(desk, 1), `seed ${seed}`).toEqual(expected.filter((time) => time > 0))
    desk.send({ kind: 'seek', to: recording.index.duration })
    await desk.settled()
    const before = expected.filter((time) => time < recording.index.duration).toReversed()
    expect(await walk(desk, -1), `seed ${seed}`).toEqual(before)
    desk.player.dispose()
  }
})

test('[P30] a step pauses; whatever is commanded while its chunk is on the way wins', async () => {
  const desk = steady({ hold: true })
  await desk.source.release(0)
  await desk.settled()
  desk.send({ kind: 'play' })
  await desk.pass(100)
  desk.send({ kind: 'step', by: 1 })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 500 })
  desk.send({ kind: 'seek', to: at(9_500) })
  await desk.settled()
  desk.send({ kind: 'seek', to: at(10_500) })
  desk.send({ kind: 'step', by: -1 })
  desk.send({ kind: 'seek', to: at(3_000) })
  await desk.source.release(1)
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', shownAt: 3_000 })
})

/** Where steps lead, until one leads nowhere. */
async function walk(desk: ReturnType<typeof deskOf>, by: 1 | -1): Promise<number[]> {
  const times: number[] = []
  for (;;) {
    const before = desk.player.playhead()
    desk.send({ kind: 'step', by })
    await desk.settled()
    if (desk.player.playhead() === before) return times
    times.push(desk.player.playhead())
  }
}

/** Times of the snapshots and diffs of every chunk while it is the one that plays. */
function changesOf({ index, chunks }: RandomRecording): number[] {
  const times = chunkIndexOf(index).played.flatMap(({ chunk, from, to }, i, { length }) =>
    (chunks.get(chunk.sequence)?.entries ?? [])
      .filter(({ kind }) => kind === 'snapshot' || kind === 'diff')
      .map((entry) => Number(entry.at))
      .filter((time) => time >= from && (time < to || i === length - 1)),
  )
  return [...new Set(times)].sort((a, b) => a - b)
}
