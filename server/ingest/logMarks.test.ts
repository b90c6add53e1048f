import { expect, test } from 'vitest'
import type { Mark } from '../../src/format/replayIndex.ts'
import type { Entry, RecordingTime } from '../../src/format/types.ts'
import { logMarksOf, MOST_LOGS, withFewerLogs } from './logMarks.ts'

const log = (at: number, level: string, message = level): Entry => {
  return { kind: 'log', at: at as RecordingTime, level, message }
}
const mark = (at: number, kind: Mark['kind'], reason: string | null = null): Mark => {
  return { at: at as RecordingTime, kind, name: '', reason }
}

test('a mark is the loudest line of its quarter of a second, the first of equals', () => {
  const entries = [
    log(0, 'info'),
    log(100, 'Warning'),
    log(249, 'info'),
    log(250, 'debug', 'first'),
    log(400, 'info', 'second'),
    log(900, 'error'),
    log(950, 'FATAL', 'later'),
  ]
  expect(logMarksOf(entries)).toEqual([
    { at: 100, kind: 'log', name: 'Warning', reason: 'Warning' },
    { at: 250, kind: 'log', name: 'first', reason: 'debug' },
    { at: 900, kind: 'log', name: 'error', reason: 'error' },
  ])
})

test('a long message is cut, and never within a letter', () => {
  const names = ['x'.repeat(80), 'x'.repeat(81), `${'x'.repeat(78)}😀 and more`].map(
    (message) => logMarksOf([log(0, 'info', message)])[0]?.name,
  )
  expect(names).toEqual(['x'.repeat(80), `${'x'.repeat(79)}…`, `${'x'.repeat(78)}…`])
})

test('a replay shows a bounded number of logs, every error among few of them, and all that is no log', () => {
  const duration = 8 * 3_600_000
  const marks = Array.from({ length: 100_000 }, (_, i) => {
    const at = Math.floor((i * duration) / 100_000)
    if (i % 1_000 === 0) return mark(at, 'screen')
    return mark(at, 'log', i % 997 === 0 ? 'error' : 'info')
  })
  const shown = withFewerLogs(marks, duration)
  const count = (of: readonly Mark[], test: (mark: Mark) => boolean) => of.filter(test).length
  expect(count(shown, ({ kind }) => kind === 'log')).toBeLessThanOrEqual(MOST_LOGS)
  for (const test of [({ kind }: Mark) => kind === 'screen', ({ reason }: Mark) => reason === 'error'])
    expect(count(shown, test)).toBe(count(marks, test))
  expect(shown).toEqual(shown.toSorted((a, b) => a.at - b.at))
  const few = marks.slice(0, 1_000)
  expect(withFewerLogs(few, duration)).toBe(few)
})
