// The engine on the golden files: every invalid one gives its rule, every pair of trees is bridged by its diff, every recording can be sought in.
import { expect, test } from 'vitest'
import { decodeDiff, decodeTree } from '../format/decode.ts'
import { encodeTree } from '../format/encode.ts'
import { filesIn, readChunkText, readText, unwrap } from '../format/testing/files.ts'
import { seeded } from '../format/testing/random.ts'
import { treesOf } from '../format/testing/reference.ts'
import type { Diff, FormatProblem, ViewTree } from '../format/types.ts'
import { applyDiff } from './applyDiff.ts'
import { checkChunk } from './checkChunk.ts'
import { openChunk } from './chunkTrees.ts'
import { openTree } from './liveTree.ts'

const SEED = 7_001

test('[R8] every invalid file gives its rule, its line and its path', () => {
  const expected: Record<string, Omit<FormatProblem, 'message'>> = JSON.parse(
    readText('invalid/expected.json'),
  )
  const files = filesIn('invalid', '.ndjson').concat(filesIn('invalid', '.ndjson.gz'))
  expect(files.length).toBeGreaterThan(100)
  expect(Object.keys(expected).sort()).toEqual(files.sort())
  for (const file of files) {
    const text = readChunkText(`invalid/${file}`)
    const checked = text.ok ? checkChunk(text.value) : text
    expect(checked, file).toMatchObject({ ok: false, problem: expected[file] })
    if (!checked.ok) expect(checked.problem.message, file).not.toBe('')
  }
})

test('[R8] every canonical file is accepted', () => {
  const files = filesIn('canonical', '.canonical.ndjson')
  expect(files.length).toBeGreaterThan(5)
  for (const file of files)
    expect(checkChunk(readText(`canonical/${file}`)), file).toMatchObject({ ok: true })
})

test('[R9] diff then apply gives the target, for every golden pair', () => {
  const pairs = filesIn('diffs', '.json').filter((file) => !file.endsWith('.diff.json'))
  expect(pairs.length).toBeGreaterThan(30)
  for (const file of pairs) {
    const { before, after } = JSON.parse(readText(`diffs/${file}`))
    const live = openTree(unwrap(decodeTree(before)))
    // Equal trees have an empty diff, which is no entry.
    const diff: unknown = JSON.parse(readText(`diffs/${file.replace('.json', '.diff.json')}`))
    if (Object.keys(diff as object).length > 0) applyDiff(live, unwrap<Diff>(decodeDiff(diff)))
    expect(encodeTree(live.root.node), file).toBe(encodeTree(unwrap<ViewTree>(decodeTree(after))))
  }
})

test(`[R1] seeks in every recorded chunk show what replaying it shows (seed ${SEED})`, () => {
  const files = filesIn('recordings', '.ndjson.gz')
  expect(files.length, 'fixtures/recordings is empty').toBeGreaterThan(0)
  const random = seeded(SEED)
  for (const file of files) {
    const chunk = unwrap(checkChunk(unwrap(readChunkText(`recordings/${file}`))))
    const slow = unwrap(treesOf(chunk))
    const opened = openChunk(chunk)
    for (let i = 0; i < 20; i++) {
      const at = random.int(chunk.header.firstAt, chunk.header.lastAt)
      const last = chunk.entries.findLastIndex((entry) => entry.at <= at)
      expect(opened.treeAt(at), `${file} at ${at}`).toEqual(slow[Math.max(0, last)])
    }
  }
})
