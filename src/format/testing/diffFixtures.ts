// The pairs of fixtures/diffs/: a tree and the tree after it, canonical. The recorder's differ makes the diff, the engine applies it.
import { encodeTree } from '../encode.ts'
import { UPDATABLE } from '../node.ts'
import type { NodeId, ViewNode, ViewTree } from '../types.ts'
import { newIds, randomTree } from './generateTree.ts'
import { mutated } from './mutate.ts'
import { seeded } from './random.ts'
import { slowDiff } from './slowDiff.ts'

export interface DiffFixture {
  readonly name: string
  readonly before: ViewTree
  readonly after: ViewTree
}

export function diffFixtures(): DiffFixture[] {
  return [...fieldPairs(), ...listPairs(), ...subtreePairs(), ...kindPairs(), ...randomPairs()]
}

/** The file: one line of JSON, the trees canonical. */
export function writePair({ name, before, after }: DiffFixture): string {
  return `{"name":${JSON.stringify(name)},"before":${encodeTree(before)},"after":${encodeTree(after)}}\n`
}

function node(id: number, fields: Partial<ViewNode> = {}): ViewNode {
  return { id: id as NodeId, class: 'UIView', kind: 'view', frame: [0, 0, 100, 44], ...fields }
}

function screen(...children: ViewNode[]): ViewTree {
  return node(1, { class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852], children })
}

const label = (id: number, string: string) =>
  node(id, {
    class: 'UILabel',
    kind: 'text',
    text: { string, runs: [{ size: 17 }], lines: [[0, string.length, 16, 50]] },
  })

const row = (id: number, string: string) =>
  node(id, { class: 'UITableViewCell', children: [label(id + 1, string), node(id + 2)] })

/** A value of each field, and the kind of node that may have it. */
const VALUES: Readonly<Record<string, readonly [kind: string, value: unknown]>> = {
  scroll: ['view', [0, 33.5]],
  transform: ['view', [0, 1, -1, 0, 12.345678, 0]],
  anchor: ['view', [0, 0]],
  clips: ['view', true],
  radii: ['view', [8, 8, 0, 0]],
  background: ['view', '#ffffff80'],
  gradient: ['view', { type: 'axial', colors: ['#000000', '#ffffff'], start: [0.5, 0], end: [0.5, 1] }],
  border: ['view', { width: 0.33, color: '#c6c6c8' }],
  shadow: ['view', { color: '#00000033', radius: 4, offset: [0, 2] }],
  alpha: ['view', 0],
  hidden: ['view', true],
  blur: ['view', { style: 'systemMaterial' }],
  text: [
    'text',
    {
      string: 'Größe 🛒',
      runs: [
        { end: 6, size: 17 },
        { size: 12, weight: 700 },
      ],
    },
  ],
  image: ['image', { resource: 0, mode: 'fit' }],
  control: ['slider', { value: 0.25, min: 0, max: 1 }],
  input: ['input', { placeholder: 'Name', caret: 0, focused: true }],
  placeholder: ['hologram', { reason: 'map' }],
  mask: ['text', { reason: 'level', lines: 1 }],
  accessibilityId: ['view', 'cart.total'],
  controller: ['view', 'CartViewController'],
}

/** Each field set, and unset; and what always has a value changed. */
function fieldPairs(): DiffFixture[] {
  const fields = UPDATABLE.filter((field) => field !== 'kind' && field !== 'frame')
  const pairs = fields.flatMap((field): DiffFixture[] => {
    const [kind, value] = VALUES[field] as readonly [string, unknown]
    const without = screen(node(2, { kind, children: [label(3, 'stays')] }))
    const having = screen(node(2, { kind, [field]: value, children: [label(3, 'stays')] }))
    return [
      { name: `set-${field}`, before: without, after: having },
      { name: `unset-${field}`, before: having, after: without },
    ]
  })
  const changed = (name: string, before: ViewNode, after: ViewNode) => ({
    name,
    before: screen(before),
    after: screen(after),
  })
  return [
    ...pairs,
    changed('change-frame', node(2), node(2, { frame: [0.33, -12.5, 100, 44] })),
    changed('change-text', label(2, 'Cart'), label(2, 'Cart (3)')),
    changed('change-text-layout', label(2, 'Cart'), {
      ...label(2, 'Cart'),
      text: { string: 'Cart', runs: [{ size: 20 }] },
    }),
    changed(
      'scroll-tick',
      node(2, { scroll: [0, 12], children: [row(10, 'a')] }),
      node(2, { scroll: [0, 33.5], children: [row(10, 'a')] }),
    ),
    changed(
      'mask-text',
      label(2, 'secret'),
      node(2, { class: 'UILabel', kind: 'text', mask: { reason: 'level', lines: 1 } }),
    ),
    changed(
      'unknown-field',
      node(2, {
        extra: [
          ['a', '1'],
          ['glow', '{"b":1}'],
        ],
      }),
      node(2, {
        extra: [
          ['a', '1'],
          ['glow', '{"b":2}'],
          ['é', 'null'],
        ],
      }),
    ),
    changed(
      'many-fields',
      node(2, { alpha: 0.5, clips: true, background: '#000000' }),
      node(2, { alpha: 0.25, hidden: true, background: '#ffffff' }),
    ),
  ]
}

const list = (...ids: number[]) => screen(node(2, { children: ids.map((id) => row(id * 10, `row ${id}`)) }))

/** Orders of siblings. */
function listPairs(): DiffFixture[] {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const pair = (name: string, before: number[], after: number[]) => ({
    name,
    before: list(...before),
    after: list(...after),
  })
  return [
    pair('z-order-to-front', ten, [1, 2, 4, 5, 6, 7, 8, 9, 10, 3]),
    pair('z-order-to-back', ten, [9, 1, 2, 3, 4, 5, 6, 7, 8, 10]),
    pair('reverse-5', [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
    pair('swap-subtrees', [1, 2, 3, 4], [1, 3, 2, 4]),
    pair('swap-far', ten, [10, 2, 3, 4, 5, 6, 7, 8, 9, 1]),
    pair('rotate', ten, [4, 5, 6, 7, 8, 9, 10, 1, 2, 3]),
    pair('shuffle', ten, [7, 2, 9, 4, 1, 10, 3, 8, 5, 6]),
    pair('add-first', [2, 3], [1, 2, 3]),
    pair('add-between', [1, 3], [1, 2, 3]),
    pair('add-several', [2, 5], [1, 2, 3, 4, 5, 6]),
    pair('remove-first', [1, 2, 3], [2, 3]),
    pair('remove-all', [1, 2, 3], []),
    pair('reuse-rows', [1, 2, 3, 4, 5], [3, 4, 5, 6, 7]),
    pair('add-remove-move', [1, 2, 3, 4, 5], [6, 5, 2, 7, 3]),
  ]
}

/** Nodes that change their parent. */
function subtreePairs(): DiffFixture[] {
  const box = (id: number, ...children: ViewNode[]) => node(id, children.length > 0 ? { children } : {})
  const pair = (name: string, before: ViewNode[], after: ViewNode[]) => ({
    name,
    before: screen(...before),
    after: screen(...after),
  })
  const cart = row(10, 'Cart')
  return [
    pair('move-out-of-removed', [box(2, box(3, cart, row(20, 'gone'))), box(4)], [box(4, cart)]),
    pair('move-out-of-removed-in-place', [box(2, cart)], [cart]),
    pair('reparent-into-added', [cart, row(20, 'Total')], [box(5, box(6, row(20, 'Total')), cart, box(7))]),
    pair('reparent-up', [box(2, box(3, box(4, cart)))], [box(2, box(3, box(4)), cart)]),
    pair('reparent-and-change', [box(2, cart), box(3)], [box(2), box(3, { ...cart, alpha: 0.5 })]),
    pair('child-becomes-parent', [box(2, box(3, box(4)))], [box(4, box(3, box(2)))]),
    pair(
      'two-parents-exchange',
      [box(2, box(20), box(21)), box(3, box(30), box(31))],
      [box(2, box(31), box(20)), box(3, box(21), box(30))],
    ),
    pair('replace-everything', [box(2, cart)], [box(3, row(20, 'new'))]),
  ]
}

function kindPairs(): DiffFixture[] {
  const pair = (name: string, before: ViewNode, after: ViewNode) => ({
    name,
    before: screen(before),
    after: screen(after),
  })
  const children = [label(3, 'stays'), node(4)]
  return [
    pair(
      'kind-keeps-children',
      node(2, { children }),
      node(2, { kind: 'button', control: { enabled: false }, children }),
    ),
    pair(
      'kind-drops-own-fields',
      { ...label(2, 'a'), alpha: 0.5 },
      node(2, { class: 'UILabel', alpha: 0.5 }),
    ),
    pair('kind-keeps-text', label(2, 'a'), { ...label(2, 'a'), kind: 'input', input: { caret: 1 } }),
    pair(
      'kind-to-placeholder',
      node(2, { children }),
      node(2, { kind: 'placeholder', placeholder: { reason: 'blocked' } }),
    ),
    pair(
      'kind-unknown',
      { ...label(2, 'a'), extra: [['glow', '1']] },
      node(2, { class: 'UILabel', kind: 'hologram', extra: [['glow', '1']] }),
    ),
  ]
}

/** Random mixes, small to large. */
function randomPairs(): DiffFixture[] {
  return Array.from({ length: 24 }, (_, index): DiffFixture => {
    const random = seeded(9_000 + index)
    const ids = newIds()
    const before = randomTree(random, ids, 6 + index * 5)
    let after = mutated(random, ids, before, 1 + index)
    while (slowDiff(before, after) === null) after = mutated(random, ids, after, 1)
    return { name: `random-${String(index + 1).padStart(2, '0')}`, before, after }
  })
}
