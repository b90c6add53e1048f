// The read API as src/api/contract.ts says it: lookup, stream, Play Session and its reasons, replay, isolation.
import { expect, test } from 'vitest'
import type { StreamAnswer, TrackedEvent, UsersAnswer } from '../../src/api/contract.ts'
import type { Server } from '../createServer.ts'
import { makeChunk } from '../testing/chunks.ts'
import { ask, OTHER_PROJECT, postEvents, putChunk, read, startServer } from '../testing/server.ts'

const SESSION = 1_700_000_000_000
const TAG = { '[Amplitude] Session Replay ID': `device-1/${SESSION}` }
let inserted = 0

const event = (more: Record<string, unknown> = {}) => ({
  event_type: 'Pay Tapped',
  user_id: 'alice@example.com',
  device_id: 'device-1',
  session_id: SESSION,
  time: SESSION + 1000,
  insert_id: `event-${inserted++}`,
  ...more,
})

async function streamOf(
  server: Server,
  user = 'alice@example.com',
  project = 'demo',
  query = '',
): Promise<StreamAnswer> {
  const { status, body } = await read(server, `/users/${encodeURIComponent(user)}/stream${query}`, project)
  expect(status).toBe(200)
  return body as unknown as StreamAnswer
}

async function search(server: Server, q: string, project = 'demo'): Promise<string[]> {
  const { body } = await read(server, `/users?q=${encodeURIComponent(q)}`, project)
  return (body as unknown as UsersAnswer).users.map((user) => user.id)
}

test('the projects are listed, and their keys are not', async () => {
  const server = await startServer()
  const { body } = await ask(`${server.url}/api/projects`)
  expect(body).toEqual({
    projects: [
      { id: 'demo', name: 'Demo' },
      { id: 'other', name: 'Other' },
    ],
  })
})

test('a user is found by user id, device id and property value: whole, beginning or part, in any case', async () => {
  const server = await startServer()
  await postEvents(server, [
    event({
      user_id: 'carol',
      time: SESSION + 1,
      device_id: 'CAFE-01',
      user_properties: { $set: { city: 'Göteborg', tags: ['vip', 'beta'], age: 41 } },
    }),
    event({ user_id: 'scarol-2', time: SESSION + 2, device_id: 'BABE-02' }),
    event({ user_id: 'carolina', time: SESSION + 3, device_id: 'D00D-03' }),
  ])
  expect(await search(server, 'carol')).toEqual(['carol', 'carolina', 'scarol-2'])
  expect(await search(server, '  CAROL ')).toEqual(['carol', 'carolina', 'scarol-2'])
  expect(await search(server, 'cafe-0')).toEqual(['carol'])
  expect(await search(server, 'göteb')).toEqual(['carol'])
  expect(await search(server, 'vip')).toEqual(['carol'])
  expect(await search(server, '41')).toEqual(['carol'])
  expect(await search(server, '%')).toEqual([])
  expect(await search(server, '_')).toEqual([])
  expect(await search(server, 'nobody')).toEqual([])
  expect(await search(server, '')).toEqual(['carolina', 'scarol-2', 'carol'])
  expect((await read(server, '/users?limit=1')).body.users).toHaveLength(1)
})

test('a user says who he is, on which devices, since when, and with which app', async () => {
  const server = await startServer()
  const facts = {
    device_model: 'iPhone 15',
    os_name: 'ios',
    os_version: '17.5',
    app_version: '2.3.1',
    country: 'Germany',
  }
  await postEvents(server, [
    event({ time: SESSION + 5, ...facts, app_version: '2.2.0' }),
    event({ time: SESSION + 9, device_id: 'device-2', ...facts }),
    event({ time: SESSION + 7, event_type: '$identify', user_properties: { $set: { plan: 'pro' } } }),
  ])
  const { body } = await read(server, '/users/alice@example.com')
  expect(body.user).toEqual({
    id: 'alice@example.com',
    userId: 'alice@example.com',
    deviceIds: ['device-1', 'device-2'],
    firstSeen: SESSION + 5,
    lastSeen: SESSION + 9,
    eventCount: 2,
    replayCount: 0,
    device: { model: 'iPhone 15', os: 'iOS 17.5', appVersion: '2.3.1' },
    country: 'Germany',
    properties: { plan: 'pro' },
  })
  expect((await read(server, '/users/device-2')).body.user).toMatchObject({ id: 'alice@example.com' })
})

test('who does not exist is a 404 with a sentence', async () => {
  const server = await startServer()
  for (const path of [
    '/users/nobody',
    '/users/nobody/stream',
    '/replays/a/b',
    '/replays/a/b/chunks/0',
    '/resources/00',
    '/nothing',
  ]) {
    expect(await read(server, path)).toMatchObject({
      status: 404,
      body: { code: 404, message: expect.any(String) },
    })
  }
  expect(await read(server, '/users', 'nowhere')).toMatchObject({ status: 404 })
  expect(await ask(`${server.url}/nothing`)).toMatchObject({ status: 404 })
})

test('queries that make no sense are 400', async () => {
  const server = await startServer()
  await postEvents(server, [event()])
  for (const query of [
    '?limit=0',
    '?limit=x',
    '?limit=9999',
    '?before=rubbish',
    `?before=${'x'.repeat(5000)}`,
  ]) {
    expect(await read(server, `/users/alice@example.com/stream${query}`)).toMatchObject({
      status: 400,
      body: { code: 400 },
    })
  }
})

test('the stream groups by session, newest first; what is outside of sessions stands alone', async () => {
  const server = await startServer()
  const later = SESSION + 3_600_000
  await postEvents(server, [
    event({ event_type: 'session_start', time: SESSION + 1 }),
    event({ event_type: 'Outside', session_id: -1, time: SESSION + 500 }),
    event({ event_type: 'session_end', time: SESSION + 900 }),
    event({ event_type: 'Other Device', device_id: 'device-2', time: SESSION + 100 }),
    event({ event_type: 'Later', session_id: later, time: later + 1 }),
    event({ event_type: '$identify', session_id: -1, user_properties: { $set: { a: 1 } } }),
  ])
  const { groups, next } = await streamOf(server)
  expect(next).toBeNull()
  expect(
    groups.map(({ id, kind, start, end, events }) => ({
      id,
      kind,
      start,
      end,
      names: events.map(({ name }) => name),
    })),
  ).toEqual([
    { id: `device-1/${later}`, kind: 'session', start: later + 1, end: later + 1, names: ['Later'] },
    {
      id: `device-1/${SESSION}`,
      kind: 'session',
      start: SESSION + 1,
      end: SESSION + 900,
      names: ['[Amplitude] End Session', '[Amplitude] Start Session'],
    },
    {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      kind: 'single',
      start: SESSION + 500,
      end: SESSION + 500,
      names: ['Outside'],
    },
    {
      id: `device-2/${SESSION}`,
      kind: 'session',
      start: SESSION + 100,
      end: SESSION + 100,
      names: ['Other Device'],
    },
  ])
})

test('pages of the stream hold every group once, whatever the page size and equal dates', async () => {
  const server = await startServer()
  const count = 23
  await postEvents(
    server,
    Array.from({ length: count }, (_, i) =>
      event({ session_id: SESSION + i, time: SESSION + Math.floor(i / 3) }),
    ),
  )
  for (const limit of [1, 4, 23, 50]) {
    const ids: string[] = []
    let next: string | null = null
    do {
      const page: StreamAnswer = await streamOf(
        server,
        undefined,
        'demo',
        `?limit=${limit}${next === null ? '' : `&before=${next}`}`,
      )
      expect(page.groups.length).toBeLessThanOrEqual(limit)
      ids.push(...page.groups.map((group) => group.id))
      next = page.next
    } while (next !== null)
    expect(ids).toHaveLength(count)
    expect(new Set(ids).size).toBe(count)
  }
})

test('Play Session is there iff an event carries the id and a chunk of it is stored, in whatever order they come', async () => {
  const server = await startServer()
  const link = async () => {
    const [group] = (await streamOf(server)).groups
    const { body } = await read(server, '/users/alice@example.com')
    return {
      replay: group?.replay,
      missing: group?.missing,
      count: (body.user as { replayCount: number }).replayCount,
    }
  }
  await postEvents(server, [event()])
  expect(await link()).toEqual({ replay: null, missing: { reason: 'noEventHasReplayId' }, count: 0 })
  await putChunk(server, makeChunk())
  expect(await link()).toEqual({ replay: null, missing: { reason: 'noEventHasReplayId' }, count: 0 })
  await postEvents(server, [event({ event_properties: TAG })])
  const replay = { deviceId: 'device-1', sessionId: String(SESSION), duration: 500 }
  expect(await link()).toEqual({ replay, missing: null, count: 1 })
})

test('without a chunk the reason names the replay that is missing; a chunk of another session does not do', async () => {
  const server = await startServer()
  await postEvents(server, [event({ event_properties: TAG })])
  await putChunk(server, makeChunk({ sessionId: '1700000000001' }))
  await putChunk(server, makeChunk(), { key: OTHER_PROJECT.apiKey })
  const [group] = (await streamOf(server)).groups
  expect(group).toMatchObject({
    replay: null,
    missing: { reason: 'noChunkStored', replayId: `device-1/${SESSION}` },
  })
})

test('of several ids the first that is stored is played', async () => {
  const server = await startServer()
  const tagged = (id: string, time: number) =>
    event({ time, event_properties: { '[Amplitude] Session Replay ID': id } })
  await postEvents(server, [
    tagged('device-1/b', SESSION + 2),
    tagged('device-1/a', SESSION + 3),
    tagged('gone/x', SESSION + 1),
  ])
  await putChunk(server, makeChunk({ sessionId: 'a' }))
  await putChunk(server, makeChunk({ sessionId: 'b' }))
  expect((await streamOf(server)).groups[0]?.replay).toMatchObject({ sessionId: 'b' })
})

test('an event outside of sessions never has a replay', async () => {
  const server = await startServer()
  await putChunk(server, makeChunk())
  await postEvents(server, [event({ session_id: -1, event_properties: TAG })])
  expect((await streamOf(server)).groups).toMatchObject([{ kind: 'single', replay: null, missing: null }])
})

test('projects with identical ids do not see each other', async () => {
  const server = await startServer()
  for (const [key, text] of [
    ['demo-api-key', 'Demo'],
    [OTHER_PROJECT.apiKey, 'Other'],
  ] as const) {
    await putChunk(server, makeChunk({ text }), { key })
    await postEvents(
      server,
      [
        event({
          insert_id: 'same',
          event_type: text,
          event_properties: TAG,
          user_properties: { $set: { text } },
        }),
      ],
      { key },
    )
  }
  for (const [project, text] of [
    ['demo', 'Demo'],
    ['other', 'Other'],
  ] as const) {
    const { groups } = await streamOf(server, undefined, project)
    expect(groups).toMatchObject([{ events: [{ name: text }] }])
    expect(groups[0]?.events).toHaveLength(1)
    const { body } = await read(server, `/replays/device-1/${SESSION}`, project)
    expect(body).toMatchObject({
      replay: { chunks: [{ sha256: makeChunk({ text }).sha256 }] },
      user: { properties: { text } },
    })
    expect((body.events as unknown[]).length).toBe(1)
    const chunk = await fetch(`${server.url}/api/projects/${project}/replays/device-1/${SESSION}/chunks/0`)
    expect(await chunk.text()).toBe(makeChunk({ text }).text)
    expect(await search(server, 'Other', project)).toEqual(project === 'other' ? ['alice@example.com'] : [])
  }
  // The other project's hash opens nothing here.
  const foreign = makeChunk({ text: 'Other' }).sha256
  expect(await read(server, `/replays/device-1/${SESSION}/chunks/0?sha=${foreign}`)).toMatchObject({
    status: 404,
  })
  const cursor = (await streamOf(server, undefined, 'other', '?limit=1')).next
  expect(cursor).toBeNull()
})

test('a replay comes with its session’s events, oldest first, whoever’s they are', async () => {
  const server = await startServer()
  await putChunk(server, makeChunk())
  await postEvents(server, [
    event({ time: SESSION + 30, event_type: 'third', user_id: 'bob@example.com' }),
    event({ time: SESSION + 10, event_type: 'first', event_properties: TAG }),
    event({ time: SESSION + 20, event_type: 'second' }),
    event({ time: SESSION + 20, event_type: 'elsewhere', session_id: SESSION + 1 }),
  ])
  const { body } = await read(server, `/replays/device-1/${SESSION}`)
  expect((body.events as TrackedEvent[]).map(({ name }) => name)).toEqual(['first', 'second', 'third'])
  expect(body.user).toMatchObject({ id: 'bob@example.com' })
})

test('a replay says how wrong the phone’s clock was, from a minute on', async () => {
  const now = 1_800_000_000_000
  const server = await startServer({ now: () => now })
  const upload = (sessionId: string, headers: Record<string, string>) =>
    putChunk(server, makeChunk({ sessionId }), { headers })
  const cases: [Record<string, string>, number][] = [
    [{ 'x-client-upload-time': String(now - 60_000) }, 60_000],
    [{ 'x-client-upload-time': String(now - 59_999) }, 0],
    [{ 'x-client-upload-time': String(now + 7_200_000) }, -7_200_000],
    [{ 'x-client-upload-time': 'rubbish' }, 0],
    [{}, 0],
  ]
  for (const [index, [headers, clockOffset]] of cases.entries()) {
    await upload(`s${index}`, headers)
    const { body } = await read(server, `/replays/device-1/s${index}`)
    expect(body.replay).toMatchObject({ clockOffset, receivedAt: now })
  }
})
