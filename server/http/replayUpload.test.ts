// Section 8 of SPEC.md, status by status, and what must happen to bytes that are no chunk.
import { connect } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/format/types.ts'
import type { Server } from '../createServer.ts'
import { Overloaded } from '../ingest/judgePool.ts'
import { filesBelow, tempDir } from '../store/testing/folder.ts'
import { chunkPath, type MadeChunk, makeChunk } from '../testing/chunks.ts'
import { ask, KEY, putChunk, read, startServer } from '../testing/server.ts'

const authorization = `Bearer ${KEY}`

async function start() {
  const dataDir = await tempDir()
  return { server: await startServer({ dataDir }), dataDir }
}

async function storedChunk(server: Server, { deviceId, sessionId, sequence }: MadeChunk) {
  const path = `/replays/${encodeURIComponent(deviceId)}/${encodeURIComponent(sessionId)}/chunks/${sequence}`
  const response = await fetch(`${server.url}/api/projects/demo${path}`)
  return response.ok ? response.text() : null
}

async function expectNothingStored(server: Server, dataDir: string, chunk: MadeChunk) {
  expect(await storedChunk(server, chunk)).toBeNull()
  expect(await filesBelow(join(dataDir, 'objects'))).toEqual([])
  expect(await filesBelow(join(dataDir, 'tmp'))).toEqual([])
}

test('[U2] 201 for a new chunk, 200 for the same again, 409 for another one, and the first stays', async () => {
  const { server } = await start()
  const chunk = makeChunk()
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201, body: { code: 201 } })
  expect(await putChunk(server, chunk)).toMatchObject({ status: 200, body: { code: 200 } })
  // The same content, gzipped differently, is the same (C4).
  const other = gzipSync(chunk.text, { level: 1 })
  expect(other.equals(chunk.gzip)).toBe(false)
  expect(await putChunk(server, chunk, { body: other })).toMatchObject({ status: 200 })
  const answer = await putChunk(server, makeChunk({ text: 'Other' }))
  expect(answer).toMatchObject({ status: 409, body: { code: 409, message: expect.any(String) } })
  expect(await storedChunk(server, chunk)).toBe(chunk.text)
})

test('many uploads of one sequence at once: one content wins, all are told the truth', async () => {
  const { server, dataDir } = await start()
  const chunks = [makeChunk({ text: 'A' }), makeChunk({ text: 'B' })] as const
  const sent = Array.from({ length: 24 }, (_, i) => chunks[i % 2] as MadeChunk)
  const statuses = await Promise.all(sent.map(async (chunk) => (await putChunk(server, chunk)).status))
  const winner = sent[statuses.indexOf(201)] as MadeChunk
  statuses.forEach((status, i) => {
    expect(sent[i] === winner ? [200, 201] : [409]).toContain(status)
  })
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(await storedChunk(server, winner)).toBe(winner.text)
  await server.store.collectOrphans(Date.now() + 60_000, new AbortController().signal)
  expect(await filesBelow(join(dataDir, 'objects'))).toHaveLength(1)
  expect(await storedChunk(server, winner)).toBe(winner.text)
})

test('[U6] chunks may come in any order, and one may never come', async () => {
  const { server } = await start()
  for (const sequence of [4, 0, 2, 1]) await putChunk(server, makeChunk({ sequence }))
  const { body } = await read(server, '/replays/device-1/1700000000000')
  expect(body).toMatchObject({
    replay: { duration: 4500, chunks: [0, 1, 2, 4].map((sequence) => ({ sequence })) },
  })
})

test('[U2] 400 names rule, line, path and a sentence, and nothing is stored', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const body = gzipSync(chunk.text.replace('"at":500', '"at":-1'))
  expect(await putChunk(server, chunk, { body })).toMatchObject({
    status: 400,
    body: { code: 400, rule: 'F12', line: 3, path: 'at', message: expect.stringMatching(/\w+ \w+/) },
  })
  await expectNothingStored(server, dataDir, chunk)
})

test('[F20] a diff that leads elsewhere than the checksum says is refused: the engine has played it', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const body = gzipSync(chunk.text.replace(/"checksum":"........"/, '"checksum":"00000000"'))
  expect(await putChunk(server, chunk, { body })).toMatchObject({
    status: 400,
    body: { rule: 'F20', line: 4 },
  })
  await expectNothingStored(server, dataDir, chunk)
})

test('[F3] text that is not UTF-8 is refused', async () => {
  const { server } = await start()
  const chunk = makeChunk()
  const bytes = Buffer.from(chunk.text)
  bytes[bytes.indexOf('Hello')] = 0xff
  expect(await putChunk(server, chunk, { body: gzipSync(bytes) })).toMatchObject({
    status: 400,
    body: { rule: 'F3' },
  })
})

test('[U1] the path says the same ids and number as the header, else 400', async () => {
  const { server } = await start()
  const chunk = makeChunk()
  for (const wrong of [{ deviceId: 'device-2' }, { sessionId: '1' }, { sequence: 1 }]) {
    const answer = await putChunk(server, { ...chunk, ...wrong }, { body: chunk.gzip })
    expect(answer).toMatchObject({ status: 400, body: { rule: 'U1', path: Object.keys(wrong)[0] } })
  }
  for (const sequence of ['x', '-1', '1e3', '01', '9'.repeat(30)]) {
    const path = `/replay/v1/device-1/1700000000000/chunks/${sequence}`
    const answer = await ask(server.url + path, {
      method: 'PUT',
      body: chunk.gzip,
      headers: { authorization },
    })
    expect(answer).toMatchObject({ status: 400, body: { rule: 'U1' } })
  }
})

test('ids of every allowed character and length arrive; ids that could climb out of a folder do not', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk({ deviceId: 'aZ0_-.|@:=', sessionId: `s${'|'.repeat(255)}` })
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201 })
  expect(await storedChunk(server, chunk)).toBe(chunk.text)
  const before = (await filesBelow(dataDir)).length
  for (const deviceId of ['..', '.', '../..', '..%2f..', 'a/b', 'a\0b', 'ü', 'x'.repeat(257), '-1', '']) {
    const answer = await putChunk(server, { ...chunk, deviceId })
    expect([400, 404]).toContain(answer.status)
  }
  expect(await filesBelow(dataDir)).toHaveLength(before)
})

test('[U2] 401 for an unknown key, before the body is read', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  expect(await putChunk(server, chunk, { key: 'wrong-key' })).toMatchObject({
    status: 401,
    body: { code: 401 },
  })
  for (const headers of [
    {},
    { authorization: KEY },
    { authorization: `Basic ${KEY}` },
    { authorization: 'Bearer ' },
  ]) {
    const answer = await ask(server.url + chunkPath(chunk), {
      method: 'PUT',
      body: chunk.gzip,
      headers: headers as Record<string, string>,
    })
    expect(answer.status).toBe(401)
  }
  // No byte of the body is ever sent, and the answer is there.
  const answered = await sendRaw(server, [
    `PUT ${chunkPath(chunk)} HTTP/1.1`,
    'Host: x',
    'Authorization: Bearer nobody',
    'Content-Length: 1000',
  ])
  expect(answered).toMatch(/^HTTP\/1.1 401 /)
  await expectNothingStored(server, dataDir, chunk)
})

test('[U2] 413 by the Content-Length alone', async () => {
  const { server } = await start()
  const path = chunkPath(makeChunk())
  const answered = await sendRaw(server, [
    `PUT ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: ${authorization}`,
    `Content-Length: ${LIMITS.chunkBytes + 1}`,
  ])
  expect(answered).toMatch(/^HTTP\/1.1 413 /)
  expect(answered).toContain('"code":413')
})

test('[U2] 413 on crossing the cap where no length is said', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
      if (answer.includes('}')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
    socket.write(
      `PUT ${chunkPath(chunk)} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const piece = Buffer.alloc(64 * 1024)
    // One piece more than fits; nothing ends the body, so only the cap can bring the answer.
    for (let sent = 0; sent <= LIMITS.chunkBytes; sent += piece.length) {
      socket.write(`${piece.length.toString(16)}\r\n`)
      socket.write(piece)
      socket.write('\r\n')
    }
  })
  expect(answered).toMatch(/^HTTP\/1.1 413 /)
  await expectNothingStored(server, dataDir, chunk)
})

test('[F2] inflating stops at its cap: bombs are 413 and the server goes on', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const member = gzipSync(Buffer.alloc(8 * 1024 * 1024))
  const bombs = [
    gzipSync(Buffer.alloc(128 * 1024 * 1024)),
    Buffer.concat(Array.from({ length: 20 }, () => member)),
  ]
  const before = process.memoryUsage().rss
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => putChunk(server, chunk, { body: bombs[i % 2] as Buffer })),
  )
  for (const answer of answers) expect(answer).toMatchObject({ status: 413, body: { code: 413 } })
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  await expectNothingStored(server, dataDir, chunk)
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201 })
})

test('[F1] cut, bent and foreign gzip is 400 and leaves nothing', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const broken: Buffer[] = [Buffer.alloc(0), Buffer.from('not gzip'), Buffer.from(chunk.text)]
  for (let cut = 1; cut < chunk.gzip.length; cut += 97) broken.push(chunk.gzip.subarray(0, cut))
  for (let bent = 11; bent < chunk.gzip.length; bent += 97) {
    const bytes = Buffer.from(chunk.gzip)
    bytes[bent] = (bytes[bent] as number) ^ 0x55
    broken.push(bytes)
  }
  broken.push(Buffer.concat([chunk.gzip, Buffer.from('rubbish')]))
  for (const body of broken) {
    expect(await putChunk(server, chunk, { body })).toMatchObject({
      status: 400,
      body: { code: 400, rule: 'F1' },
    })
  }
  await expectNothingStored(server, dataDir, chunk)
})

test('a chunk of several gzip members is a chunk', async () => {
  const { server } = await start()
  const chunk = makeChunk()
  const body = Buffer.concat([gzipSync(chunk.text.slice(0, 100)), gzipSync(chunk.text.slice(100))])
  expect(await putChunk(server, chunk, { body })).toMatchObject({ status: 201 })
  expect(await storedChunk(server, chunk)).toBe(chunk.text)
})

test('a connection that dies mid-upload leaves nothing, and the next try succeeds', async () => {
  const { server, dataDir } = await start()
  const chunk = makeChunk()
  const head = `PUT ${chunkPath(chunk)} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: ${chunk.gzip.length}\r\n\r\n`
  for (let part = 0; part < 10; part += 1) {
    const length = Math.floor((chunk.gzip.length * part) / 10)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      socket.on('error', () => resolve())
      socket.on('close', () => resolve())
      socket.write(head)
      socket.write(chunk.gzip.subarray(0, length), () =>
        part % 2 === 0 ? socket.resetAndDestroy() : socket.destroy(),
      )
    })
  }
  await expectNothingStored(server, dataDir, chunk)
  expect(await putChunk(server, chunk)).toMatchObject({ status: 201 })
})

test('too many at once: 503 with Retry-After', async () => {
  const judge = { judge: () => Promise.reject(new Overloaded('full')), close: async () => {} }
  const server = await startServer({ judge })
  const answer = await putChunk(server, makeChunk())
  expect(answer).toMatchObject({ status: 503, body: { code: 503 } })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a fault of ours is a 500 that says nothing but its number', async () => {
  const judge = { judge: () => Promise.reject(new Error(`secret ${KEY}`)), close: async () => {} }
  const lines: string[] = []
  const server = await startServer({
    judge,
    logLevel: 'warn',
    logTo: { write: (line) => void lines.push(line) },
  })
  const answer = await putChunk(server, makeChunk())
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.body)).not.toContain('secret')
  const id = /under (\w+)/.exec(String(answer.body.message))?.[1]
  expect(lines.join('')).toContain(`"reqId":"${id}"`)
})

test('[U4] the recorder asks for its settings with its key', async () => {
  const { server } = await start()
  const config = `${server.url}/replay/v1/config`
  expect(await ask(`${config}?api_key=${KEY}`)).toMatchObject({
    status: 200,
    body: { sampleRate: 1, maskLevel: 'medium', captureEnabled: true },
  })
  for (const query of ['', '?api_key=', '?api_key=nobody', `?api_key=${KEY}&api_key=${KEY}`]) {
    expect(await ask(config + query)).toMatchObject({ status: 401, body: { code: 401 } })
  }
})

test('pages of any origin may upload, without credentials', async () => {
  const { server } = await start()
  const preflight = await fetch(server.url + chunkPath(makeChunk()), {
    method: 'OPTIONS',
    headers: { origin: 'https://app.example' },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
})

/** Sends a head and no body; answers what comes back before the server or we close. */
function sendRaw(server: Server, head: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
      if (answer.includes('}')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
  })
}
