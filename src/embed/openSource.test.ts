// What `src` names comes from servers of others: whatever they answer, there is a replay or a sentence.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FileProblem } from '../file/index.ts'
import { openSource } from './openSource.ts'

const { signal } = new AbortController()
const nobody = () => {}

beforeEach(() => vi.stubGlobal('document', { baseURI: 'https://shop.example/page' }))
afterEach(() => vi.unstubAllGlobals())

test('a file that breaks off on its way is told with its address', async () => {
  answerWith(() => breakingOff(new TypeError('network error')))
  const problem = await problemOf(openSource('/a.replay.zip', signal, nobody))
  expect(problem).toBeInstanceOf(FileProblem)
  expect(problem.message).toMatch(/^https:\/\/shop\.example\/a\.replay\.zip broke off/)
})

test('a file that was called off stays so', async () => {
  const controller = new AbortController()
  const reason = new DOMException('Aborted', 'AbortError')
  answerWith(() => {
    controller.abort(reason)
    return breakingOff(reason)
  })
  expect(await problemOf(openSource('/a.replay.zip', controller.signal, nobody))).toBe(reason)
})

/** Takes the network's place. */
function answerWith(answer: (address: string) => Response): void {
  vi.stubGlobal('fetch', async (address: string | URL) => answer(String(address)))
}

/** Some bytes, then the end of the connection. */
function breakingOff(error: Error): Response {
  let isFirst = true
  const pull = (stream: ReadableStreamDefaultController) => {
    if (isFirst) stream.enqueue(new Uint8Array(600))
    else stream.error(error)
    isFirst = false
  }
  return new Response(new ReadableStream({ pull }), { headers: { 'content-length': '1000' } })
}

async function problemOf(opening: Promise<unknown>): Promise<Error> {
  const error = await opening.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('it opened')
  return error
}
