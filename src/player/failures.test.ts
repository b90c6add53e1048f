import { expect, test } from 'vitest'
import { encodeChunk } from '../format/encode.ts'
import type { Entry, NodeId } from '../format/types.ts'
import { time as at } from '../replay/testing/indexes.ts'
import { randomRecording } from '../replay/testing/randomRecording.ts'
import type { Frame } from '../replay/types.ts'
import { deskOf, steady, steadyChunk } from './testing/desk.ts'

test('[P15] a chunk that cannot be loaded is tried again with growing pauses, then plays as a gap that says why', async () => {
  const desk = steady({ broken: new Set([2]) })
  await desk.pass(16)
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.pass(399)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(1)
  await desk.pass(1)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(2)
  await desk.pass(1_600)
  expect(desk.source.asked.filter((sequence) => sequence === 2)).toHaveLength(3)
  await desk.settled()
  const frame = desk.player.frame() as Frame
  expect(frame).toMatchObject({
    at: 25_000,
    sequence: 1,
    gap: { kind: 'failed', from: 20_000, to: 30_000, chunks: 1 },
  })
  expect(frame.gap?.reason).toContain('no network')
  expect(desk.facts().failedGaps).toEqual([frame.gap])
  desk.send({ kind: 'play' })
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.player.frame()).toMatchObject({ sequence: 3, gap: null })
})

test('[P15] one failure does not hide the cure: retry loads it', async () => {
  const broken = new Set([2])
  const desk = steady({ broken })
  desk.send({ kind: 'seek', to: at(25_000) })
  for (let i = 0; i < 30; i++) await desk.pass(100)
  expect((desk.player.frame() as Frame).gap?.kind).toBe('failed')
  broken.clear()
  desk.send({ kind: 'retry' })
  expect(desk.facts().status).toBe('buffering')
  await desk.settled()
  expect(desk.facts().status).toBe('paused')
  expect(desk.player.frame()).toMatchObject({ sequence: 2, gap: null })
  expect(desk.facts().failedGaps).toEqual([])
})

test('[P15] a chunk that cannot be loaded next to one that never came can be asked for once more', async () => {
  const broken = new Set([3])
  const desk = steady({ broken, without: [2] })
  desk.send({ kind: 'seek', to: at(35_000) })
  for (let i = 0; i < 30; i++) await desk.pass(100)
  expect((desk.player.frame() as Frame).gap).toMatchObject({
    kind: 'failed',
    from: 19_500,
    to: 40_000,
    chunks: 2,
  })
  broken.clear()
  desk.send({ kind: 'retry' })
  await desk.settled()
  expect(desk.player.frame()).toMatchObject({ sequence: 3, gap: null })
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.settled()
  expect((desk.player.frame() as Frame).gap).toMatchObject({ kind: 'missing', to: 30_000, chunks: 1 })
})

test('[P16] without a network the player says so, and retry brings it back to where it was', async () => {
  const broken = new Set([0, 1, 2, 3, 4, 5])
  const desk = steady({ broken })
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.facts()).toMatchObject({ status: 'failed', error: { kind: 'unreachable' } })
  const asked = desk.source.asked.length
  for (let i = 0; i < 60; i++) await desk.pass(100)
  expect(desk.source.asked).toHaveLength(asked)
  broken.clear()
  desk.send({ kind: 'retry' })
  await desk.settled()
  expect(desk.facts()).toMatchObject({ status: 'paused', error: null, shownAt: 0 })
})

test('[P16] a chunk that the server does not have, or that is none, is a gap at once; a replay of such only has failed', async () => {
  const desk = steady({
    bytes: (sequence) => (sequence === 1 ? null : sequence === 2 ? 'no chunk\n' : undefined),
  })
  desk.send({ kind: 'seek', to: at(15_000) })
  await desk.settled()
  expect((desk.player.frame() as Frame).gap).toMatchObject({ kind: 'failed', from: 10_000 })
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.settled()
  expect((desk.player.frame() as Frame).gap).toMatchObject({
    kind: 'failed',
    from: 10_000,
    to: 30_000,
    chunks: 2,
  })
  const all = steady({ bytes: () => 'no chunk\n' })
  await all.settled()
  expect(all.facts()).toMatchObject({ status: 'failed', error: { kind: 'invalid' } })
  expect(all.facts().error?.message).toContain('F3')
})

test('[P16] a replay without chunks has failed: there is nothing', () => {
  const { index } = randomRecording(1)
  const desk = deskOf({ ...index, chunks: [] }, new Map())
  expect(desk.facts()).toMatchObject({ status: 'failed', error: { kind: 'empty' } })
})

test('[P16] a chunk plays until a diff that leads nowhere; from there on it is a gap', async () => {
  const desk = steady({ bytes: (sequence) => (sequence === 2 ? brokenChunk() : undefined) })
  desk.send({ kind: 'seek', to: at(20_000) })
  await desk.settled()
  expect(desk.player.frame()).toMatchObject({ sequence: 2, gap: null })
  desk.send({ kind: 'seek', to: at(25_000) })
  await desk.settled()
  const gap = { kind: 'invalid', from: 20_500, to: 30_000, chunks: 1 }
  expect(desk.player.frame()).toMatchObject({ at: 25_000, sequence: 2, gap })
  expect(desk.facts().failedGaps[0]?.reason).toContain('line 3')
  expect((await desk.player.frameFor(at(20_499))).gap).toBe(null)
  expect((await desk.player.frameFor(at(20_500))).gap).toMatchObject(gap)
})

test('[P16] a frame beyond a bad diff is a gap although nobody has been there', async () => {
  const desk = steady({ bytes: (sequence) => (sequence === 2 ? brokenChunk() : undefined) })
  expect((await desk.player.frameFor(at(25_000))).gap).toMatchObject({ kind: 'invalid', from: 20_500 })
})

test('[P16] at rest the chunk on show is gone through: what is wrong in it shows before anybody seeks there', async () => {
  const desk = steady({ bytes: (sequence) => (sequence === 2 ? brokenChunk() : undefined) })
  desk.send({ kind: 'seek', to: at(20_000) })
  await desk.settled()
  for (let i = 0; i < 5; i++) await desk.pass(100)
  expect(desk.facts().failedGaps).toMatchObject([{ kind: 'invalid', from: 20_500 }])
  expect(desk.player.frame()).toMatchObject({ at: 20_000, gap: null })
})

/** The third of the steady chunks, but its first diff removes a view that is not there. */
function brokenChunk(): string {
  const chunk = steadyChunk(2)
  const fault: Entry = { kind: 'diff', at: at(20_500), removes: [77 as NodeId] }
  return encodeChunk({ ...chunk, entries: chunk.entries.with(1, fault) })
}

test('[P17] a missing chunk plays as a gap, time passing', async () => {
  const desk = steady({ without: [2] })
  await desk.settled()
  desk.send({ kind: 'seek', to: at(19_000) })
  desk.send({ kind: 'play' })
  const gaps: (string | null)[] = []
  for (let i = 0; i < 120; i++) {
    await desk.pass(100)
    gaps.push(desk.facts().gap?.kind ?? null)
  }
  expect([...new Set(gaps)]).toEqual([null, 'missing'])
  expect(gaps.filter(Boolean).length).toBeGreaterThan(90)
  expect(desk.player.frame()).toMatchObject({ sequence: 3, gap: null })
})
