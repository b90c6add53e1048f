import { expect, test } from 'vitest'
import { keepProject } from './keptProject.ts'

test('without a project in the address, addresses stay what they are', () => {
  for (const to of ['/users', '/users?q=a%20b', '?replay=a%2F1', '']) {
    expect(keepProject(to, '')).toBe(to)
    expect(keepProject(to, '?q=project')).toBe(to)
  }
})

test('the project of the address goes along, after what the address says itself', () => {
  expect(keepProject('/users', '?project=shop')).toBe('/users?project=shop')
  expect(keepProject('/users?q=a%26b', '?t=3&project=shop')).toBe('/users?q=a%26b&project=shop')
  expect(keepProject('/replays/a%2Fb/1?t=1.5', '?project=shop')).toBe('/replays/a%2Fb/1?t=1.5&project=shop')
  expect(keepProject('?replay=a%2F1', '?project=shop')).toBe('?replay=a%2F1&project=shop')
  expect(keepProject('/users#top', '?project=shop')).toBe('/users?project=shop#top')
  expect(keepProject('', '?project=shop')).toBe('?project=shop')
})

test('a project that has signs of addresses in it is escaped', () => {
  expect(keepProject('/users', '?project=a%26b%3Dc%23')).toBe('/users?project=a%26b%3Dc%23')
})

test('an address that names a project itself leads to that one', () => {
  expect(keepProject('/users?project=demo', '?project=shop')).toBe('/users?project=demo')
})
