// Builds what `npm start` runs: the viewer into dist/viewer, the server into dist/server/main.js (packages stay
// outside, in node_modules). `ensureBuilt` does so only if a source is newer than the last build (2-3 s).

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './lib.mjs'
import { workerSource } from './workerSource.mjs'

const SOURCES = [
  'src',
  'server',
  'public',
  'scripts/build.mjs',
  'scripts/workerSource.mjs',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]
const STAMP = 'dist/.built'
const PRODUCTS = ['dist/viewer/index.html', 'dist/server/main.js']

/** Builds if dist is missing or older than a source. The default export, so that Playwright can call it too. */
export default async function ensureBuilt() {
  if (!isStale(root)) return
  // The stamp bears the time before the build: a source saved while it runs counts as newer.
  const startedAt = new Date()
  console.log('Building the viewer and the server …')
  await buildViewer()
  await buildServer()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, STAMP), `${startedAt.toISOString()}\n`)
}

/** True if `folder` has no whole build, or a source there was changed after it began. */
export function isStale(folder) {
  if (!PRODUCTS.every((path) => existsSync(join(folder, path)))) return true
  const builtAt = readStamp(join(folder, STAMP))
  return SOURCES.some((source) => newestChange(join(folder, source)) > builtAt)
}

export function buildViewer() {
  return build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}

export function buildServer(extra = {}) {
  return bundleForNode('server/main.ts', join(root, 'dist/server'), extra)
}

/** Bundles one TypeScript entry for Node 20 into `outDir`; packages stay outside. */
export function bundleForNode(entry, outDir, extra = {}) {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [workerSource()],
    ssr: { external: true },
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'node20', sourcemap: true, ...extra },
  })
}

function readStamp(path) {
  try {
    const builtAt = Date.parse(readFileSync(path, 'utf8').trim())
    return Number.isNaN(builtAt) ? Number.NEGATIVE_INFINITY : builtAt
  } catch {
    return Number.NEGATIVE_INFINITY
  }
}

function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // A folder's own time counts: it tells that a file was removed.
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    stat.mtimeMs,
  )
}
