// Every file of fixtures/invalid/, uploaded: the server names the rule, the line and the path that the file is named
// after, and stores nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeHeader } from '../../src/format/decode.ts'
import { filesBelow, tempDir } from '../store/testing/folder.ts'
import { makeChunk } from '../testing/chunks.ts'
import { putChunk, startServer } from '../testing/server.ts'

const FOLDER = 'fixtures/invalid'
const expected: Record<string, { rule: string; line: number; path: string }> = JSON.parse(
  readFileSync(join(FOLDER, 'expected.json'), 'utf8'),
)

test('every broken chunk is refused with its rule, and nothing is stored', async () => {
  const dataDir = await tempDir()
  const server = await startServer({ dataDir })
  const names = readdirSync(FOLDER).filter((name) => /\.ndjson(\.gz)?$/.test(name))
  expect(names.sort()).toEqual(Object.keys(expected).sort())
  for (const name of names) {
    const bytes = readFileSync(join(FOLDER, name))
    const body = name.endsWith('.gz') ? bytes : gzipSync(bytes)
    const answer = await putChunk(server, { ...makeChunk(), ...placeOf(body) }, { body })
    const { rule } = expected[name] ?? {}
    const wanted =
      rule === 'F2'
        ? { status: 413, body: { code: 413 } }
        : { status: 400, body: { code: 400, ...expected[name] } }
    expect({ name, ...answer }).toMatchObject({ name, ...wanted })
    expect(answer.body.message).toEqual(expect.any(String))
  }
  expect(await filesBelow(join(dataDir, 'objects'))).toEqual([])
})

/** Where its header says that it belongs; anywhere if it does not say so by the rules. */
function placeOf(body: Buffer) {
  try {
    const [line = ''] = gunzipSync(body).toString('utf8').split('\n', 1)
    const header = decodeHeader(line)
    return header.ok ? header.value : {}
  } catch {
    return {}
  }
}
