// A text's line as it is drawn: what its short forms leave out, filled in (SPEC F26).
import type { PartLine, TextLine } from './types.ts'

/** The line with its offsets and its width. `length` is that of the string, `width` the node's, points. */
export function fullLine(line: TextLine, length: number, width: number): PartLine {
  return line.length > 2 ? (line as PartLine) : [0, length, line[0], line[1] ?? width]
}
