import { expect, test } from 'vitest'
import { time as at } from '../../replay/testing/indexes.ts'
import { loopLabel, loopNews, pressLoop } from './loopChoice.ts'

const loop = { from: at(65_000), to: at(80_000) }

test('first the start, then the end, then off', () => {
  expect(pressLoop({ from: null, loop: null }, at(65_000))).toEqual({ from: 65_000, command: null })
  expect(pressLoop({ from: at(65_000), loop: null }, at(80_000))).toEqual({
    from: null,
    command: { kind: 'loop', range: loop },
  })
  expect(pressLoop({ from: null, loop }, at(70_000))).toEqual({
    from: null,
    command: { kind: 'loop', range: null },
  })
})

test('an end before the start is as good; on the spot it is called off', () => {
  const back = pressLoop({ from: at(80_000), loop: null }, at(65_000))
  expect(back.command).toEqual({ kind: 'loop', range: { from: 80_000, to: 65_000 } })
  expect(pressLoop({ from: at(80_000), loop: null }, at(80_050))).toEqual({ from: null, command: null })
})

test('what it is called and what is told', () => {
  expect(loopLabel({ from: null, loop })).toBe('Stop looping 1:05 – 1:20 (L)')
  expect(loopLabel({ from: at(65_000), loop: null })).toContain('from 1:05')
  expect(loopNews({ from: null, loop })).toBe('Looping 1:05 – 1:20')
  expect(loopNews({ from: null, loop: null })).toBe('')
})
