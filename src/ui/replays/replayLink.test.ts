import { expect, test } from 'vitest'
import type { TrackedEvent } from '../../api/contract.ts'
import { time as at } from '../../replay/testing/indexes.ts'
import { openingTime, replayLink } from './replayLink.ts'

const replay = { deviceId: 'a/b', sessionId: '17' }
const events = [
  { at: at(4_000), event: { id: 'e&1' } as TrackedEvent },
  { at: at(9_000), event: { id: 'e2' } as TrackedEvent },
]
const opened = (link: string) => openingTime(new URL(link, 'http://host').searchParams, events)

test('a link opens at its time, never after it; one that makes no sense at the start', () => {
  expect(replayLink(replay)).toBe('/replays/a%2Fb/17')
  expect(opened(replayLink(replay, { at: 1_299 }))).toBe(1_200)
  for (const query of ['', '?t=', '?t=-1', '?t=soon', '?t=Infinity']) expect(opened(`/x${query}`)).toBe(0)
})

test('a link to an event opens there, wherever the event falls by then', () => {
  expect(replayLink(replay, { event: 'e&1' })).toBe('/replays/a%2Fb/17?e=e%261')
  expect(opened(replayLink(replay, { event: 'e&1' }))).toBe(4_000)
  expect(opened(replayLink(replay, { event: 'e2', at: 1_000 }))).toBe(9_000)
})

test('where the event is not known, the time stands in', () => {
  expect(opened(replayLink(replay, { event: 'gone', at: 1_000 }))).toBe(1_000)
  expect(opened(replayLink(replay, { event: 'gone' }))).toBe(0)
})
