// A Vite plugin for worker threads of Node. `import source from './judge.ts?worker-source'` gives the bundled
// file as one string of CommonJS, to be run with `new Worker(source, { eval: true })`. So a worker written in
// TypeScript runs alike under vitest, in the built server and in the bench, with no path to get wrong.
// Costs one small bundle per worker (about 0.1 s). All it imports is bundled in, so no native packages there.

import { build } from 'vite'

const QUERY = '?worker-source'

export function workerSource() {
  return {
    name: 'worker-source',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined
      const file = id.slice(0, -QUERY.length)
      const { code, imports } = await bundle(file)
      this.addWatchFile(file)
      for (const path of imports) this.addWatchFile(path)
      return { code: `export default ${JSON.stringify(code)}`, map: null, moduleType: 'js' }
    },
  }
}

async function bundle(file) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: file,
      write: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  })
  const { output } = Array.isArray(result) ? result[0] : result
  const chunks = output.filter((part) => part.type === 'chunk')
  if (chunks.length !== 1) throw new Error(`${file}: a worker must be one bundle, it became ${chunks.length}`)
  return { code: chunks[0].code, imports: chunks[0].moduleIds.filter((id) => id.startsWith('/')) }
}
