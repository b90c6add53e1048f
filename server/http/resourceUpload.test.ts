// Pictures (U3): only what is one, under its own hash, for its own project.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/format/types.ts'
import { filesBelow, tempDir } from '../store/testing/folder.ts'
import { ask, KEY, OTHER_PROJECT, startServer } from '../testing/server.ts'

const authorization = `Bearer ${KEY}`

async function start() {
  const dataDir = await tempDir()
  return { server: await startServer({ dataDir }), dataDir }
}

test('[U3] a picture is stored once per project, found by HEAD, and served unchanged', async () => {
  const { server } = await start()
  const { bytes, name } = png()
  const path = `${server.url}/replay/v1/resources/${name}`
  const head = (key = KEY) => ask(path, { method: 'HEAD', headers: { authorization: `Bearer ${key}` } })
  const put = () =>
    ask(path, { method: 'PUT', body: bytes, headers: { authorization, 'content-type': 'image/png' } })
  expect((await head()).status).toBe(404)
  expect(await put()).toMatchObject({ status: 201, body: { code: 201 } })
  expect(await put()).toMatchObject({ status: 200, body: { code: 200 } })
  expect((await head()).status).toBe(200)
  expect((await head(OTHER_PROJECT.apiKey)).status).toBe(404)
  expect((await head('nobody-knows')).status).toBe(401)
  const served = await fetch(`${server.url}/api/projects/demo/resources/${name}`)
  expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true)
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(served.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${server.url}/api/projects/other/resources/${name}`)).status).toBe(404)
})

test('[U3] a picture with another hash, of no such type, or too large is refused and not stored', async () => {
  const { server, dataDir } = await start()
  const { bytes, name } = png()
  const put = (name: string, type: string, body: Uint8Array) =>
    ask(`${server.url}/replay/v1/resources/${name}`, {
      method: 'PUT',
      body,
      headers: { authorization, 'content-type': type },
    })
  const wrong = [
    put(name.replace(/^./, 'f0'.charAt(name.startsWith('f') ? 1 : 0)), 'image/png', bytes),
    put(name, 'image/jpeg', bytes),
    put(name, 'text/html', bytes),
    put(name, 'image/svg+xml', bytes),
    put('x', 'image/png', bytes),
    put(name.toUpperCase(), 'image/png', bytes),
    put(nameOf(Buffer.from('<script>')), 'image/png', Buffer.from('<script>')),
  ]
  for (const answer of await Promise.all(wrong)) {
    expect(answer).toMatchObject({ status: 400, body: { code: 400, message: expect.any(String) } })
  }
  const large = Buffer.concat([bytes, Buffer.alloc(LIMITS.resourceBytes)])
  expect(await put(nameOf(large), 'image/png', large)).toMatchObject({ status: 413, body: { code: 413 } })
  expect(await filesBelow(join(dataDir, 'objects'))).toEqual([])
})

test('[U3] a picture under its whole hash, as in version 1, is stored under its name', async () => {
  const { server } = await start()
  const { bytes, name } = png()
  const hash = createHash('sha256').update(bytes).digest('hex')
  const url = `${server.url}/replay/v1/resources/${hash}`
  const put = (to: string) =>
    ask(to, { method: 'PUT', body: bytes, headers: { authorization, 'content-type': 'image/png' } })
  expect(await put(url.slice(0, -1) + (hash.endsWith('0') ? '1' : '0'))).toMatchObject({ status: 400 })
  expect(await put(url)).toMatchObject({ status: 201 })
  expect((await ask(url, { method: 'HEAD', headers: { authorization } })).status).toBe(200)
  expect((await fetch(`${server.url}/api/projects/demo/resources/${name}`)).status).toBe(200)
})

test('JPEG and WebP are pictures too', async () => {
  const { server } = await start()
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ')
  for (const [type, body] of [
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ] as const) {
    const url = `${server.url}/replay/v1/resources/${nameOf(body)}`
    expect(
      await ask(url, { method: 'PUT', body, headers: { authorization, 'content-type': type } }),
    ).toMatchObject({ status: 201 })
  }
})

function png() {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  return { bytes, name: nameOf(bytes) }
}

function nameOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
