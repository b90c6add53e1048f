// Kills the built server under load, again and again, on one data folder: whatever it acknowledged is there after the
// next start, byte for byte, and nothing that it serves is half a thing.
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplayAnswer, StreamAnswer } from '../src/api/contract.ts'
import { chanceOf } from './demo/random.ts'
import { DEMO_PROJECT } from './ingest/projects.ts'
import { filesBelow, tempDir } from './store/testing/folder.ts'
import { chunkPath, type MadeChunk, makeChunk } from './testing/chunks.ts'
import { buildServerOnce, type RunningServer, spawnServer } from './testing/process.ts'
import { postEvents, putChunk } from './testing/server.ts'

const SEED = 20_261_123
const ROUNDS = 5
const UPLOADERS = 6
const SESSION = '1700000000000'

let built: Awaited<ReturnType<typeof buildServerOnce>>
beforeAll(async () => {
  built = await buildServerOnce()
})
afterAll(() => built.remove())

/** All that the server said it had stored, over all rounds. */
interface Acknowledged {
  readonly chunks: Map<number, MadeChunk>
  readonly events: Set<string>
}

// Six starts of a process: long on a machine that has other work.
const TIMEOUT_MS = 300_000

test(`kill -9 under upload loses nothing acknowledged and shows nothing half-written (seed ${SEED})`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const chance = chanceOf(SEED)
  const dataDir = await tempDir()
  const acknowledged: Acknowledged = { chunks: new Map(), events: new Set() }
  let next = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await spawnServer(built.entry, { DATA_DIR: dataDir })
    await expectAllThere(server, acknowledged, dataDir)
    const enough = acknowledged.chunks.size + chance.whole(5, 60)
    const uploader = async () => {
      while (true) {
        const sequence = next++
        const sent = await Promise.all([
          upload(server, sequence, acknowledged),
          track(server, sequence, acknowledged),
        ])
        if (sent.includes(false)) return
        // In the middle of what the other uploaders are sending.
        if (acknowledged.chunks.size >= enough) server.child.kill('SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: UPLOADERS }, uploader))
    expect(await server.ended).toBe('SIGKILL')
  }
  const server = await spawnServer(built.entry, { DATA_DIR: dataDir })
  await expectAllThere(server, acknowledged, dataDir)
  expect(acknowledged.chunks.size).toBeGreaterThanOrEqual(ROUNDS * 5)
})

/** False when the server is gone; any other failure fails the test. */
async function upload(server: RunningServer, sequence: number, { chunks }: Acknowledged): Promise<boolean> {
  const chunk = makeChunk({ sequence, text: `chunk ${sequence} ${'x'.repeat(sequence % 500)}` })
  const answer = await putChunk(server, chunk).catch(() => null)
  if (answer === null) return false
  expect(answer.status).toBe(201)
  chunks.set(sequence, chunk)
  return true
}

async function track(server: RunningServer, sequence: number, { events }: Acknowledged): Promise<boolean> {
  const insert_id = `event ${sequence}`
  const event = {
    event_type: insert_id,
    insert_id,
    user_id: 'alice',
    device_id: 'device-1',
    session_id: Number(SESSION),
  }
  const answer = await postEvents(server, [event]).catch(() => null)
  if (answer === null) return false
  expect(answer.status).toBe(200)
  events.add(insert_id)
  return true
}

async function expectAllThere(server: RunningServer, { chunks, events }: Acknowledged, dataDir: string) {
  expect(await filesBelow(join(dataDir, 'tmp'))).toEqual([])
  if (chunks.size === 0) return
  const api = `${server.url}/api/projects/demo`
  const { replay } = (await (await fetch(`${api}/replays/device-1/${SESSION}`)).json()) as ReplayAnswer
  const listed = new Set(replay.chunks.map(({ sequence }) => sequence))
  for (const sequence of chunks.keys()) expect(listed).toContain(sequence)
  for (const { sequence, sha256 } of replay.chunks) {
    const response = await fetch(`${api}/replays/device-1/${SESSION}/chunks/${sequence}?sha=${sha256}`)
    const text = await response.text()
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
    const sent = chunks.get(sequence)
    if (sent) expect(text).toBe(sent.text)
  }
  const stream = (await (await fetch(`${api}/users/alice/stream`)).json()) as StreamAnswer
  const names = new Set(stream.groups.flatMap((group) => group.events.map(({ name }) => name)))
  for (const name of events) expect(names).toContain(name)
}

test('SIGTERM: what is in flight is finished, nothing new is taken, and the process ends by itself', async () => {
  const server = await spawnServer(built.entry, { DATA_DIR: await tempDir() })
  // An idle kept-alive connection, which must not hold the process.
  await fetch(`${server.url}/healthz`)
  const chunk = makeChunk()
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  const answer = collect(socket)
  socket.write(
    `PUT ${chunkPath(chunk)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${DEMO_PROJECT.apiKey}\r\n` +
      `Expect: 100-continue\r\nContent-Length: ${chunk.gzip.length}\r\n\r\n`,
  )
  await answer.until('100 Continue')
  server.child.kill('SIGTERM')
  await untilRefused(server)
  socket.write(chunk.gzip)
  await answer.until('{"code":201}')
  expect(await server.ended).toBe(0)
})

test('a wrong setting ends the start with a sentence that holds no key', async () => {
  const started = spawnServer(built.entry, { DATA_DIR: await tempDir(), PROJECTS: 'demo:canary-key' })
  await expect(started).rejects.toThrow(/ended with 1 .*: PROJECTS: (?!.*canary)/)
})

function collect(socket: ReturnType<typeof connect>) {
  let text = ''
  let changed = () => {}
  socket.on('data', (bytes) => {
    text += bytes
    changed()
  })
  return {
    until: async (part: string) => {
      while (!text.includes(part)) {
        await new Promise<void>((resolve, reject) => {
          changed = resolve
          socket.once('close', () => reject(new Error(`closed after: ${text}`)))
        })
      }
    },
  }
}

/** Waits until no new connection is taken. */
async function untilRefused({ url }: RunningServer): Promise<void> {
  const refused = () =>
    new Promise<boolean>((resolve) => {
      const probe = connect(Number(new URL(url).port), '127.0.0.1')
      probe.on('connect', () => {
        probe.destroy()
        resolve(false)
      })
      probe.on('error', () => resolve(true))
    })
  while (!(await refused())) await new Promise((resolve) => setImmediate(resolve))
}
