import { expect, test } from 'vitest'
import type { TrackedEvent } from '../../api/contract.ts'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { indexOf, info, lifecycle, STARTED_AT, time } from '../../replay/testing/indexes.ts'
import { lengthNoteOf } from './lengths.ts'
import { timedEvents } from './timedEvents.ts'

/** A replay of ten minutes, one chunk every minute. */
const TEN_MINUTES = Array.from({ length: 10 }, (_, i) => info(i, i * 60_000, (i + 1) * 60_000))

/** Events at these times, ms after the replay's start by the phone's clock. */
function noteOf(at: readonly number[], more: Partial<ReplayIndex> = {}): string | null {
  const { chunks = TEN_MINUTES } = more
  const replay = indexOf(chunks, more)
  const events = at.map((ms, i) => ({ id: `${i}`, clientTime: STARTED_AT + ms }) as TrackedEvent)
  return lengthNoteOf(replay, timedEvents(replay, events))
}

const LATER = '; what came later was not recorded, or has not arrived.'

test('why a session has another length than its replay', () => {
  const table: readonly (readonly [name: string, note: string | null, says: string | null])[] = [
    ['the same', noteOf([0, 300_000, 600_000]), null],
    ['no events', noteOf([]), null],
    ['no chunks', noteOf([0, 600_000], { chunks: [] }), null],
    ['ends within 1 % of the length', noteOf([-6_000, 606_000]), null],
    ['a short one within 5 s', noteOf([-5_000, 15_000], { chunks: [info(0, 0, 10_000)] }), null],
    [
      'a short one beyond 5 s',
      noteOf([-5_001, 10_000], { chunks: [info(0, 0, 10_000)] }),
      'The session took 15 s from its first event to its last one. The recording began 5 s after the first event.',
    ],
    [
      'began later',
      noteOf([-127_000, 600_000]),
      'The session took 12 min 7 s from its first event to its last one. The recording began 2 min 7 s after the first event.',
    ],
    [
      'ended earlier',
      noteOf([0, 660_000]),
      `The session took 11 min from its first event to its last one. The recording ended 1 min before the last event${LATER}`,
    ],
    [
      'both',
      noteOf([660_000, -60_000]),
      `The session took 12 min from its first event to its last one. The recording began 1 min after the first event, and ended 1 min before the last event${LATER}`,
    ],
    [
      'longer than the session at both ends',
      noteOf([60_000, 500_000]),
      'The session took 7 min 20 s from its first event to its last one. The recording began 1 min before the first event, and goes on for 1 min 40 s after the last event.',
    ],
    [
      'ended in the background',
      noteOf([0, 660_000], { marks: [lifecycle(580_000, 'background')] }),
      'The session took 11 min from its first event to its last one. The recording ended 1 min before the last event: the app was in the background by then. Without a picture: 20 s in the background.',
    ],
    [
      'ended paused',
      noteOf([0, 660_000], { marks: [lifecycle(599_000, 'paused', 'low power')] }),
      'The session took 11 min from its first event to its last one. The recording ended 1 min before the last event: it was paused by then (low power).',
    ],
    [
      'with gaps',
      noteOf([-60_000, 600_000], { chunks: TEN_MINUTES.filter(({ sequence }) => sequence !== 4) }),
      'The session took 11 min from its first event to its last one. The recording began 1 min after the first event. Without a picture: 1 min not captured.',
    ],
    ['gaps alone change no length', noteOf([0, 600_000], { chunks: TEN_MINUTES.slice(3) }), null],
    [
      'of one event',
      noteOf([0]),
      'All events of the session are of one moment. The recording goes on for 10 min after the last event.',
    ],
  ]
  for (const [name, note, says] of table) expect(note, name).toBe(says)
})

test('a phone’s clock that was set during the session makes no mismatch', () => {
  const hour = 3_600_000
  const later = (sequence: number) =>
    info(sequence, sequence * 60_000, (sequence + 1) * 60_000, STARTED_AT + hour + sequence * 60_000)
  const chunks = TEN_MINUTES.map((chunk) => (chunk.sequence < 5 ? chunk : later(chunk.sequence)))
  expect(noteOf([0, hour + 600_000], { chunks, duration: time(600_000) })).toBe(null)
})
