// What `src` names comes from servers of others: whatever they answer, there is a replay or a sentence.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FileProblem } from '../file/index.ts'
import { EVENTS, REPLAY } from '../file/testing/sampleReplay.ts'
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

const ADDRESS = 'https://other.example/api/projects/demo/replays/a/1'

test('what a server says of a replay is judged as a file is', async () => {
  answerWith(() => Response.json({ replay: REPLAY, events: EVENTS, user: null }))
  const { replay, events } = await openSource(ADDRESS, signal, nobody)
  expect(replay).toEqual(REPLAY)
  expect(events.map(({ event }) => event)).toEqual(EVENTS)
  const { marks: _, ...unmarked } = REPLAY
  const answers: [answer: unknown, place: string][] = [
    [{}, 'replay'],
    [null, 'replay'],
    [[], 'replay'],
    ['replay', 'replay'],
    [{ replay: unmarked, events: EVENTS }, 'replay.marks'],
    [{ replay: { ...REPLAY, duration: 'long' }, events: EVENTS }, 'replay.duration'],
    [{ replay: REPLAY }, 'events'],
    [{ replay: REPLAY, events: [{}] }, 'events[0].id'],
  ]
  for (const [answer, place] of answers) {
    answerWith(() => Response.json(answer))
    const problem = await problemOf(openSource(ADDRESS, signal, nobody))
    expect(problem).toBeInstanceOf(FileProblem)
    expect(problem.message).toBe(`The answer of ${ADDRESS} holds a value that is no replay’s at “${place}”.`)
  }
})

test('an answer that is no JSON is a failure that says so', async () => {
  answerWith(() => new Response('<html>'))
  expect((await problemOf(openSource(ADDRESS, signal, nobody))).message).toMatch(/none of this server/)
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
