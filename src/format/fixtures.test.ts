// The golden files: each rule has a file that breaks it, everything valid is written canonically.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeChunk } from './decode.ts'
import { encodeChunk } from './encode.ts'
import { FIXTURES, filesIn, readChunkText, readText, unwrap } from './testing/files.ts'
import { fixtureFiles } from './testing/fixtureFiles.ts'
import { judgeChunk } from './testing/reference.ts'
import type { FormatProblem } from './types.ts'

describe('the files are what the script makes', () => {
  const made = fixtureFiles()

  test.each([...made.keys()])('%s', (path) => {
    const content = made.get(path) as string | Uint8Array
    const stored = readFileSync(join(FIXTURES, path))
    expect(stored.equals(typeof content === 'string' ? Buffer.from(content) : content)).toBe(true)
  })

  test('and there are no others', () => {
    const there = ['canonical', 'invalid'].flatMap((folder) =>
      filesIn(folder, '').map((file) => `${folder}/${file}`),
    )
    const pairs = filesIn('diffs', '.json').filter((file) => !file.endsWith('.diff.json'))
    expect([...there, ...pairs.map((file) => `diffs/${file}`)].sort()).toEqual([...made.keys()].sort())
  })
})

const expected = JSON.parse(readText('invalid/expected.json')) as Record<
  string,
  Pick<FormatProblem, 'rule' | 'line' | 'path'>
>

describe('invalid files', () => {
  test.each(Object.entries(expected))('%s', (file, place) => {
    const text = readChunkText(`invalid/${file}`)
    const problem = text.ok ? judgeChunk(text.value) : text.problem
    expect(problem).toMatchObject(place)
    expect(problem?.message).toMatch(/^[^A-Z].*[^.]$/)
    expect(file.startsWith(`${place.rule}-`)).toBe(true)
  })

  test('there is one for each rule', () => {
    const rules = new Set(Object.values(expected).map(({ rule }) => rule))
    const stated = [...readFileSync('src/format/SPEC.md', 'utf8').matchAll(/^\*\*(F\d+)\*\*/gm)].map(
      ([, rule]) => rule,
    )
    expect(stated).toHaveLength(32)
    expect([...rules].sort()).toEqual([...stated].sort())
  })
})

describe('canonical files', () => {
  const names = filesIn('canonical', '.canonical.ndjson').map((file) => file.replace('.canonical.ndjson', ''))

  test.each(names)('%s', (name) => {
    const canonical = readText(`canonical/${name}.canonical.ndjson`)
    for (const file of [`${name}.ndjson`, `${name}.canonical.ndjson`]) {
      const text = unwrap(readChunkText(`canonical/${file}`))
      expect(judgeChunk(text)).toBeNull()
      expect(encodeChunk(unwrap(decodeChunk(text)))).toBe(canonical)
    }
  })
})

describe('recordings', () => {
  const chunks = filesIn('recordings', '.ndjson.gz')

  test('there are some', () => {
    expect(existsSync(join(FIXTURES, 'recordings'))).toBe(true)
    expect(chunks.length).toBeGreaterThan(0)
  })

  test.each(chunks)('%s breaks no rule and is canonical', (file) => {
    const text = unwrap(readChunkText(`recordings/${file}`))
    expect(judgeChunk(text)).toBeNull()
    expect(encodeChunk(unwrap(decodeChunk(text)))).toBe(text)
  })
})
