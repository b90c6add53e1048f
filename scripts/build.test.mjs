// When a build is made anew, and that TypeScript runs under Node through a bundle, worker threads included.

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStale } from './build.mjs'
import { root } from './lib.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path, text = '', changedAt = '2026-01-01T00:00:00Z') {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
  // Folders bear the time of their last change too; all are set back, so that only what a test does is new.
  for (let here = path; here !== '.' && here !== ''; here = here.split('/').slice(0, -1).join('/')) {
    utimesSync(join(folder, here), new Date(changedAt), new Date(changedAt))
  }
}

function writeBuild(stamp) {
  write('dist/.built', stamp)
  write('dist/viewer/index.html')
  write('dist/server/main.js')
}

test('no build at all is stale', () => {
  write('src/main.tsx')
  expect(isStale(folder)).toBe(true)
})

test('a build is stale once a source was changed, added or removed after it began', () => {
  write('src/ui/a.tsx')
  write('src/ui/b.tsx')
  writeBuild('2026-01-02T00:00:00Z\n')
  expect(isStale(folder)).toBe(false)
  write('src/ui/a.tsx', 'changed', '2026-01-03T00:00:00Z')
  expect(isStale(folder)).toBe(true)
  write('src/ui/a.tsx', 'changed', '2026-01-01T00:00:00Z')
  expect(isStale(folder)).toBe(false)
  rmSync(join(folder, 'src/ui/b.tsx'))
  expect(isStale(folder)).toBe(true)
})

test('a build that lacks one of its two halves is stale', () => {
  write('src/main.tsx')
  writeBuild('2026-01-02T00:00:00Z')
  expect(isStale(folder)).toBe(false)
  rmSync(join(folder, 'dist/server'), { recursive: true })
  expect(isStale(folder)).toBe(true)
})

test('an unreadable stamp is no build', () => {
  write('src/a.ts')
  writeBuild('yesterday')
  expect(isStale(folder)).toBe(true)
})

test('a TypeScript file runs with its arguments, and a worker thread written in TypeScript with it', () => {
  const worker = [
    "import { parentPort, workerData } from 'node:worker_threads'",
    "import { twice } from './twice.ts'",
    'parentPort?.postMessage(twice(workerData as number))',
  ]
  const main = [
    "import { Worker } from 'node:worker_threads'",
    "import source from './worker.ts?worker-source'",
    'const thread = new Worker(source, { eval: true, workerData: Number(process.argv[2]) })',
    "thread.on('message', (answer: number) => console.log('answer', answer))",
  ]
  write('twice.ts', 'export const twice = (value: number): number => value * 2\n')
  write('worker.ts', worker.join('\n'))
  write('main.ts', main.join('\n'))
  const script = join(root, 'scripts/run-ts.mjs')
  const output = execFileSync(process.execPath, [script, join(folder, 'main.ts'), '21'], { encoding: 'utf8' })
  expect(output.trim()).toBe('answer 42')
})
