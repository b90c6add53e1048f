// Which versions are read, and how steps follow one another.
import { expect, test } from 'vitest'
import { Broken } from './problem.ts'
import { FORMAT, readVersion, type UpgradeStep, upgradeLine } from './upgrade.ts'

test('[F4] a newer file is refused by name', () => {
  expect(FORMAT).toBe(1)
  expect(readVersion({ format: 1 })).toBe(1)
  try {
    readVersion({ format: 7 })
    expect.unreachable()
  } catch (caught) {
    expect((caught as Broken).at(1)).toEqual({
      rule: 'F4',
      line: 1,
      path: 'format',
      message: 'the file has format 7, newer than 1, which is read here',
    })
  }
})

test.each([0, -1, 1.5, '1', null, true, Number.POSITIVE_INFINITY])('[F4] %j is no version', (format) => {
  expect(() => readVersion({ format })).toThrow(Broken as never)
})

test('a file takes the steps from its version on, each line by itself', () => {
  const mark =
    (name: string): UpgradeStep =>
    (object, line) => ({ ...object, steps: `${object.steps ?? ''}${name}${line}` })
  const steps = [mark('a'), mark('b'), mark('c')]
  expect(upgradeLine({ kind: 'log' }, 4, 1, steps)).toEqual({ kind: 'log', steps: 'a4b4c4' })
  expect(upgradeLine({}, 1, 3, steps)).toEqual({ steps: 'c1' })
  expect(upgradeLine({}, 1, 4, steps)).toEqual({})
})
