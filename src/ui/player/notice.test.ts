import { expect, test } from 'vitest'
import type { RecordingTime } from '../../format/types.ts'
import type { PlayerError, PlayerFacts } from '../../player/types.ts'
import type { Gap, TimelineSpan } from '../../replay/types.ts'
import { noticeOf } from './notice.ts'

const stretch = { from: 0 as RecordingTime, to: 10 as RecordingTime }
const gap = (kind: Gap['kind']): Gap => ({ ...stretch, kind, chunks: 1, reason: 'Chunk 3 is away' })
const span = (kind: 'idle' | 'background' | 'paused'): TimelineSpan => ({ ...stretch, kind, reason: null })
const when = (status: PlayerFacts['status'], error: PlayerError | null = null) => ({ status, error })

test('where the picture is of its moment nothing stands over it', () => {
  for (const status of ['paused', 'playing', 'ended'] as const) {
    expect(noticeOf(when(status), { gap: null }, null)).toBe(null)
    expect(noticeOf(when(status), { gap: null }, span('idle'))).toBe(null)
  }
})

test('a gap says its cause; only one that could not be fetched offers to ask again', () => {
  for (const kind of ['missing', 'invalid', 'failed'] as const) {
    const notice = noticeOf(when('playing'), { gap: gap(kind) }, span('background'))
    expect(notice).toMatchObject({ detail: 'Chunk 3 is away', veil: true, canRetry: kind === 'failed' })
  }
})

test('background and pauses are named', () => {
  expect(noticeOf(when('paused'), { gap: null }, span('background'))).toMatchObject({
    label: 'App in background',
  })
  expect(noticeOf(when('paused'), { gap: null }, span('paused'))).toMatchObject({ label: 'Recording paused' })
})

test('while something is loaded, that is said; a gap stays veiled meanwhile', () => {
  expect(noticeOf(when('loading'), null, null)).toMatchObject({ label: 'Loading the picture…' })
  expect(noticeOf(when('buffering'), { gap: null }, span('background'))).toMatchObject({
    tone: 'busy',
    veil: false,
  })
  expect(noticeOf(when('buffering'), { gap: gap('failed') }, null)).toMatchObject({
    tone: 'busy',
    veil: true,
  })
})

test('a failure names its cause, and offers to try again where that can help', () => {
  for (const kind of ['unreachable', 'invalid', 'empty'] as const) {
    const notice = noticeOf(when('failed', { kind, message: 'so it is' }), { gap: null }, null)
    expect(notice).toMatchObject({
      detail: 'so it is',
      tone: 'failed',
      veil: true,
      canRetry: kind === 'unreachable',
    })
  }
})

test('the same stretch gives the same notice, so that it is told once', () => {
  const missing = gap('missing')
  const notice = noticeOf(when('playing'), { gap: missing }, null)
  expect(noticeOf(when('paused'), { gap: missing }, null)).toBe(notice)
  const error: PlayerError = { kind: 'unreachable', message: 'away' }
  expect(noticeOf(when('failed', error), null, null)).toBe(noticeOf(when('failed', error), null, null))
})
