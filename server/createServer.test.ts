import { expect, test } from 'vitest'
import { makeChunk } from './testing/chunks.ts'
import { postEvents, putChunk, read, startServer } from './testing/server.ts'

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
  const response = await fetch(
    `${server.url}/api/projects/demo/replays/device-1/1700000000000/chunks/0?sha=${chunk.sha256}`,
  )
  expect(await response.text()).toBe(chunk.text)
  expect(response.headers.get('cache-control')).toContain('immutable')
})
