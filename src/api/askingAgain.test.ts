// Who watches a session that is being recorded hears of more without doing anything; who watches an old one asks nobody.
import { focusManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ReplayIndex } from '../format/replayIndex.ts'
import { ASK_EVERY_MS, followReplay, OVER_AFTER_MS } from './askingAgain.ts'
import { ApiFailure } from './client.ts'
import { asBrowser } from './testing/asBrowser.ts'

const NOW = 1_800_000_000_000

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  asBrowser(true)
  focusManager.setFocused(true)
})

const running: (() => void)[] = []

afterEach(() => {
  for (const stop of running.splice(0)) stop()
  focusManager.setFocused(undefined)
  asBrowser(false)
  vi.useRealTimers()
})

test('a replay that grows is told with every answer that is another', async () => {
  const { asked, told, answers } = following()
  await vi.advanceTimersByTimeAsync(ASK_EVERY_MS - 1)
  expect(asked).toEqual([])
  answers.push(answer(10), answer(20), answer(20), answer(30))
  await vi.advanceTimersByTimeAsync(4 * ASK_EVERY_MS)
  expect(asked.length).toBe(4)
  expect(told.map(({ replay }) => replay.duration)).toEqual([20, 30])
})

test('what is the same in another answer keeps its identity', async () => {
  const { told, answers, first } = following()
  answers.push({ ...answer(10), events: ['tapped'] })
  await vi.advanceTimersByTimeAsync(ASK_EVERY_MS)
  expect(told).toEqual([{ ...first, events: ['tapped'] }])
  expect(told[0]?.replay).toBe(first.replay)
})

test('nothing has come in for long: it is not asked again, and neither is one that was old at first', async () => {
  const alive = following()
  await vi.advanceTimersByTimeAsync(4 * OVER_AFTER_MS)
  expect(alive.asked.length).toBe(OVER_AFTER_MS / ASK_EVERY_MS)
  const old = following({ receivedAt: Date.now() - OVER_AFTER_MS })
  await vi.advanceTimersByTimeAsync(10 * ASK_EVERY_MS)
  await comeBack()
  expect(old.asked).toEqual([])
})

test('a page that nobody sees asks nothing; when its reader comes back it asks at once, however long that took', async () => {
  const { asked, told, answers } = following()
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(2 * OVER_AFTER_MS)
  expect(asked).toEqual([])
  answers.push(answer(50))
  await comeBack()
  expect(told.map(({ replay }) => replay.duration)).toEqual([50])
  // Not each time that he looks elsewhere for a moment.
  await comeBack()
  expect(asked.length).toBe(1)
})

test('a failure tells nothing, and it is asked again as before; what did not reach the server once more at once', async () => {
  const { asked, told, answers } = following()
  answers.push(new ApiFailure(0, 'unplugged'), new ApiFailure(502, 'unplugged'), new ApiFailure(404, 'gone'))
  answers.push(new Error('no replay'), answer(20))
  await vi.advanceTimersByTimeAsync(ASK_EVERY_MS)
  expect(asked.length).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked.length).toBe(2)
  await vi.advanceTimersByTimeAsync(2 * ASK_EVERY_MS)
  expect([asked.length, told.length]).toEqual([4, 0])
  await vi.advanceTimersByTimeAsync(ASK_EVERY_MS)
  expect(asked.length).toBe(5)
  expect(told.map(({ replay }) => replay.duration)).toEqual([20])
})

test('a replay that is gone, or on a server that is down, is not asked for for ever; but when its reader comes back', async () => {
  for (const status of [404, 0]) {
    const { asked, told, fail } = following()
    fail(new ApiFailure(status, 'gone'))
    await vi.advanceTimersByTimeAsync(2 * OVER_AFTER_MS)
    const times = asked.length
    expect(times).toBeGreaterThan(10)
    await vi.advanceTimersByTimeAsync(2 * OVER_AFTER_MS)
    expect([asked.length, told.length], `status ${status}`).toEqual([times, 0])
    await comeBack()
    expect(asked.length).toBeGreaterThan(times)
    for (const stop of running.splice(0)) stop()
  }
})

test('stopped, it asks no more, calls off what it asks, and leaves no timer behind', async () => {
  const { asked, told, stop, hold } = following()
  const release = hold()
  await vi.advanceTimersByTimeAsync(ASK_EVERY_MS)
  stop()
  expect(asked.map(({ aborted }) => aborted)).toEqual([true])
  release(answer(20))
  await vi.advanceTimersByTimeAsync(10 * ASK_EVERY_MS)
  await comeBack()
  expect([asked.length, told.length, vi.getTimerCount()]).toEqual([1, 0, 0])
})

interface Answer {
  readonly replay: ReplayIndex
  readonly events: readonly string[]
}

function answer(duration: number, receivedAt = NOW): Answer {
  return { replay: { duration, receivedAt } as ReplayIndex, events: [] }
}

/** Answered with what is in `answers`, one each; then with what was known at first. */
function following({ receivedAt = Date.now() } = {}) {
  const first = answer(10, receivedAt)
  const asked: AbortSignal[] = []
  const told: Answer[] = []
  const answers: (Answer | Error)[] = []
  let held: Promise<Answer> | null = null
  let failure: Error | null = null
  const ask = async (signal: AbortSignal) => {
    asked.push(signal)
    const next = answers.shift() ?? failure ?? held ?? answer(10, receivedAt)
    if (next instanceof Error) throw next
    return next
  }
  const hold = () => {
    let release: (answer: Answer) => void = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    return release
  }
  /** From now on. */
  const fail = (error: Error) => {
    failure = error
  }
  const stop = followReplay(first, ask, (next) => told.push(next))
  running.push(stop)
  return { first, asked, told, answers, hold, fail, stop }
}

async function comeBack(): Promise<void> {
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(0)
}
