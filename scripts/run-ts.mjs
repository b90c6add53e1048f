// Runs a TypeScript file under Node 20: `node scripts/run-ts.mjs bench/run.ts [arguments]`.
// The file is bundled (about half a second) and imported. The working directory becomes the checkout: find files
// from process.cwd(), not from import.meta.url, which points at the bundle.

import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './build.mjs'
import { root } from './lib.mjs'

const [entry, ...args] = process.argv.slice(2)
if (entry === undefined) {
  console.error('usage: node scripts/run-ts.mjs FILE.ts [arguments]')
  process.exit(2)
}

process.chdir(root)
process.setSourceMapsEnabled(true)
// Below node_modules, so that packages resolve; named by process, so that two runs do not meet.
const folder = join(root, 'node_modules/.cache/run-ts', String(process.pid))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
await bundleForNode(entry, folder)
process.argv = [process.argv[0], join(root, entry), ...args]
await import(pathToFileURL(join(folder, `${basename(entry).replace(/\.tsx?$/, '')}.js`)).href)
