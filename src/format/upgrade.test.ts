// Which versions are read, and how steps follow one another.
import { expect, test } from 'vitest'
import { decodeChunk, decodeHeader } from './decode.ts'
import { encodeChunk } from './encode.ts'
import { Broken } from './problem.ts'
import { readText, unwrap } from './testing/files.ts'
import { FORMAT, readVersion, type UpgradeStep, upgradeLine } from './upgrade.ts'

test('[F4] a newer file is refused by name', () => {
  expect(FORMAT).toBe(2)
  expect(readVersion({ format: 1 })).toBe(1)
  expect(readVersion({ format: 2 })).toBe(2)
  try {
    readVersion({ format: 7 })
    expect.unreachable()
  } catch (caught) {
    expect((caught as Broken).at(1)).toEqual({
      rule: 'F4',
      line: 1,
      path: 'format',
      message: 'the file has format 7, newer than 2, which is read here',
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

test('a file of version 1 is read as it was meant', () => {
  const old = readText('upgrades/version-1.ndjson')
  const read = unwrap(decodeChunk(old))
  expect(read.version).toBe(1)
  expect(encodeChunk(read)).toBe(readText('upgrades/version-1.upgraded.ndjson'))
  expect(unwrap(decodeHeader(old.slice(0, old.indexOf('\n')))).resources).toEqual(read.header.resources)
})

test('an unknown field called + changes no id of an old file', () => {
  expect(upgradeLine({ kind: 'diff', updates: [{ id: 10, '+': 12 }] }, 3, 1)).toEqual({
    kind: 'diff',
    updates: [{ '+': 10 }],
  })
})

test('what is broken in an old file is said as of a new one', () => {
  const old = readText('upgrades/version-1.ndjson')
  const broken = (from: string, to: string) => {
    expect(old).toContain(from)
    const read = decodeChunk(old.replace(from, to))
    return read.ok ? null : { rule: read.problem.rule, path: read.problem.path }
  }
  expect(broken('"updates":[{"id":', '"updates":[{"ip":')).toEqual({ rule: 'F15', path: 'updates[0]' })
  expect(broken('"updates":[{', '"updates":[7,{')).toEqual({ rule: 'F15', path: 'updates[0]' })
  expect(broken('"resources":["', '"resources":["g')).toEqual({ rule: 'F8', path: 'resources[0]' })
  expect(broken('"resources":', '"pictures":')).toEqual({ rule: 'F5', path: '' })
})
