import { expect, test } from 'vitest'
import type { StreamGroup } from '../../api/contract.ts'
import { neighboursOf } from './neighbours.ts'

const link = (sessionId: string, deviceId = 'd') => ({ deviceId, sessionId, duration: 1 })
const group = (replay: StreamGroup['replay']) => ({ replay }) as StreamGroup

const groups = [group(link('3')), group(null), group(link('2')), group(link('2', 'other')), group(link('1'))]

test('neighbours are the next ones in the stream that have a replay', () => {
  expect(neighboursOf(groups, link('2'))).toEqual({ previous: link('3'), next: link('2', 'other') })
  expect(neighboursOf(groups, link('2', 'other'))).toEqual({ previous: link('2'), next: link('1') })
})

test('the ends have one, what is not there none', () => {
  expect(neighboursOf(groups, link('3'))).toEqual({ previous: null, next: link('2') })
  expect(neighboursOf(groups, link('1'))).toEqual({ previous: link('2', 'other'), next: null })
  expect(neighboursOf(groups, link('9'))).toEqual({ previous: null, next: null })
  expect(neighboursOf([], link('1'))).toEqual({ previous: null, next: null })
})

test('a session that two pages tell of counts once', () => {
  const twice = [group(link('2')), group(link('2')), group(link('1'))]
  expect(neighboursOf(twice, link('2'))).toEqual({ previous: null, next: link('1') })
})
