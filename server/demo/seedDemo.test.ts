// The demo is filled through the real protocols, once, and made good after a start that was cut off.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ReplayAnswer, StreamAnswer, UsersAnswer } from '../../src/api/contract.ts'
import type { Server } from '../createServer.ts'
import { tempDir } from '../store/testing/folder.ts'
import { makeChunk } from '../testing/chunks.ts'
import { read, startServer } from '../testing/server.ts'
import { demoPeople } from './people.ts'
import { listRecordings } from './recordings.ts'
import { seedDemo } from './seedDemo.ts'

const SESSION = 1_700_000_000_000

/** A folder as fixtures/recordings/ is laid out: one recording whose device id needs escaping in a file name. */
async function recordings(sequences: readonly number[]): Promise<string> {
  const root = await tempDir()
  const folder = join(root, 'DEV%3a1', String(SESSION))
  await mkdir(folder, { recursive: true })
  for (const sequence of sequences) {
    await writeFile(join(folder, `${sequence}.ndjson.gz`), makeChunk({ deviceId: 'DEV:1', sequence }).gzip)
  }
  const event = {
    event_type: 'session_start',
    user_id: 'nora@example.com',
    device_id: 'DEV:1',
    session_id: SESSION,
    time: SESSION,
    event_properties: { '[Amplitude] Session Replay ID': `DEV:1/${SESSION}` },
  }
  await writeFile(join(folder, 'events.json'), JSON.stringify([event]))
  return root
}

const users = async (server: Server) =>
  ((await read(server, '/users?limit=200')).body as unknown as UsersAnswer).users

test('the demo has a user with a replay that plays, newest of a dozen others', async () => {
  const server = await startServer()
  await seedDemo(server, await recordings([0, 1]))
  const found = await users(server)
  expect(found.length).toBeGreaterThan(12)
  expect(found[0]).toMatchObject({ id: 'nora@example.com', replayCount: 1 })
  expect(found.slice(1).every((user) => user.replayCount === 0)).toBe(true)
  const { body } = await read(server, '/users/nora@example.com/stream')
  expect((body as unknown as StreamAnswer).groups[0]?.replay).toMatchObject({
    deviceId: 'DEV:1',
    duration: 1500,
  })
})

test('the recordings of this checkout are all taken, and each is played from its user’s stream', async () => {
  const server = await startServer()
  const root = 'fixtures/recordings'
  const listed = await listRecordings(root)
  expect(listed.length).toBeGreaterThan(0)
  expect(await seedDemo(server, root)).toBeNull()
  for (const { deviceId, sessionId, sequences } of listed) {
    const { body } = await read(
      server,
      `/replays/${encodeURIComponent(deviceId)}/${encodeURIComponent(sessionId)}`,
    )
    const { replay, user, events } = body as unknown as ReplayAnswer
    expect(replay.chunks.map(({ sequence }) => sequence)).toEqual(sequences)
    expect(events.length).toBeGreaterThan(0)
    const stream = await read(server, `/users/${encodeURIComponent(user?.id ?? '')}/stream`)
    const links = (stream.body as unknown as StreamAnswer).groups.map((group) => group.replay)
    expect(links).toContainEqual({ deviceId, sessionId, duration: replay.duration })
  }
})

test('seeding again adds nothing; what a cut start left out is made good', async () => {
  const server = await startServer()
  const root = await recordings([0])
  await seedDemo(server, root)
  const before = await users(server)
  await seedDemo(server, root)
  await server.store.notes.set('demo.seeded', 'cut off')
  await seedDemo(server, root)
  expect(await users(server)).toEqual(before)
})

test('other recordings under the same names are told of, and the rest is seeded', async () => {
  const server = await startServer()
  const root = await recordings([0])
  expect(await seedDemo(server, root)).toBeNull()
  const changed = makeChunk({ deviceId: 'DEV:1', text: 'Changed' })
  await writeFile(join(root, 'DEV%3a1', String(SESSION), '0.ndjson.gz'), changed.gzip)
  expect(await seedDemo(server, root)).toMatch(/older recordings/)
  expect(await seedDemo(server, root)).toBeNull()
})

test('without recordings there are still people to look up', async () => {
  const server = await startServer()
  await seedDemo(server, join(await tempDir(), 'none'))
  expect((await users(server)).length).toBeGreaterThan(12)
})

test('the people are the same every time, and in the past', () => {
  const events = demoPeople(SESSION)
  expect(demoPeople(SESSION)).toEqual(events)
  expect(new Set(events.map((event) => event.insert_id)).size).toBe(events.length)
  for (const { time } of events) expect(time).toBeLessThan(SESSION)
})
