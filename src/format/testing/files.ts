// Reading fixtures/ from tests: paths, and bytes to the inflated text as a server or a viewer gets it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../lib/result.ts'
import { inflateChunk, readUtf8, type StrictUtf8 } from '../inflate.ts'
import type { FormatProblem } from '../types.ts'

export const FIXTURES = join(process.cwd(), 'fixtures')

export const strictUtf8: StrictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Paths of the files below a folder of fixtures/, relative to it, sorted; none where there is no such folder. */
export function filesIn(folder: string, ending: string): string[] {
  try {
    const all = readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' })
    return all.filter((file) => file.endsWith(ending)).sort()
  } catch (caught) {
    if ((caught as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw caught
  }
}

export function readText(path: string): string {
  return readFileSync(join(FIXTURES, path), 'utf8')
}

/** The inflated text of a fixture: `.ndjson` as it is, `.gz` inflated. */
export function readChunkText(path: string): Result<string, FormatProblem> {
  const bytes = readFileSync(join(FIXTURES, path))
  return path.endsWith('.gz') ? inflateChunk(bytes, strictUtf8) : readUtf8(bytes, strictUtf8)
}

export function unwrap<T>(result: Result<T, FormatProblem>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problem))
}
