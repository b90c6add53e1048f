// Broken files whose rule needs the tree that diffs lead to (F21, F22, F24, F29 … F32). The base chunk's tree is
// 1 ( 2 ( 3 label, 4 image, 5 input, 6 switch, 7 ( 8 label, 10 view ), 9 placeholder ) ).
import type { JsonObject } from '../json.ts'
import { baseTree, diffLine, sealedLines, snapshotLine, textOf } from './baseChunk.ts'
import { fixture, type InvalidFixture } from './invalidFixtures.ts'

const view = (id: number, children?: JsonObject[]): JsonObject => ({
  id,
  class: 'UIView',
  kind: 'view',
  frame: [0, 0, 10, 10],
  ...(children === undefined ? {} : { children }),
})

/** A chunk of a snapshot and these diffs; `line` 3 is the first diff. */
const chunk = (...diffs: JsonObject[]) =>
  textOf(sealedLines([snapshotLine(), ...diffs.map((each) => diffLine(each))]))

const move = (id: number, parent: number, index: number) => ({ id, parent, index })
const add = (parent: number, index: number, node: JsonObject) => ({ parent, index, node })

const TEXT = { string: 'hunter2', runs: [{ size: 17 }] }

const RUNS = { string: 'hunter2', runs: [{ end: 7, size: 17 }, { size: 13 }] }

/** Name, diffs, path; the error is in the last diff. */
type Row = readonly [name: string, diffs: readonly JsonObject[], path: string]

const ROWS: readonly Row[] = [
  ['F21-id-comes-back', [{ removes: [7] }, { adds: [add(2, 0, view(8))] }], 'adds[0]'],
  [
    'F21-id-counts-beyond',
    [{ adds: [add(2, 0, view(2 ** 31 - 1, [{ ...view(11), id: undefined, children: [view(12)] }]))] }],
    'adds[0].node.children[0].id',
  ],
  ['F21-root-becomes-view', [{ updates: [{ '+': 1, set: { kind: 'view' } }] }], 'updates[0]'],
  ['F21-view-becomes-screen', [{ updates: [{ '+': 10, set: { kind: 'screen' } }] }], 'updates[0]'],
  ['F24-update-text-of-view', [{ updates: [{ '+': 10, set: { text: TEXT } }] }], 'updates[0]'],
  ['F24-kind-loses-placeholder', [{ updates: [{ '+': 9, set: { kind: 'placeholder' } }] }], 'updates[0]'],
  [
    'F24-becomes-placeholder',
    [{ updates: [{ '+': 7, set: { kind: 'placeholder', placeholder: { reason: 'map' } } }] }],
    'updates[0]',
  ],
  ['F24-unset-placeholder', [{ updates: [{ '+': 9, unset: ['placeholder'] }] }], 'updates[0]'],
  ['F24-add-below-placeholder', [{ adds: [add(9, 0, view(11))] }], 'adds[0]'],
  ['F24-move-below-placeholder', [{ moves: [move(10, 9, 0)] }], 'moves[0]'],
  ['F29-update-reveals', [{ updates: [{ '+': 5, set: { text: TEXT } }] }], 'updates[0]'],
  ['F29-unset-mask', [{ updates: [{ '+': 5, unset: ['mask'] }] }], 'updates[0]'],
  [
    'F26-runs-beyond-new-string',
    [
      { updates: [{ '+': 3, set: { text: RUNS } }] },
      { updates: [{ '+': 3, set: { text: { string: 'hunter' } } }] },
    ],
    'updates[0]',
  ],
  ['F32-text-without-runs', [{ updates: [{ '+': 10, set: { text: { string: 'A' } } }] }], 'updates[0]'],
  [
    'F32-kind-without-runs',
    [{ updates: [{ '+': 3, set: { kind: 'input', text: { string: 'A' } } }] }],
    'updates[0]',
  ],
  ['F30-remove-unknown', [{ removes: [99] }], 'removes[0]'],
  ['F30-move-unknown', [{ moves: [move(99, 2, 0)] }], 'moves[0]'],
  ['F30-update-unknown', [{ updates: [{ '+': 99, set: { alpha: 0.5 } }] }], 'updates[0]'],
  ['F30-remove-root', [{ removes: [1] }], 'removes[0]'],
  ['F30-move-root', [{ moves: [move(1, 2, 0)] }], 'moves[0]'],
  ['F30-add-existing', [{ adds: [add(2, 0, view(11, [view(8)]))] }], 'adds[0]'],
  ['F30-add-id-of-removed', [{ removes: [7], adds: [add(2, 0, view(8))] }], 'adds[0]'],
  ['F30-update-removed', [{ removes: [7], updates: [{ '+': 8, set: { alpha: 0.5 } }] }], 'updates[0]'],
  ['F30-removed-before', [{ removes: [7] }, { removes: [8] }], 'removes[0]'],
  ['F31-add-no-parent', [{ adds: [add(99, 0, view(11))] }], 'adds[0]'],
  ['F31-move-no-parent', [{ moves: [move(3, 99, 0)] }], 'moves[0]'],
  ['F31-add-into-added', [{ adds: [add(2, 0, view(11)), add(11, 0, view(12))] }], 'adds[1]'],
  ['F31-add-below-removed', [{ adds: [add(7, 0, view(11))], removes: [7] }], 'adds[0]'],
  ['F31-move-below-removed', [{ removes: [7], moves: [move(3, 10, 0)] }], 'moves[0]'],
  ['F31-into-itself', [{ moves: [move(7, 10, 0)] }], 'moves[0]'],
  [
    'F31-ring',
    [{ adds: [add(2, 0, view(11)), add(2, 1, view(12))] }, { moves: [move(11, 12, 0), move(12, 11, 0)] }],
    'moves[0]',
  ],
  ['F31-index-gap', [{ adds: [add(10, 1, view(11))] }], 'adds[0]'],
  ['F31-index-beyond', [{ moves: [move(3, 2, 6)] }], 'moves[0]'],
  ['F31-index-twice', [{ adds: [add(2, 0, view(11)), add(2, 0, view(12))] }], 'adds[1]'],
  ['F31-index-shared', [{ adds: [add(2, 0, view(11))], moves: [move(6, 2, 0)] }], 'moves[0]'],
]

/** A chain of that many nodes, one in the other. */
function chain(count: number, first: number): JsonObject {
  let node = view(first + count - 1)
  for (let id = first + count - 2; id >= first; id--) node = view(id, [node])
  return node
}

export function invalidDiffs(): InvalidFixture[] {
  const rows = ROWS.map(([name, diffs, path]) => fixture(name, chunk(...diffs), 2 + diffs.length, path))
  return [...rows, ...tooDeep()]
}

/** F22: in the file, by an add, by a move. */
function tooDeep(): InvalidFixture[] {
  const deep = (count: number) => ({ ...baseTree(), children: [chain(count, 100)] })
  const withChain = (count: number, ...diffs: JsonObject[]) =>
    textOf(
      sealedLines([snapshotLine(60_000, deep(count)), ...diffs.map((each) => diffLine(each))], deep(count)),
    )
  const path = `tree${'.children[0]'.repeat(256)}`
  return [
    fixture('F22-deep', withChain(256), 2, path),
    fixture('F22-deep-by-add', withChain(254, { adds: [add(353, 0, view(1000, [view(1001)]))] }), 3),
    fixture(
      'F22-deep-by-move',
      withChain(254, { adds: [add(1, 1, view(1000, [view(1001)]))] }, { moves: [move(1000, 353, 0)] }),
      4,
    ),
  ]
}
