// The viewer's files: the app at every path of its own, a policy that lets nothing foreign in, caching by name.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../store/testing/folder.ts'
import { startServer } from '../testing/server.ts'

async function startViewer() {
  const staticDir = await tempDir()
  await mkdir(join(staticDir, 'assets'))
  await writeFile(join(staticDir, 'index.html'), '<!doctype html><title>App</title>')
  await writeFile(join(staticDir, 'assets', 'main-1a2b.js'), 'export {}')
  await writeFile(join(staticDir, '..', 'outside.txt'), 'secret')
  return startServer({ staticDir })
}

test('every page of the app is the app, under a strict policy', async () => {
  const { url } = await startViewer()
  for (const path of ['/', '/users', '/users/alice@example.com', '/replays/D1/1700000000000?t=12']) {
    const response = await fetch(url + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const policy = response.headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toMatch(/script-src|unsafe-eval/)
    expect(await response.text()).toContain('<title>App</title>')
  }
})

test('built files are kept for ever, unknown ones are not the app', async () => {
  const { url } = await startViewer()
  const script = await fetch(`${url}/assets/main-1a2b.js`)
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toMatch(/javascript/)
  for (const path of ['/assets/gone.js', '/api/nothing', '/replay/v1/nothing', '/2/other']) {
    const response = await fetch(url + path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 404 })
  }
  expect((await fetch(`${url}/users`, { method: 'POST' })).status).toBe(404)
})

test('nothing outside of the viewer’s folder is served', async () => {
  const { url } = await startViewer()
  for (const path of [
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
  ]) {
    expect(await (await fetch(url + path)).text()).not.toContain('secret')
  }
})

test('before it is built the start page says how to build it', async () => {
  const { url } = await startServer({ staticDir: await tempDir() })
  const response = await fetch(url)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
})

test('/healthz says that the database answers and what is accepted', async () => {
  const server = await startServer()
  const response = await fetch(`${server.url}/healthz`)
  expect(await response.json()).toMatchObject({ ok: true, accepts: { chunkBytes: 2 * 1024 * 1024 } })
})
