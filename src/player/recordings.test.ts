// The player on the recorded sessions of fixtures/recordings, whole: seeks to and fro across all chunks, judged by the slow reference.
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { decodeChunk } from '../format/decode.ts'
import { encodeTree } from '../format/encode.ts'
import { filesIn, readChunkText, unwrap } from '../format/testing/files.ts'
import { seeded } from '../format/testing/random.ts'
import { treesOf } from '../format/testing/reference.ts'
import type { Chunk, ViewTree } from '../format/types.ts'
import { chunkIndexOf, gapsOf, playedAt } from '../replay/chunkIndex.ts'
import { time } from '../replay/testing/indexes.ts'
import { recordingOf } from '../replay/testing/randomRecording.ts'
import { deskOf } from './testing/desk.ts'

const SEED = 8_001
const SEEKS = 60

test(`[P26] a seek in a recorded session shows what replaying it shows (seed ${SEED})`, async () => {
  const all = filesIn('recordings', '.ndjson.gz')
  const sessions = new Map(
    all.map((file) => [dirname(file), all.filter((other) => dirname(other) === dirname(file))]),
  )
  expect(sessions.size, 'fixtures/recordings is empty').toBeGreaterThan(0)
  const random = seeded(SEED)
  for (const [session, files] of sessions) {
    const decoded = files.map((file) => unwrap(decodeChunk(unwrap(readChunkText(`recordings/${file}`)))))
    const { index, chunks } = recordingOf(decoded)
    expect(gapsOf(chunkIndexOf(index)), session).toEqual([])
    const desk = deskOf(index, chunks)
    for (let i = 0; i < SEEKS; i++) {
      const at = time(random.int(0, index.duration))
      desk.send({ kind: 'seek', to: at })
      await desk.settled()
      const chunk = chunks.get(playedAt(chunkIndexOf(index), at)?.chunk.sequence ?? -1) as Chunk
      expect(encodeTree(desk.player.frame()?.tree as ViewTree), `${session} at ${at}`).toBe(
        slowTextAt(chunk, at),
      )
    }
    desk.player.dispose()
  }
})

const slow = new WeakMap<Chunk, readonly ViewTree[]>()

function slowTextAt(chunk: Chunk, at: number): string {
  const trees = slow.get(chunk) ?? unwrap(treesOf(chunk))
  slow.set(chunk, trees)
  const last = chunk.entries.findLastIndex((entry) => entry.at <= at)
  return encodeTree(trees[Math.max(0, last)] as ViewTree)
}
