// What `src` names comes from servers of others: whatever they answer, there is a replay or a sentence.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ASK_EVERY_MS } from '../api/askingAgain.ts'
import { asBrowser } from '../api/testing/asBrowser.ts'
import { FileProblem } from '../file/index.ts'
import { EVENTS, REPLAY } from '../file/testing/sampleReplay.ts'
import type { Playable } from '../ui/player/ReplayView.tsx'
import { openSource } from './openSource.ts'

const { signal } = new AbortController()
const nobody = { onProgress: () => {}, onGrown: () => {} }

beforeEach(() => vi.stubGlobal('document', { baseURI: 'https://shop.example/page' }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  asBrowser(false)
})

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

test('a replay of a read API grows until it is called off, from the same source; an answer that is no replay’s changes nothing', async () => {
  vi.useFakeTimers({ now: REPLAY.receivedAt })
  asBrowser(true)
  const controller = new AbortController()
  const grown: Playable[] = []
  let asked = 0
  const longer = { ...REPLAY, duration: REPLAY.duration + 20_000 }
  const replays = [REPLAY, REPLAY, {}, longer]
  answerWith(() => Response.json({ replay: replays[asked++] ?? longer, events: EVENTS, user: null }))
  const onGrown = (playable: Playable) => grown.push(playable)
  const first = await openSource(ADDRESS, controller.signal, { ...nobody, onGrown })
  await vi.advanceTimersByTimeAsync(2 * ASK_EVERY_MS)
  expect([asked, grown.length]).toEqual([3, 0])
  await vi.advanceTimersByTimeAsync(2 * ASK_EVERY_MS)
  expect(grown.map(({ replay }) => replay)).toEqual([longer])
  expect(grown[0]?.source).toBe(first.source)
  expect(asked).toBe(5)
  controller.abort()
  await vi.advanceTimersByTimeAsync(10 * ASK_EVERY_MS)
  expect(asked).toBe(5)
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
