// `npm run check`: format, lint, types, imports, lengths, lock. All of them run, also after one has failed. As a
// module it answers how many passed and failed, for scripts/test.mjs.

import { join } from 'node:path'
import { checkImports } from './check-imports.mjs'
import { checkAllLengths } from './check-lengths.mjs'
import { checkOwnLock } from './check-lock.mjs'
import { isMain, root, run } from './lib.mjs'

const TYPE_CHECKS = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.server.json', 'tsconfig.node.json']

const bin = (path) => join(root, 'node_modules', path)
const runNode = async (path, args) => (await run(process.execPath, [bin(path), ...args])) === 0

const CHECKS = [
  {
    name: 'format and lint',
    passes: () => runNode('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  ...TYPE_CHECKS.map((config) => ({
    name: `types of ${config}`,
    passes: () => runNode('typescript/bin/tsc', ['-p', config]),
  })),
  { name: 'imports', passes: () => checkImports() === 0 },
  { name: 'lengths', passes: () => checkAllLengths() === 0 },
  { name: 'lock', passes: () => checkOwnLock() === 0 },
]

/** Runs every check; answers `{ passed, failed }`. */
export async function check() {
  const failed = []
  for (const { name, passes } of CHECKS) if (!(await passes())) failed.push(name)
  console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`)
  return { passed: CHECKS.length - failed.length, failed: failed.length }
}

if (isMain(import.meta)) process.exitCode = (await check()).failed === 0 ? 0 : 1
