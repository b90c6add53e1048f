// The length check finds what is one line too long, and nothing that is just long enough.

import { expect, test } from 'vitest'
import { checkLengths } from './check-lengths.mjs'

const lines = (count, text = '  x()') => Array(count).fill(text).join('\n')
const messages = (file, code) => checkLengths(file, code).map(({ message }) => message)

test('a file may have 400 lines, and more if its first line says why', () => {
  expect(messages('a.ts', `${lines(400, 'x()')}\n`)).toEqual([])
  expect(messages('a.ts', lines(401, 'x()'))).toEqual(['401 lines; 400 is the limit'])
  expect(messages('a.swift', lines(401, '// text'))).toEqual(['401 lines; 400 is the limit'])
  expect(messages('a.ts', `// long: one table\n${lines(500, 'x()')}`)).toEqual([])
  expect(messages('a.ts', `// long:\n${lines(500, 'x()')}`)).toHaveLength(1)
})

test.each([
  ['function f() {', '}'],
  ['const f = async () => {', '}'],
  ['class C {\n  f() {', '}}'],
  ['const o = { f() {', '} }'],
])('a TypeScript function may have 80 lines: %s', (head, foot) => {
  expect(messages('a.ts', `${head}\n${lines(78)}\n${foot}`)).toEqual([])
  expect(messages('a.ts', `${head}\n${lines(79)}\n${foot}`)).toEqual(['f has 81 lines; 80 is the limit'])
})

test('a React component may have 150 lines, a describe any number', () => {
  expect(messages('a.tsx', `function Panel() {\n${lines(148)}\n}`)).toEqual([])
  expect(messages('a.tsx', `function Panel() {\n${lines(149)}\n}`)).toEqual([
    'Panel has 151 lines; 150 is the limit',
  ])
  expect(messages('a.tsx', `function panel() {\n${lines(100)}\n}`)).toHaveLength(1)
  expect(messages('a.test.ts', `test.describe('all', () => {\n${lines(200)}\n})`)).toEqual([])
})

test.each([
  ['func f() {', '}'],
  [
    'func f(\n  a: Int = { 3 }(),\n  b: String = "}"\n) async throws\n  -> [String: Int] where T: Equatable,\n  U: Hashable\n{',
    '}',
  ],
  ['init?(a: Int) {', '}'],
  ['var f: Int {', '}'],
  ['deinit {', '}'],
])('a Swift function may have 80 lines: %s', (head, foot) => {
  const own = head.split('\n').length + 1
  expect(messages('a.swift', `${head}\n${lines(80 - own)}\n${foot}`)).toEqual([])
  expect(messages('a.swift', `${head}\n${lines(81 - own)}\n${foot}`)).toEqual([
    expect.stringMatching(/ has 81 lines; 80 is the limit$/),
  ])
})

test('braces in Swift strings and comments do not count, nor does a protocol’s function have a body', () => {
  const tricky = 'func f() {\n let a = "}" + #"{"# + "\\(g("}"))" // }\n}\n'
  expect(messages('a.swift', tricky + lines(90, 'x()'))).toEqual([])
  const declared = `protocol P {\n  func f() -> Int\n  var a: Int { get }\n}\nstruct S {\n${lines(90)}\n}`
  expect(messages('a.swift', declared)).toEqual([])
})
