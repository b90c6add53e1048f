import { expect, test } from 'vitest'
import { ticksWithin } from './ruler.ts'

const HOUR = 3_600_000
const labels = (from: number, to: number, width = 800) =>
  ticksWithin({ from, to, left: 0, width }, 80).map(({ label }) => label)

test('round times, as close as there is room for', () => {
  expect(labels(0, 60_000)).toEqual(['0:00', '0:10', '0:20', '0:30', '0:40', '0:50', '1:00'])
  expect(labels(0, 8 * HOUR)).toEqual(
    ['0:00', '1:00:00', '2:00:00', '3:00:00', '4:00:00', '5:00:00', '6:00:00'].concat('7:00:00', '8:00:00'),
  )
  expect(labels(61_500, 62_500, 400)).toEqual(['1:01.6', '1:01.8', '1:02.0', '1:02.2', '1:02.4'])
})

test('never closer than asked for, whatever the window and however long the replay', () => {
  for (const length of [1_000, 7_777, 93_000, 3 * HOUR, 200 * HOUR])
    for (const width of [90, 300, 1_500]) {
      const ticks = ticksWithin({ from: length / 3, to: length, left: 7, width }, 80)
      ticks.slice(1).forEach((tick, i) => {
        expect(tick.x - (ticks[i]?.x ?? 0)).toBeGreaterThanOrEqual(80 - 1e-6)
      })
      for (const { x } of ticks) expect(x >= 7 && x <= 7 + width + 1e-6).toBe(true)
    }
})

test('no length, no width: no times', () => {
  expect(labels(0, 0)).toEqual([])
  expect(labels(0, 1_000, 0)).toEqual([])
})
