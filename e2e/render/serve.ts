// Builds the painter's own page into a folder of its own and serves it on a free port of 127.0.0.1.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

export interface Served {
  readonly url: string
  close(): Promise<void>
}

export async function servePage(): Promise<Served> {
  const root = join(process.cwd(), 'e2e/render')
  const outDir = mkdtempSync(join(tmpdir(), 'render-page-'))
  const shared = {
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  } as const
  await build(shared)
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0, strictPort: true } })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('The page is served nowhere')
  return {
    url,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
