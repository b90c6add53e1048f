import { expect, test } from 'vitest'
import type { Text, TextLine } from '../format/types.ts'
import { breakLines, fitRecorded, layOut, onlyLine, partsOfLine } from './textLayout.ts'

// A font in which every character is half its size wide.
const measure = (string: string, run: { size: number }) => (string.length * run.size) / 2
const run = { size: 10 }
const box = { width: 100, height: 60, vertical: 'middle' as const }

function words(text: Text) {
  return layOut(text, box, measure).map((piece) => piece.string)
}

test('a recorded line stands at its baseline and is stretched to its recorded width', () => {
  const [piece] = layOut({ string: 'Hello', runs: [run], lines: [[0, 5, 12, 20]] }, box, measure)
  expect(piece).toMatchObject({ string: 'Hello', x: 0, baseline: 12 })
  expect(piece?.stretch).toBeCloseTo(0.8, 1)
})

test('alignment places a recorded line by its recorded width, and x overrides it', () => {
  const text = (align: 'center' | 'right', x?: number): Text => ({
    string: 'Hello',
    runs: [run],
    align,
    lines: [x === undefined ? [0, 5, 12, 20] : [0, 5, 12, 20, x]],
  })
  expect(layOut(text('center'), box, measure)[0]?.x).toBeCloseTo(40, 0)
  expect(layOut(text('right'), box, measure)[0]?.x).toBeCloseTo(80, 0)
  expect(layOut(text('right', 7), box, measure)[0]?.x).toBeCloseTo(7, 0)
})

test('a label of one line stands where laying it out piece by piece puts it', () => {
  for (const width of [0, 20, 25, 90])
    for (const align of ['left', 'center', 'right'] as const)
      for (const x of [undefined, 7]) {
        const line = x === undefined ? ([0, 5, 12, width] as const) : ([0, 5, 12, width, x] as const)
        const text: Text = { string: 'Hello', runs: [run], align, lines: [line] }
        expect(onlyLine(text, box.width)).toBe(line)
        expect(layOut(text, box, measure)).toEqual([
          { string: 'Hello', run, baseline: 12, ...fitRecorded(text, line, box.width, 25) },
        ])
      }
})

test('a line that is told shortly stands where the whole one does', () => {
  const text = (line: TextLine): Text => ({ string: 'Hello', runs: [run], align: 'center', lines: [line] })
  for (const [short, long] of [
    [[12], [0, 5, 12, box.width]],
    [
      [12, 20],
      [0, 5, 12, 20],
    ],
  ] as [TextLine, TextLine][]) {
    expect(layOut(text(short), box, measure)).toEqual(layOut(text(long), box, measure))
    expect(onlyLine(text(short), box.width)).toEqual(long)
  }
})

test('labels have few stretches, and no line ends far from where it was recorded', () => {
  const stretches = new Set<number>()
  for (let natural = 10; natural < 400; natural++)
    for (const ratio of [0.93, 0.96, 0.97, 1, 1.01, 1.02, 1.05, 1.08]) {
      const width = natural * ratio
      const { stretch } = fitRecorded({ string: 'x', runs: [run] }, [0, 1, 12, width], 400, natural)
      expect(Math.abs(natural * stretch - width)).toBeLessThanOrEqual(Math.max(2, width / 100) + 0.2)
      if (width <= 128) stretches.add(stretch)
    }
  expect(stretches.size).toBeLessThanOrEqual(8)
})

test('what is not drawn as it is written is no label of one line', () => {
  const text = (string: string, fields: Partial<Text> = {}): Text => ({
    string,
    runs: [run],
    lines: [[0, string.length, 12, 20]],
    ...fields,
  })
  expect(onlyLine(text('Née'), 50)).not.toBeNull()
  for (const string of ['', 'a\tb', 'a\nb', 'end ', 'end\u00a0', 'שלום', '日本', '👋'])
    expect(onlyLine(text(string), 50), JSON.stringify(string)).toBeNull()
  expect(onlyLine(text('Hello', { lines: [[0, 3, 12, 20]] }), 50)).toBeNull()
  expect(onlyLine(text('Hello', { runs: [{ ...run, end: 2 }, run] }), 50)).toBeNull()
  expect(onlyLine({ string: 'Hello', runs: [run] }, 50)).toBeNull()
})

test('a width that no font would need is not followed all the way, and what is left is aligned', () => {
  const [piece] = layOut(
    { string: 'Hi', runs: [run], align: 'right', lines: [[0, 2, 12, 100]] },
    box,
    measure,
  )
  expect(piece?.stretch).toBeCloseTo(1.6, 1)
  expect(piece?.x).toBeCloseTo(84, 0)
})

test('a line is cut where its runs end, and the pieces follow each other', () => {
  const text: Text = {
    string: 'abcdef',
    runs: [{ ...run, end: 2, weight: 700 }, { ...run, end: 4 }, { size: 20 }],
    lines: [[1, 6, 12, 35]],
  }
  const pieces = layOut(text, box, measure)
  expect(pieces.map((piece) => [piece.string, piece.x])).toEqual([
    ['b', 0],
    ['cd', 5],
    ['ef', 15],
  ])
})

test.each([
  ['tail', 'abcd…'],
  ['head', '…qrst'],
  ['middle', 'ab…st'],
  ['clip', 'abcd'],
  ['none', 'abcd'],
] as const)('a text truncated at the %s shows %s', (truncation, shown) => {
  const text: Text = { string: 'abcdefghijklmnopqrst', runs: [run], truncation, lines: [[0, 4, 12, 20]] }
  expect(
    partsOfLine(text, 0, [0, 4, 12, 20])
      .map((part) => part.string)
      .join(''),
  ).toBe(shown)
})

test('white space after the last line is no truncation', () => {
  expect(words({ string: 'abc  \n', runs: [run], lines: [[0, 3, 12, 15]] })).toEqual(['abc'])
})

test('only the last line can be truncated', () => {
  const text: Text = {
    string: 'one two three',
    runs: [run],
    lines: [
      [0, 4, 12, 15],
      [4, 8, 24, 15],
    ],
  }
  expect(words(text)).toEqual(['one', 'two', '…'])
})

test('without recorded lines, text wraps between words, is centred, and keeps within the box', () => {
  const pieces = layOut({ string: 'the quick brown fox jumps', runs: [run] }, box, measure)
  expect(pieces.map((piece) => piece.string)).toEqual(['the quick brown fox', 'jumps'])
  const [first, second] = pieces
  expect((first?.baseline ?? 0) + (second?.baseline ?? 0)).toBeCloseTo(60 + 2 * 9.52 - 11.93, 5)
})

test('wrapping obeys the line limit with an ellipsis, and line feeds', () => {
  expect(words({ string: 'the quick brown fox jumps', runs: [run], lineLimit: 1 })).toEqual([
    'the quick brown fox',
    '…',
  ])
  expect(words({ string: 'a\nb', runs: [run] })).toEqual(['a', 'b'])
})

test('a word longer than a line is broken, and nothing of it is lost', () => {
  const string = 'x'.repeat(55)
  const lines = breakLines({ string, runs: [run] }, 100, measure)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.map(([start, end]) => string.slice(start, end)).join('')).toBe(string)
  for (const [start, end] of lines) expect((end - start) * 5).toBeLessThanOrEqual(104.5)
})

test('an empty text has no pieces', () => {
  expect(layOut({ string: '', runs: [run], lines: [[0, 0, 1, 0]] }, box, measure)).toEqual([])
})
