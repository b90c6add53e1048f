import { describe, expect, test } from 'vitest'
import { agoText, clockText, dayText, durationText, offsetText, timeOfDay } from './time.ts'

const noon = Date.UTC(2026, 10, 22, 12)

describe('times as people read them', () => {
  test('a playhead never shows a second that was not reached', () => {
    expect([0, 999, 1000, 65_999, 3_723_000, -5].map(clockText)).toEqual([
      '0:00',
      '0:00',
      '0:01',
      '1:05',
      '1:02:03',
      '0:00',
    ])
  })

  test('lengths are in words, without empty parts', () => {
    expect([0, 4_200, 60_000, 200_000, 3_600_000, 3_900_000].map(durationText)).toEqual([
      '0 s',
      '4 s',
      '1 min',
      '3 min 20 s',
      '1 h',
      '1 h 5 min',
    ])
    expect([offsetText(120_000), offsetText(-120_000)]).toEqual(['+2 min', '−2 min'])
  })

  test('days are told apart in the reader’s zone', () => {
    expect(dayText(noon, noon, 'UTC')).toBe('Today')
    expect(dayText(noon - 12.5 * 3_600_000, noon, 'UTC')).toBe('Yesterday')
    expect(dayText(noon - 12.5 * 3_600_000, noon, 'Asia/Tokyo')).toBe('Today')
    expect(dayText(Date.UTC(2026, 10, 2), noon, 'UTC')).toBe('Monday 2 November')
    expect(dayText(Date.UTC(2025, 10, 3), noon, 'UTC')).toBe('Monday 3 November 2025')
  })

  test('time of day and how long ago', () => {
    expect(timeOfDay(noon + 65_000, 'UTC')).toBe('12:01')
    expect(timeOfDay(noon + 65_000, 'UTC', true)).toBe('12:01:05')
    expect(
      [10_000, 720_000, 3 * 3_600_000, 30 * 3_600_000, 5 * 86_400_000].map((d) =>
        agoText(noon - d, noon, 'UTC'),
      ),
    ).toEqual(['just now', '12 min ago', '3 h ago', 'yesterday', '5 days ago'])
    expect(agoText(Date.UTC(2025, 10, 3), noon, 'UTC')).toBe('3 Nov 2025')
  })
})
