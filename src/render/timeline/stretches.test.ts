import { expect, test } from 'vitest'
import { seeded } from '../../format/testing/random.ts'
import { type TimeScale, xOf } from './scale.ts'
import { fittingLabel, type Interval, intervalAt, stretchesWithin } from './stretches.ts'

const scale = { from: 0, to: 1000, left: 0, width: 100 }
const width = (string: string) => string.length * 6

/** Whether any of them covers that pixel, looking at all. */
const covers = (list: readonly Interval[], within: TimeScale, x: number) =>
  list.some(({ from, to }) => xOf(within, from) <= x && x < xOf(within, to))

function randomList(seed: number): Interval[] {
  const random = seeded(seed)
  const list: Interval[] = []
  for (let at = 0; at < 100_000; ) {
    const from = at + random.pick([0, 0, 3, 40, 6_000])
    at = from + random.pick([1, 2, 30, 500, 9_000])
    list.push({ from, to: at })
  }
  return list
}

test('what is drawn is what looking at every stretch shows, to the width of the least', () => {
  const least = 2
  for (let seed = 1; seed <= 100; seed++) {
    const random = seeded(seed + 1_000)
    const list = randomList(seed)
    const from = random.int(0, 90_000)
    const within = { from, to: from + random.pick([10, 300, 5_000, 10_000]), left: 7, width: 300 }
    const drawn = stretchesWithin(list, within, least)
    const isDrawn = (x: number) => drawn.some((stretch) => stretch.x <= x && x < stretch.x + stretch.width)
    for (let x = 7.5; x < 307; x++) {
      if (covers(list, within, x)) expect(isDrawn(x), `seed ${seed}, pixel ${x}`).toBe(true)
      const isNear = Array.from({ length: 17 }, (_, i) => x + (i - 8) / 4).some((near) =>
        list.some((item) => xOf(within, item.from) <= near + 0.25 && near - 0.25 < xOf(within, item.to)),
      )
      if (!isNear) expect(isDrawn(x), `seed ${seed}, pixel ${x}`).toBe(false)
    }
  }
})

test('each is drawn once, in order, none narrower than the least, and no more than there is room for', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const list = randomList(seed).filter(({ from }) => from < 100_000)
    const drawn = stretchesWithin(list, { from: 0, to: 100_000, left: 0, width: 200 }, 2)
    expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
    drawn.forEach((stretch, i) => {
      expect(stretch.width).toBeGreaterThanOrEqual(2)
      expect(stretch.first).toBe((drawn[i - 1]?.first ?? 0) + (drawn[i - 1]?.count ?? 0))
    })
    expect(drawn.length).toBeLessThanOrEqual(201)
  }
})

test('what lies outside of the window is cut off, and what ends or begins at its edges is not in it', () => {
  const zoomed = { from: 400, to: 600, left: 0, width: 100 }
  expect(stretchesWithin([{ from: 0, to: 500 }], zoomed, 1)).toEqual([
    { x: 0, width: 50, first: 0, count: 1 },
  ])
  const outside = [
    { from: 0, to: 400 },
    { from: 600, to: 800 },
  ]
  expect(stretchesWithin(outside, zoomed, 1)).toEqual([])
  expect(stretchesWithin([{ from: 0, to: 9 }], { ...zoomed, to: 400 }, 1)).toEqual([])
})

test('a time lies in the one that looking at every stretch finds', () => {
  const list = randomList(7)
  for (let at = -3; at < 100_500; at += 17)
    expect(intervalAt(list, at)).toBe(list.findIndex(({ from, to }) => from <= at && at < to))
})

test('a label shows what fits of it', () => {
  const labels = ['background · 12 min', 'background']
  expect(fittingLabel(labels, 200, width)).toBe('background · 12 min')
  expect(fittingLabel(labels, 100, width)).toBe('background')
  expect(fittingLabel(labels, 60, width)).toBe('backgro…')
  expect(fittingLabel(labels, 20, width)).toBe('')
})

test('in the whole window of a replay without length there is nothing', () => {
  expect(stretchesWithin([{ from: 0, to: 0 }], { ...scale, to: 0 }, 1)).toEqual([])
})
