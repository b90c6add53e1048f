// Amplitude's HTTP V2 answers, each as its clients read them.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Server } from '../createServer.ts'
import { ask, KEY, postEvents, read, startServer } from '../testing/server.ts'

const NOW = 1_800_000_000_000

/** An event that keeps all rules. */
const event = (more: Record<string, unknown> = {}) => ({
  event_type: 'Pay Tapped',
  user_id: 'alice@example.com',
  device_id: 'device-1',
  session_id: 1_700_000_000_000,
  time: 1_700_000_001_000,
  insert_id: 'one',
  ...more,
})

function send(
  server: Server,
  body: string | Uint8Array,
  path = '/2/httpapi',
  headers: Record<string, string> = {},
) {
  return ask(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

async function storedEvents(server: Server, user = 'alice@example.com') {
  const { body } = await read(server, `/users/${encodeURIComponent(user)}/stream`)
  const groups = (body.groups ?? []) as { events: Record<string, unknown>[] }[]
  return groups.flatMap((group) => group.events)
}

test('200 says how many events came in, how large they were, and when', async () => {
  const server = await startServer({ now: () => NOW })
  const body = JSON.stringify({ api_key: KEY, events: [event()] })
  expect(await send(server, body)).toMatchObject({
    status: 200,
    body: {
      code: 200,
      events_ingested: 1,
      payload_size_bytes: Buffer.byteLength(body),
      server_upload_time: NOW,
    },
  })
  expect(await storedEvents(server)).toMatchObject([{ name: 'Pay Tapped', receivedTime: NOW }])
})

test('/batch answers alike, and gzip is understood with and without its header', async () => {
  const server = await startServer()
  const bodyOf = (insert_id: string) => JSON.stringify({ api_key: KEY, events: [event({ insert_id })] })
  expect(await send(server, bodyOf('a'), '/batch')).toMatchObject({ status: 200, body: { code: 200 } })
  expect(
    await send(server, gzipSync(bodyOf('b')), '/2/httpapi', { 'content-encoding': 'gzip' }),
  ).toMatchObject({ status: 200 })
  expect(await send(server, gzipSync(bodyOf('c')))).toMatchObject({ status: 200 })
  expect(
    await send(server, bodyOf('d'), '/2/httpapi', { 'content-type': 'application/json; charset=utf-8' }),
  ).toMatchObject({ status: 200 })
  expect(await send(server, bodyOf('e'), '/2/httpapi', { 'content-type': 'text/plain' })).toMatchObject({
    status: 200,
  })
  expect(await storedEvents(server)).toHaveLength(5)
})

test('400 names what is missing of the request', async () => {
  const server = await startServer()
  const cases: [string | Uint8Array, object][] = [
    ['', { error: 'Missing request body' }],
    ['{', { error: 'Invalid JSON request body' }],
    ['[1]', { error: 'Invalid JSON request body' }],
    [Buffer.from([0x1f, 0x8b, 1, 2, 3]), { error: 'Invalid JSON request body' }],
    ['{"events":[]}', { error: 'Request missing required field', missing_field: 'api_key' }],
    ['{"api_key":null,"events":[]}', { error: 'Request missing required field', missing_field: 'api_key' }],
    [`{"api_key":"${KEY}"}`, { error: 'Request missing required field', missing_field: 'events' }],
    [
      `{"api_key":"${KEY}","events":{}}`,
      { error: 'Request missing required field', missing_field: 'events' },
    ],
    ['{"api_key":"nobody","events":[]}', { error: 'Invalid API key: nobody' }],
  ]
  for (const [body, expected] of cases) {
    expect(await send(server, body)).toMatchObject({ status: 400, body: { code: 400, ...expected } })
  }
})

test('400 lists every event at fault by its index, and takes none', async () => {
  const server = await startServer()
  const answer = await postEvents(server, [
    event({ insert_id: 'good' }),
    event({ event_type: undefined }),
    event({ event_type: null }),
    event({ event_type: 7 }),
    event({ time: 'yesterday' }),
    event({ time: 1e20 }),
    event({ user_id: null, device_id: null }),
    event({ user_id: 'anonymous' }),
    event({ device_id: '00000000-0000-0000-0000-000000000000' }),
    event({ session_id: 'x' }),
    event({ event_properties: 'x' }),
    event({ user_id: 'u'.repeat(10_000) }),
    'no event',
  ])
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 400,
      error: 'Request missing required field',
      events_with_missing_fields: { event_type: [1, 2], user_id: [6], device_id: [6] },
      events_with_invalid_fields: {
        event_type: [3],
        time: [4, 5],
        user_id: [7, 11],
        device_id: [8],
        session_id: [9],
        event_properties: [10],
        event: [12],
      },
    },
  })
  expect(await storedEvents(server)).toEqual([])
})

test('every id that only a fault makes is refused', async () => {
  const server = await startServer()
  const wrong =
    'anonymous nil none null n/a na undefined unknown 00000000-0000-0000-0000-000000000000 {} lmy47d 0 -1'
  const ids = [...wrong.split(' '), '']
  const answer = await postEvents(
    server,
    ids.map((user_id) => event({ user_id, device_id: null })),
    { options: { min_id_length: 1 } },
  )
  expect(answer).toMatchObject({
    status: 400,
    body: {
      error: 'Invalid field values on some events',
      events_with_invalid_fields: { user_id: ids.map((_, i) => i) },
    },
  })
})

test('ids shorter than min_id_length count as absent: 5 by default, else as the request says', async () => {
  const server = await startServer()
  const short = event({ user_id: 'bob', device_id: 'd1', insert_id: 'a' })
  expect(await postEvents(server, [event(), short])).toMatchObject({
    status: 400,
    body: {
      events_with_invalid_id_lengths: { user_id: [1], device_id: [1] },
      // Swift clients read this list only.
      events_with_invalid_fields: { user_id: [1], device_id: [1] },
    },
  })
  expect(await postEvents(server, [event({ user_id: 'bob' })])).toMatchObject({ status: 200 })
  expect(await storedEvents(server, 'device-1')).toMatchObject([{ userId: null, deviceId: 'device-1' }])
  expect(await postEvents(server, [short], { options: { min_id_length: 1 } })).toMatchObject({ status: 200 })
  expect(await storedEvents(server, 'bob')).toHaveLength(1)
  expect(await postEvents(server, [event({ insert_id: 'z' })], { options: null })).toMatchObject({
    status: 200,
  })
})

test('null is the same as absent, in every field', async () => {
  const server = await startServer()
  const fields =
    'event_properties user_properties groups group_properties event_id insert_id location_lat app_version platform os_name device_model country language ip plan revenue session_id'
  const nulls = Object.fromEntries(fields.split(' ').map((field) => [field, null]))
  expect(await postEvents(server, [event(nulls)], { options: null, client_upload_time: null })).toMatchObject(
    { status: 200 },
  )
  expect(await storedEvents(server)).toMatchObject([
    { properties: {}, userProperties: {}, sessionId: null, uploadTime: null },
  ])
})

test('an insert id counts once per device, also across requests; without one every event counts', async () => {
  const server = await startServer()
  await postEvents(server, [event(), event(), event({ device_id: 'device-2' })])
  await postEvents(server, [event({ event_type: 'Later' })])
  expect(await storedEvents(server)).toMatchObject([{ name: 'Pay Tapped' }, { name: 'Pay Tapped' }])
  await postEvents(server, [event({ insert_id: undefined }), event({ insert_id: undefined })])
  expect(await storedEvents(server)).toHaveLength(4)
})

test('413 over the limits: bytes, inflated bytes, events', async () => {
  const server = await startServer()
  const large = JSON.stringify({
    api_key: KEY,
    events: [event({ event_properties: { a: 'x'.repeat(1024 * 1024) } })],
  })
  const many = JSON.stringify({ api_key: KEY, events: Array.from({ length: 2001 }, () => ({})) })
  for (const body of [large, gzipSync(large), many]) {
    expect(await send(server, body)).toMatchObject({
      status: 413,
      body: { code: 413, error: 'Payload too large' },
    })
  }
  expect(await send(server, large, '/batch')).toMatchObject({ status: 200 })
  expect(await send(server, gzipSync(Buffer.alloc(200 * 1024 * 1024)), '/batch')).toMatchObject({
    status: 413,
  })
})

test('NUL, half pairs and odd times never fail a batch and never reach the store', async () => {
  const server = await startServer({ now: () => NOW })
  const body = `{"api_key":"${KEY}","events":[
    {"event_type":"a\\u0000b","user_id":"ali\\u0000ce","time":1700000000000.7,"event_properties":{"k\\ud800":"v\\udc00","back\\\\u0000":"\\ud83d\\ude00"}},
    {"event_type":"${'n'.repeat(2000)}","user_id":"ali\\u0000ce","time":0,"event_properties":{"long":"${'v'.repeat(2000)}"}}]}`
  expect(await send(server, body)).toMatchObject({ status: 200, body: { events_ingested: 2 } })
  const [newer, older] = (await storedEvents(server, 'ali\ufffdce')).sort(
    (a, b) => Number(b.time) - Number(a.time),
  )
  expect(older).toMatchObject({
    name: 'a\ufffdb',
    userId: 'ali\ufffdce',
    clientTime: 1_700_000_000_000,
    properties: { 'k\ufffd': 'v\ufffd', 'back\\u0000': '\u{1f600}' },
  })
  // A clock at zero was never set: shown when it arrived, kept as it was.
  expect(newer).toMatchObject({ clientTime: 0, time: NOW, properties: { long: 'v'.repeat(1024) } })
  expect(String(newer?.name)).toHaveLength(1024)
})

test('deep, crowded and hostile JSON is answered and leaves prototypes alone', async () => {
  const server = await startServer()
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
  const bodyOf = (properties: string) =>
    `{"api_key":"${KEY}","events":[{"event_type":"x","user_id":"alice","event_properties":${properties}}]}`
  expect(await send(server, bodyOf(deep))).toMatchObject({
    status: 400,
    body: { code: 400, events_with_invalid_fields: { event_properties: [0] } },
  })
  expect(await send(server, '['.repeat(900_000))).toMatchObject({ status: 400, body: { code: 400 } })
  const hostile = '{"__proto__":{"owned":1},"constructor":{"prototype":{"owned":1}},"a":1,"a":2}'
  expect(await send(server, bodyOf(hostile))).toMatchObject({ status: 200 })
  expect(await send(server, gzipSync(bodyOf(hostile)))).toMatchObject({ status: 200 })
  expect(({} as Record<string, unknown>).owned).toBeUndefined()
  const [stored] = await storedEvents(server, 'alice')
  expect(stored).toMatchObject({ properties: { a: 2 } })
})

test('client, upload and arrival are kept; a clock wrong by a minute or more moves the shown date alone', async () => {
  const server = await startServer({ now: () => NOW })
  const at = (insert_id: string, offset: number) =>
    postEvents(server, [event({ insert_id, time: NOW - 10_000 })], {
      client_upload_time: new Date(NOW - offset).toISOString(),
    })
  await at('right', 59_999)
  await at('slow', 60_000)
  await at('fast', -3_600_000)
  const events = await storedEvents(server)
  const times = events.map(({ clientTime, uploadTime, receivedTime, time }) => [
    clientTime,
    uploadTime,
    receivedTime,
    time,
  ])
  expect(times).toContainEqual([NOW - 10_000, NOW - 59_999, NOW, NOW - 10_000])
  expect(times).toContainEqual([NOW - 10_000, NOW - 60_000, NOW, NOW + 50_000])
  expect(times).toContainEqual([NOW - 10_000, NOW + 3_600_000, NOW, NOW - 3_610_000])
})

test('a date far in the future is shown as its arrival and kept as it was', async () => {
  const server = await startServer({ now: () => NOW })
  const year2099 = Date.UTC(2099, 0)
  await postEvents(server, [event({ time: year2099 })])
  expect(await storedEvents(server)).toMatchObject([{ clientTime: year2099, time: NOW }])
})

test('pages of any origin may send events, without credentials', async () => {
  const server = await startServer()
  const preflight = await fetch(`${server.url}/2/httpapi`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example' },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
  expect((await postEvents(server, [event()])).headers.get('access-control-allow-origin')).toBe('*')
})
