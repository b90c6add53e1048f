// Log lines on the timeline: a mark is the loudest line of its stretch of time, so that an app that logs without end makes no index without end. All lines
// are read from the chunks, where somebody looks at them. Pure.
import type { Mark } from '../../src/format/replayIndex.ts'
import type { Entry } from '../../src/format/types.ts'
import { compareLoudness } from '../../src/replay/logLevels.ts'

/** One mark in each such stretch of a chunk, ms. */
const STORED_EVERY_MS = 250
/** A replay shows at most so many. */
export const MOST_LOGS = 2_000
/** Of a message, UTF-16 units. */
const LONGEST = 80

export function logMarksOf(entries: readonly Entry[]): readonly Mark[] {
  const marks = entries.flatMap((entry): Mark[] =>
    entry.kind === 'log'
      ? [{ at: entry.at, kind: 'log', name: shortened(entry.message), reason: entry.level }]
      : [],
  )
  return loudestOf(marks, STORED_EVERY_MS)
}

/** All that are no logs, and of these as many as are shown. `marks` by time, and so is the answer. */
export function withFewerLogs(marks: readonly Mark[], duration: number): readonly Mark[] {
  const logs = marks.filter(({ kind }) => kind === 'log')
  if (logs.length <= MOST_LOGS) return marks
  const kept = new Set(loudestOf(logs, Math.ceil((duration + 1) / MOST_LOGS)))
  return marks.filter((mark) => mark.kind !== 'log' || kept.has(mark))
}

/** The loudest of each stretch of this length, ms; of equally loud ones the first. */
function loudestOf(marks: readonly Mark[], every: number): readonly Mark[] {
  const loudest = new Map<number, Mark>()
  for (const mark of marks) {
    const stretch = Math.floor(mark.at / every)
    const before = loudest.get(stretch)
    if (!before || compareLoudness(mark.reason ?? '', before.reason ?? '') > 0) loudest.set(stretch, mark)
  }
  return [...loudest.values()]
}

function shortened(message: string): string {
  if (message.length <= LONGEST) return message
  // A letter of two units is not cut in half.
  return `${message.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
