// Recordings by hand, one for every edge of time at which a seek may stand, with what is shown there.
import type { Chunk, Entry, NodeId, ViewTree } from '../../format/types.ts'
import { STARTED_AT, time } from '../../replay/testing/indexes.ts'
import { chunkOf } from '../../replay/testing/randomRecording.ts'

/** A seek, and the mark of the tree that is shown then; `gap`: the kind of the gap that it stands in. */
export type Seek = readonly [at: number, shows: number, gap?: string]

export interface Edge {
  readonly chunks: readonly Chunk[]
  readonly seeks: readonly Seek[]
}

/** Between its chunks the phone's clock was set back by an hour. */
export const SET_BACK = [
  chunk(0, [snapshot(0, 1), diff(9_000, 2)]),
  chunk(1, [snapshot(10_000, 3), diff(19_000, 4)], STARTED_AT + 10_000 - 3_600_000),
]

export const EDGES: Readonly<Record<string, Edge>> = {
  'onto the time of a snapshot, at the start of a chunk and in its middle': {
    chunks: [
      chunk(0, [snapshot(0, 1), diff(500, 2), snapshot(700, 3), diff(900, 4)]),
      chunk(1, [snapshot(1_000, 5), diff(1_500, 6)]),
    ],
    seeks: [
      [0, 1],
      [699, 2],
      [700, 3],
      [701, 3],
      [999, 4],
      [1_000, 5],
      [1_001, 5],
    ],
  },
  'onto the last entry, of a chunk and of the replay, and beyond it': {
    chunks: [chunk(0, [snapshot(0, 1), diff(900, 2)]), chunk(1, [snapshot(5_000, 3), diff(6_000, 4)])],
    seeks: [
      [900, 2],
      [4_999, 2],
      [5_999, 3],
      [6_000, 4],
      [6_001, 4],
      [1e15, 4],
    ],
  },
  'before the first entry': {
    chunks: [chunk(0, [snapshot(300, 1), diff(900, 2)])],
    seeks: [
      [0, 1],
      [299, 1],
      [300, 1],
      [-1_000, 1],
    ],
  },
  'onto equal times: the last in the file is what is seen': {
    chunks: [
      chunk(0, [snapshot(0, 1), diff(0, 2), diff(500, 3), diff(500, 4), snapshot(500, 5), diff(500, 6)]),
      // The next chunk begins at the very time that this one ends.
      chunk(1, [snapshot(500, 7), diff(500, 8), diff(600, 9)]),
    ],
    seeks: [
      [0, 2],
      [499, 2],
      [500, 8],
      [599, 8],
      [600, 9],
    ],
  },
  'a chunk of nothing but its snapshot': {
    chunks: [
      chunk(0, [snapshot(0, 1), diff(900, 2)]),
      chunk(1, [snapshot(1_000, 3)]),
      chunk(2, [snapshot(1_000, 4)]),
      chunk(3, [snapshot(2_000, 5)]),
    ],
    seeks: [
      [999, 2],
      [1_000, 4],
      [1_999, 4],
      [2_000, 5],
    ],
  },
  'a session of one entry': {
    chunks: [chunk(0, [snapshot(0, 1)])],
    seeks: [
      [0, 1],
      [1, 1],
      [1e9, 1],
    ],
  },
  'a session of one entry that is not at its start': {
    chunks: [chunk(0, [snapshot(700, 1)])],
    seeks: [
      [0, 1],
      [700, 1],
    ],
  },
  'chunks that overlap: the higher sequence wins from its first entry': {
    chunks: [
      chunk(0, [snapshot(0, 1), diff(1_000, 2), diff(3_000, 3)]),
      chunk(1, [snapshot(1_500, 4), diff(2_000, 5)]),
      chunk(2, [snapshot(1_800, 6), diff(2_500, 7)]),
    ],
    seeks: [
      [1_499, 2],
      [1_500, 4],
      [1_799, 4],
      [1_800, 6],
      [2_000, 6],
      [3_000, 7],
    ],
  },
  'a first chunk that is missing: the first state there is stands in': {
    chunks: [chunk(1, [snapshot(10_000, 1), diff(11_000, 2)])],
    seeks: [
      [0, 1, 'missing'],
      [9_999, 1, 'missing'],
      [10_000, 1],
      [11_000, 2],
    ],
  },
  'a gap in the middle: the state before it stands in': {
    chunks: [chunk(0, [snapshot(0, 1), diff(900, 2)]), chunk(2, [snapshot(20_000, 3), diff(21_000, 4)])],
    seeks: [
      [899, 1],
      // What is known ends with the last entry before it.
      [900, 2, 'missing'],
      [19_999, 2, 'missing'],
      [20_000, 3],
    ],
  },
  'a clock that went backwards on the phone: the recording’s own time runs on': {
    chunks: SET_BACK,
    seeks: [
      [9_000, 2],
      [9_999, 2],
      [10_000, 3],
      [19_000, 4],
    ],
  },
}

/** Trees are told apart by their colour: of the mark, red. */
export function markColor(mark: number): readonly [red: number, green: number, blue: number] {
  return [mark * 20, 40, 90]
}

function tree(mark: number): ViewTree {
  const background = `#${markColor(mark)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`
  return { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852], background }
}

export const markOf = ({ background = '' }: ViewTree) => Number.parseInt(background.slice(1, 3), 16) / 20

/** An entry, and the mark of the tree that it leads to. */
type Marked = readonly [entry: Entry, mark: number]

function snapshot(at: number, mark: number): Marked {
  return [{ kind: 'snapshot', at: time(at), tree: tree(mark) }, mark]
}

function diff(at: number, mark: number): Marked {
  const { background } = tree(mark)
  return [
    { kind: 'diff', at: time(at), updates: [{ id: 1 as NodeId, set: background ? { background } : {} }] },
    mark,
  ]
}

function chunk(sequence: number, marked: readonly Marked[], wallAt?: number): Chunk {
  const entries = marked.map(([entry]) => entry)
  const made = chunkOf(sequence, entries, tree(marked.at(-1)?.[1] ?? 0))
  return { ...made, header: { ...made.header, ...(wallAt !== undefined && { wallAt }) } }
}
