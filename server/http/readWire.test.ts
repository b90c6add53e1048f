// What the read API puts on the wire: stored bytes as they are, and nothing for pages of other origins.
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import type { Server } from '../createServer.ts'
import { makeChunk } from '../testing/chunks.ts'
import { ask, OTHER_PROJECT, postEvents, putChunk, read, startServer } from '../testing/server.ts'

test('a chunk is served as it was stored, once: gzip, tagged, immutable under its hash', async () => {
  const server = await startServer()
  const chunk = makeChunk()
  await putChunk(server, chunk)
  const path = `/api/projects/demo/replays/device-1/1700000000000/chunks/0`
  const raw = await rawGet(server, `${path}?sha=${chunk.sha256}`)
  expect(raw.body.equals(chunk.gzip)).toBe(true)
  expect(raw.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-length': String(chunk.gzip.length),
    'content-type': 'application/x-ndjson',
    etag: `"${chunk.sha256}"`,
  })
  expect(raw.headers['cache-control']).toMatch(/max-age=31536000, immutable/)
  const again = await fetch(server.url + path, { headers: { 'if-none-match': `"${chunk.sha256}"` } })
  expect(again.status).toBe(304)
  expect((await fetch(server.url + path)).headers.get('cache-control')).toBe('no-cache')
  expect((await fetch(`${server.url}${path}?sha=00`)).status).toBe(404)
  expect((await fetch(server.url + path, { method: 'HEAD' })).headers.get('content-length')).toBe(
    String(chunk.gzip.length),
  )
})

test('a chunk is given as a file too: the same bytes, and nothing for a browser to inflate', async () => {
  const server = await startServer()
  const chunk = makeChunk()
  await putChunk(server, chunk)
  const path = `/api/projects/demo/replays/device-1/1700000000000/chunks/0?sha=${chunk.sha256}`
  const fetched = await fetch(`${server.url}${path}&as=stored`)
  expect(Buffer.from(await fetched.arrayBuffer()).equals(chunk.gzip)).toBe(true)
  expect(fetched.headers.get('content-encoding')).toBeNull()
  expect(fetched.headers.get('content-type')).toBe('application/gzip')
  expect(fetched.headers.get('cache-control')).toMatch(/immutable/)
  expect((await fetch(`${server.url}${path}&as=else`)).status).toBe(400)
})

test('a page of another origin cannot read, whatever name it gives this machine', async () => {
  const server = await startServer()
  const read = await fetch(`${server.url}/api/projects`, { headers: { origin: 'https://evil.example' } })
  expect(read.headers.get('access-control-allow-origin')).toBeNull()
  expect((await rawGet(server, '/api/projects', 'evil.example')).status).toBe(403)
  expect((await rawGet(server, '/api/projects', 'localhost:4700')).status).toBe(200)
})

test('pages of a site that the setting names can read replays, and nothing else; other sites nothing', async () => {
  const server = await startServer({ embedOrigins: ['https://shop.example'] })
  await putChunk(server, makeChunk())
  const project = `${server.url}/api/projects/demo`
  const replay = `${project}/replays/device-1/1700000000000`
  const allowed = async (url: string, origin?: string) => {
    const { headers } = await fetch(url, origin === undefined ? {} : { headers: { origin } })
    return [headers.get('access-control-allow-origin'), headers.get('vary')]
  }
  for (const url of [replay, `${replay}/chunks/0`, `${project}/resources/${'0'.repeat(32)}`]) {
    expect(await allowed(url, 'https://shop.example')).toEqual(['https://shop.example', 'origin'])
    expect(await allowed(url, 'https://evil.example')).toEqual([null, 'origin'])
    expect(await allowed(url)).toEqual([null, 'origin'])
  }
  for (const url of [`${project}/users`, `${server.url}/api/projects`])
    expect(await allowed(url, 'https://shop.example')).toEqual([null, null])
})

test('no key opens the read API, and a key in it changes nothing', async () => {
  const server = await startServer()
  const headers = { authorization: `Bearer ${OTHER_PROJECT.apiKey}` }
  await postEvents(server, [{ event_type: 'x', user_id: 'alice' }])
  expect((await ask(`${server.url}/api/projects/demo/users`, { headers })).body).toEqual(
    (await read(server, '/users')).body,
  )
})

/** What the wire holds: fetch would inflate it, and sets its own Host. */
function rawGet(server: Server, path: string, host = '127.0.0.1') {
  const { port } = new URL(server.url)
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        )
      })
      request.on('error', reject)
      request.end()
    },
  )
}
