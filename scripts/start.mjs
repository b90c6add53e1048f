// `npm start`: builds if something changed, then runs the server, which seeds the demo project and prints its link.
// PORT (4700), DATA_DIR (./data) and STATIC_DIR (dist/viewer) may be set. `--build-only` stops after the build.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './lib.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is needed, this is ${process.versions.node}.`)
  process.exit(1)
}

process.chdir(root)
const { default: ensureBuilt } = await import('./build.mjs')
await ensureBuilt()
if (!process.argv.includes('--build-only')) {
  process.env.STATIC_DIR ??= join(root, 'dist/viewer')
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
}
