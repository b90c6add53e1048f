// The whole server: one way through it, and what holds for all of its routes.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tempDir } from './store/testing/folder.ts'
import { makeChunk } from './testing/chunks.ts'
import { ask, KEY, OTHER_PROJECT, postEvents, putChunk, read, startServer } from './testing/server.ts'

test('what was recorded and tracked is looked up and played', async () => {
  const server = await startServer()
  const chunk = makeChunk()
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201, body: { code: 201 } })
  const sent = await postEvents(server, [
    {
      event_type: 'session_start',
      user_id: 'alice@example.com',
      device_id: 'device-1',
      session_id: 1_700_000_000_000,
      time: 1_700_000_000_050,
      insert_id: 'a',
      event_properties: { '[Amplitude] Session Replay ID': 'device-1/1700000000000' },
    },
  ])
  expect(sent).toMatchObject({ status: 200, body: { code: 200, events_ingested: 1 } })
  const { body } = await read(server, '/users/alice@example.com/stream')
  expect(body.groups).toMatchObject([
    {
      id: 'device-1/1700000000000',
      kind: 'session',
      replay: { deviceId: 'device-1', sessionId: '1700000000000', duration: 500 },
      missing: null,
      events: [{ name: '[Amplitude] Start Session', rawType: 'session_start' }],
    },
  ])
  const replay = await read(server, '/replays/device-1/1700000000000')
  expect(replay.body).toMatchObject({
    replay: { duration: 500, chunks: [{ sequence: 0, sha256: chunk.sha256 }] },
    events: [{ rawType: 'session_start' }],
    user: { id: 'alice@example.com', replayCount: 1 },
  })
})

test('it listens on the loopback address only', async () => {
  const server = await startServer()
  expect(server.app.server.address()).toMatchObject({ address: '127.0.0.1', family: 'IPv4' })
})

test('its timeouts are set: a request that does not arrive does not stay', async () => {
  const { app } = await startServer()
  expect(app.server.requestTimeout).toBe(60_000)
  expect(app.server.headersTimeout).toBeGreaterThan(0)
})

// Every route, with what it takes of a key. A new route fails here until it is listed.
const ROUTES: Readonly<Record<string, 'bearer' | 'body' | 'query' | 'none'>> = {
  'PUT /replay/v1/:deviceId/:sessionId/chunks/:sequence': 'bearer',
  'PUT /replay/v1/resources/:name': 'bearer',
  'HEAD /replay/v1/resources/:name': 'bearer',
  'GET /replay/v1/config': 'query',
  'POST /2/httpapi': 'body',
  'POST /batch': 'body',
  'GET /api/projects': 'none',
  'GET /api/projects/:project/users': 'none',
  'GET /api/projects/:project/users/:user': 'none',
  'GET /api/projects/:project/users/:user/stream': 'none',
  'GET /api/projects/:project/replays/:deviceId/:sessionId': 'none',
  'GET /api/projects/:project/replays/:deviceId/:sessionId/chunks/:sequence': 'none',
  'GET /api/projects/:project/resources/:name': 'none',
  'GET /healthz': 'none',
}

test('every route that takes something asks for a key that it knows, and says no more than that', async () => {
  const routes: string[] = []
  const server = await startServer({ onRoute: (method, url) => routes.push(`${method} ${url}`) })
  const own = routes.filter((route) => !/^(OPTIONS|HEAD .*\/(api|config|healthz))/.test(route))
  expect(own.sort()).toEqual(Object.keys(ROUTES).sort())
  for (const key of ['', 'nobody', `${KEY} `, KEY.toUpperCase(), `${KEY}\0`, OTHER_PROJECT.id]) {
    for (const [route, takes] of Object.entries(ROUTES)) {
      const [method = '', path = ''] = route.split(' ')
      if (takes === 'none') continue
      const answer = await ask(`${server.url}${path}?api_key=${encodeURIComponent(key)}`, {
        method,
        headers: takes === 'bearer' ? { authorization: `Bearer ${encodeURIComponent(key)}` } : {},
        ...(takes === 'body' ? { body: JSON.stringify({ api_key: key, events: [] }) } : {}),
      })
      expect(answer.status).toBe(takes === 'body' ? 400 : 401)
    }
  }
})

test('no key, user or text is ever in the log, whatever goes wrong, at the most talkative level', async () => {
  const lines: string[] = []
  const server = await startServer({ logLevel: 'trace', logTo: { write: (line) => void lines.push(line) } })
  const canary = 'canary-5d1f'
  const chunk = makeChunk({ text: canary })
  await putChunk(server, chunk)
  await putChunk(server, chunk, { key: canary })
  await putChunk(server, chunk, { body: gzipSync(chunk.text.replace('"at":500', `"at":"${canary}"`)) })
  await postEvents(server, [{ event_type: 'x', user_id: canary, event_properties: { canary } }])
  await postEvents(server, [{ event_type: 'x' }], { key: canary })
  await ask(`${server.url}/replay/v1/config?api_key=${canary}`)
  await read(server, `/users?q=${canary}`)
  await ask(`${server.url}/2/httpapi`, { method: 'POST', body: `{"api_key":"${canary}"` })
  const log = lines.join('')
  expect(log).toContain('request completed')
  expect(log).not.toContain(canary)
  expect(log).not.toContain(KEY)
})

test('storage that is out of order is a 503 with Retry-After, and the server recovers', async () => {
  const server = await startServer()
  const chunk = makeChunk()
  const put = server.store.objects.put.bind(server.store.objects)
  server.store.objects.put = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
  const answer = await putChunk(server, chunk)
  expect(answer).toMatchObject({ status: 503, body: { code: 503 } })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  server.store.objects.put = put
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201 })
})

test('what was stored is there after a restart', async () => {
  const dataDir = await tempDir()
  const first = await startServer({ dataDir })
  const chunk = makeChunk()
  await putChunk(first, chunk)
  await first.close()
  const second = await startServer({ dataDir })
  const response = await fetch(`${second.url}/api/projects/demo/replays/device-1/1700000000000/chunks/0`)
  const text = await response.text()
  expect(createHash('sha256').update(text).digest('hex')).toBe(chunk.sha256)
})
