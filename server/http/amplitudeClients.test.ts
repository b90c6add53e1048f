// What real clients make of our answers: the Node SDK itself, and the rules of the Swift SDK as a small model.
import { createInstance, Identify, Revenue, Types } from '@amplitude/analytics-node'
import { expect, test } from 'vitest'
import type { Server } from '../createServer.ts'
import { KEY, postEvents, read, startServer } from '../testing/server.ts'

async function clientOf(server: Server, apiKey = KEY, flushIntervalMillis = 10_000) {
  const client = createInstance()
  // Nothing but its address matters; retries are few so that a wrong answer fails the test.
  await client.init(apiKey, {
    serverUrl: `${server.url}/2/httpapi`,
    flushMaxRetries: 3,
    flushIntervalMillis,
    logLevel: Types.LogLevel.None,
  }).promise
  return client
}

test('@amplitude/analytics-node delivers to this server by its address alone', async () => {
  const server = await startServer()
  const client = await clientOf(server)
  const whose = { user_id: 'alice@example.com', device_id: 'device-1', session_id: 1_700_000_000_000 }
  const sent = [
    client.track('session_start', {}, whose),
    client.identify(
      new Identify().set('plan', 'pro').add('visits', 2).setOnce('first', 'a').append('tags', 'x'),
      whose,
    ),
    client.identify(
      new Identify().add('visits', 1).setOnce('first', 'b').prepend('tags', 'w').unset('gone'),
      whose,
    ),
    client.track('Pay Tapped', { '[Amplitude] Session Replay ID': 'device-1/1700000000000' }, whose),
    client.setGroup('company', 'acme', whose),
    client.revenue(new Revenue().setPrice(3), whose),
  ]
  await client.flush().promise
  for (const { promise } of sent) expect(await promise).toMatchObject({ code: 200 })
  const { body } = await read(server, '/users/alice@example.com')
  expect(body.user).toMatchObject({
    properties: { plan: 'pro', visits: 3, first: 'a', tags: ['w', 'x'] },
    eventCount: 3,
  })
  const stream = await read(server, '/users/alice@example.com/stream')
  expect(stream.body.groups).toMatchObject([
    {
      kind: 'session',
      missing: { reason: 'noChunkStored', replayId: 'device-1/1700000000000' },
      events: [{ rawType: 'revenue_amount' }, { name: 'Pay Tapped' }, { name: '[Amplitude] Start Session' }],
    },
  ])
})

test('the Node SDK drops the events that we name, and delivers the others', async () => {
  const server = await startServer()
  const client = await clientOf(server, KEY, 10)
  const good = client.track('Good', {}, { user_id: 'alice@example.com' })
  const bad = client.track('Bad', {}, { user_id: 'anonymous' })
  // Only the client's own flush sends again; one that is asked for gives everything up at the first failure.
  expect(await bad.promise).toMatchObject({ code: 400 })
  expect(await good.promise).toMatchObject({ code: 200 })
  const { body } = await read(server, '/users/alice@example.com')
  expect(body.user).toMatchObject({ eventCount: 1 })
})

test('the Node SDK is told that its key is unknown, and stops', async () => {
  const server = await startServer()
  const client = await clientOf(server, 'nobody-knows-this')
  const sent = client.track('Lost', {}, { user_id: 'alice@example.com' })
  await client.flush().promise
  expect(await sent.promise).toMatchObject({ code: 400 })
})

test('no 400 makes a Swift client send the same for ever', async () => {
  const server = await startServer()
  const good = { event_type: 'Good', user_id: 'alice@example.com', insert_id: 'good' }
  const bads = [
    { ...good, event_type: null },
    { ...good, user_id: null },
    { ...good, user_id: 'nil' },
    { ...good, user_id: 'bob' },
    { ...good, time: 'now' },
    { ...good, session_id: {} },
    { ...good, user_properties: [] },
    null,
    3,
  ]
  for (const bad of bads) {
    const left = await swiftUpload(server, [bad, good, bad])
    expect(left).toEqual([])
  }
  expect((await read(server, '/users/alice@example.com')).body.user).toMatchObject({ eventCount: 1 })
})

/**
 * Uploads as the Swift SDK does: on 400 it drops the whole file if the error is the sentence about its key, else the
 * events at the listed indices, and tries again with the rest. Answers what it still holds after 4 rounds.
 */
async function swiftUpload(server: Server, events: readonly unknown[]): Promise<unknown[]> {
  let left = [...events]
  for (let round = 0; round < 4 && left.length > 0; round += 1) {
    const { status, body } = await postEvents(server, left)
    if (status < 300 || body.error === `Invalid API key: ${KEY}`) return []
    const lists = [body.events_with_invalid_fields, body.events_with_missing_fields] as Record<
      string,
      number[]
    >[]
    const dropped = new Set(lists.flatMap((list) => Object.values(list ?? {}).flat()))
    left = left.filter((_, index) => !dropped.has(index))
  }
  return left
}
