// Every edge of time at which a seek may stand, one by one: what is shown there, and whether it is known. Larger and random ones are in player.test.ts.
import { expect, test } from 'vitest'
import type { Chunk } from '../format/types.ts'
import { recordingTimeOf } from '../replay/align.ts'
import { STARTED_AT, time } from '../replay/testing/indexes.ts'
import { recordingOf } from '../replay/testing/randomRecording.ts'
import { type Desk, deskOf } from './testing/desk.ts'
import { EDGES, markOf, SET_BACK, type Seek } from './testing/edges.ts'

for (const [name, { chunks, seeks }] of Object.entries(EDGES))
  test(`[P31] a seek: ${name}`, async () => {
    // Each from rest, from all others, and without moving the playhead: the way there makes no difference.
    const other = deskFor(chunks)
    for (const seek of seeks) {
      await expectSeek(deskFor(chunks), seek)
      for (const before of seeks) {
        other.send({ kind: 'seek', to: time(before[0]) })
        await expectSeek(other, seek)
      }
      const frame = await other.player.frameFor(time(seek[0]))
      expect([markOf(frame.tree), frame.gap?.kind], `frameFor ${seek[0]}`).toEqual([seek[1], seek[2]])
    }
  })

test('[P31] after the clock went backwards an event stands where the picture was when it happened', () => {
  const { index } = recordingOf(SET_BACK)
  const hour = 3_600_000
  expect(recordingTimeOf(index, STARTED_AT + 9_000)).toBe(9_000)
  expect(recordingTimeOf(index, STARTED_AT - hour + 15_000)).toBe(15_000)
})

async function expectSeek(desk: Desk, [at, shows, gap]: Seek): Promise<void> {
  desk.send({ kind: 'seek', to: time(at) })
  await desk.settled()
  const frame = desk.player.frame()
  const { duration, error, status } = desk.facts()
  const reached = Math.min(Math.max(at, 0), duration)
  expect(error).toBe(null)
  expect(status, `at ${at}`).toBe(reached === duration ? 'ended' : 'paused')
  expect([frame?.at, frame && markOf(frame.tree), frame?.gap?.kind], `at ${at}`).toEqual([
    reached,
    shows,
    gap,
  ])
}

function deskFor(chunks: readonly Chunk[]): Desk {
  const { index, chunks: stored } = recordingOf(chunks)
  return deskOf(index, stored)
}
