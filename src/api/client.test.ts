// The client's promise: an answer, null where that is one, or an ApiFailure that names its cause.
import { afterEach, expect, test, vi } from 'vitest'
import type { ChunkInfo } from '../format/replayIndex.ts'
import { LIMITS } from '../format/types.ts'
import { ApiFailure, fetchChunk, fetchResource, fetchUser, replayAt } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

const replay = { deviceId: 'a', sessionId: '1' }
const chunk = { sequence: 3, sha256: 'f00' } as ChunkInfo
const { signal } = new AbortController()

test('ids are escaped in paths', async () => {
  const asked = answerWith(() => Response.json({ user: {} }))
  await fetchUser('demo', 'a/b?c')
  expect(asked).toEqual(['/api/projects/demo/users/a%2Fb%3Fc'])
})

test('a refusal carries the status and the server’s own sentence', async () => {
  answerWith(() => Response.json({ code: 404, message: 'There is no such user.' }, { status: 404 }))
  await expect(fetchUser('demo', 'x')).rejects.toEqual(new ApiFailure(404, 'There is no such user.'))
  expect(await failureOf(fetchUser('demo', 'x'))).toMatchObject({ status: 404 })
})

test('a refusal without a sentence gets one', async () => {
  answerWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await failureOf(fetchUser('demo', 'x'))).toMatchObject({
    status: 502,
    message: 'The server answered 502.',
  })
})

test('a server that is not there is a failure of status 0', async () => {
  answerWith(() => Promise.reject(new TypeError('Failed to fetch')))
  const failure = await failureOf(fetchUser('demo', 'x'))
  expect(failure).toMatchObject({ status: 0, message: expect.stringContaining('cannot be reached') })
})

test('an answer that breaks off, or is no JSON, is a failure of status 0', async () => {
  answerWith(() => new Response('<html>'))
  expect(await failureOf(fetchUser('demo', 'x'))).toMatchObject({ status: 0 })
  answerWith(brokenOff)
  expect(await failureOf(fetchUser('demo', 'x'))).toMatchObject({ status: 0 })
  expect(await failureOf(fetchChunk('demo', replay, chunk, signal))).toMatchObject({ status: 0 })
  expect(await failureOf(fetchResource('demo', 'f00', signal))).toMatchObject({ status: 0 })
})

test('what was called off stays an AbortError', async () => {
  answerWith(() => Promise.reject(new DOMException('Aborted', 'AbortError')))
  await expect(fetchUser('demo', 'x')).rejects.toMatchObject({ name: 'AbortError' })
})

test('a chunk or picture that is not stored is null', async () => {
  answerWith(() => Response.json({ code: 404, message: 'no' }, { status: 404 }))
  expect(await fetchChunk('demo', replay, chunk, signal)).toBeNull()
  expect(await fetchResource('demo', 'f00', signal)).toBeNull()
})

test('a chunk is asked for by its hash and given as bytes', async () => {
  const asked = answerWith(() => new Response('bytes'))
  const bytes = await fetchChunk('demo', replay, chunk, signal)
  expect(new TextDecoder().decode(bytes ?? new ArrayBuffer())).toBe('bytes')
  expect(asked).toEqual(['/api/projects/demo/replays/a/1/chunks/3?sha=f00'])
})

const { source, fetchAnswer } = replayAt('https://other.example/api/projects/demo/replays/a/1')

test.each([
  ['chunk', LIMITS.inflatedBytes, async () => (await fetchChunk('demo', replay, chunk, signal))?.byteLength],
  [
    'chunk of another server',
    LIMITS.inflatedBytes,
    async () => (await source.loadChunk(chunk, signal))?.byteLength,
  ],
  ['picture', LIMITS.resourceBytes, async () => (await fetchResource('demo', 'f00', signal))?.size],
  [
    'picture of another server',
    LIMITS.resourceBytes,
    async () => (await source.loadResource('f00', signal))?.size,
  ],
])('of a %s that never ends no more is taken in than shows that it is too long', async (_, most, load) => {
  const endless = answerWithoutEnd()
  expect(await load()).toBe(most + 1)
  expect(endless.isCancelled).toBe(true)
  expect(endless.given).toBeLessThan(most + 5_000_000)
})

test('an index that never ends is a failure', async () => {
  const endless = answerWithoutEnd()
  const failure = await failureOf(fetchAnswer(signal, 3_000_000))
  expect(failure).toMatchObject({ status: 0, message: expect.stringContaining('longer') })
  expect(endless.isCancelled).toBe(true)
  expect(endless.given).toBeLessThan(8_000_000)
})

test('a picture keeps its bytes', async () => {
  answerWith(() => new Response('bytes'))
  expect(await (await fetchResource('demo', 'f00', signal))?.text()).toBe('bytes')
})

/** Takes the network's place; answers the paths that were asked for. */
function answerWith(answer: () => Response | Promise<Response>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return answer()
  })
  return asked
}

/** What of it was taken is told as it grows. */
function answerWithoutEnd(): { given: number; isCancelled: boolean } {
  const told = { given: 0, isCancelled: false }
  const endless = new ReadableStream({
    pull: (stream) => {
      told.given += 1_000_000
      stream.enqueue(new Uint8Array(1_000_000))
    },
    cancel: () => {
      told.isCancelled = true
    },
  })
  answerWith(() => new Response(endless))
  return told
}

function brokenOff(): Response {
  return new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) }))
}

async function failureOf(promise: Promise<unknown>): Promise<ApiFailure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiFailure)) throw new Error(`no ApiFailure: ${String(error)}`)
  return error
}
