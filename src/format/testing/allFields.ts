// Every kind of node and entry with every field it may have, defaults written out, and unknown fields wherever there are fields.
import type { JsonObject } from '../json.ts'
import { baseTree, diffLine } from './baseChunk.ts'

const FRAME = [1.5, 2, 30, 40.25]

const LOOKS: JsonObject = {
  scroll: [0, -12.5],
  transform: [0.866025, 0.5, -0.5, 0.866025, 3.25, 0],
  anchor: [0, 1],
  clips: true,
  radii: [8, 8, 0, 0],
  background: '#12345680',
  gradient: {
    type: 'radial',
    colors: ['#000000', '#ffffff00'],
    stops: [0.25, 1],
    start: [0.5, 0.5],
    end: [1, 1],
  },
  border: { width: 0.33, color: '#c6c6c8' },
  shadow: { color: '#00000033', radius: 4, offset: [0, 2] },
  alpha: 0.5,
  hidden: true,
  blur: { style: 'systemChromeMaterial', tint: '#f8f8f8cc' },
  accessibilityId: 'cart.total',
  controller: 'CartViewController',
}

const DEFAULTS: JsonObject = {
  scroll: [0, 0],
  transform: [1, 0, 0, 1, 0, 0],
  anchor: [0.5, 0.5],
  clips: false,
  radii: [0, 0, 0, 0],
  alpha: 1,
  hidden: false,
  children: [],
}

const TEXT: JsonObject = {
  string: 'Total 12 €\nincl. tax',
  runs: [
    { end: 6, size: 17, weight: 600, design: 'rounded', color: '#1c1c1e' },
    { size: 13.5, weight: 300, design: 'monospaced', color: '#00000099' },
  ],
  align: 'justified',
  lineLimit: 2,
  truncation: 'middle',
  lines: [
    [0, 11, 16, 88.33],
    [11, 20, 36.5, 61, 12.25],
  ],
}

const PLAIN_TEXT: JsonObject = {
  string: '',
  runs: [{ size: 17, weight: 400, design: 'default', color: '#000000' }],
  align: 'left',
  lineLimit: 0,
  truncation: 'tail',
  lines: [],
}

const CONTROL: JsonObject = {
  on: false,
  value: 0.25,
  min: 0,
  max: 1,
  selected: -1,
  count: 3,
  columns: [
    [12, 11],
    [0, -1],
  ],
  mode: 'dateAndTime',
  date: '2026-01-02T03:04',
  animating: true,
  enabled: false,
  highlighted: true,
  tint: '#007aff',
  track: '#e9e9ea',
  thumb: '#ffffff',
}

const PLAIN_CONTROL: JsonObject = { animating: false, enabled: true, highlighted: false }

const KINDS: readonly (readonly [kind: string, content: JsonObject])[] = [
  ['view', {}],
  ['text', { text: TEXT }],
  ['text', { text: PLAIN_TEXT }],
  ['text', { mask: { reason: 'level', lines: 2 } }],
  ['image', { image: { resource: 1, mode: 'topLeft', tint: '#ff000080', size: [12, 34.5] } }],
  ['image', { image: { resource: 0, mode: 'fill' } }],
  ['image', { mask: { reason: 'view', lines: 0 } }],
  ['button', { control: CONTROL }],
  ['button', { control: PLAIN_CONTROL }],
  ['input', { text: TEXT, input: { placeholder: 'Name', caret: 4, secure: false, focused: true } }],
  [
    'input',
    { input: { placeholder: '', secure: true, focused: false }, mask: { reason: 'secure', lines: 1 } },
  ],
  ...['switch', 'slider', 'stepper', 'segments', 'progress', 'activity', 'pages', 'picker', 'date'].map(
    (kind) => [kind, { control: CONTROL }] as const,
  ),
  ['slider', { control: { enabled: true, min: 0, max: 1 }, mask: { reason: 'class', lines: 0 } }],
  ['placeholder', { placeholder: { reason: 'overLimit', label: 'too many views' } }],
  ...['webView', 'map', 'video', 'outOfProcess', 'blocked', 'unsupported'].map(
    (reason) => ['placeholder', { placeholder: { reason } }] as const,
  ),
  ...['ancestor', 'contentType', 'unknownClass'].map(
    (reason) => ['text', { mask: { reason, lines: 1 } }] as const,
  ),
  ['text', { text: { ...PLAIN_TEXT, string: 'Total', lines: [[16.5]] } }],
  ['text', { text: { ...PLAIN_TEXT, string: 'Total', lines: [[16.5, 40.25]] } }],
  [
    'hologram',
    { text: TEXT, image: { resource: 0 }, control: CONTROL, input: {}, placeholder: { reason: 'map' } },
  ],
]

/** A tree with each kind of node twice: with all looks, and with all defaults written out. */
export function everyKind(): JsonObject {
  const nodes = KINDS.flatMap(([kind, content], index): JsonObject[] => [
    { id: 10 + 2 * index, class: `A.${kind}`, kind, frame: FRAME, ...LOOKS, ...content },
    // Keys in the wrong order: they are to be put right.
    { ...content, ...DEFAULTS, frame: [0, 0, 0, 0], kind, class: '', id: 11 + 2 * index },
  ])
  return { children: nodes, id: 1, frame: [0, 0, 393, 852], kind: 'screen', class: 'UIScreen' }
}

/** Each kind of entry, with all its fields and with as few as may be. Node 10 is a view, 12 a text, 28 an input. */
export function everyEntry(): string[] {
  const view = (id: number) => ({ id, class: 'UIView', kind: 'view', frame: [0, 0, 1, 1] })
  const entries: JsonObject[] = [
    {
      kind: 'viewport',
      at: 60_000,
      size: [393, 852.5],
      orientation: 'portraitUpsideDown',
      safeArea: [59, 0, 34, 0],
      keyboard: [0, 516, 393, 336],
    },
    {
      kind: 'viewport',
      at: 60_000,
      size: [852, 393],
      orientation: 'landscapeRight',
      safeArea: [0, 59, 21, 59],
    },
    { kind: 'touch', at: 60_010, finger: 1, phase: 'began', points: [[0, 10.5, 20]], target: 12 },
    {
      kind: 'touch',
      at: 60_020,
      finger: 1,
      phase: 'moved',
      points: [
        [0, 11, 20],
        [8, 12.25, 21],
        [8, 13, 22],
      ],
    },
    { kind: 'touch', at: 60_040, finger: 1, phase: 'ended' },
    { kind: 'touch', at: 60_040, finger: 0, phase: 'cancelled' },
    diffLine(
      {
        updates: [
          {
            '+': 10,
            unset: ['shadow', 'alpha'],
            set: { radii: [0, 0, 0, 0], frame: [1, 2, 3, 4], controller: 'B' },
          },
        ],
        removes: [14],
        moves: [{ index: 0, id: 12, parent: 10 }],
        adds: [{ node: { ...view(900), children: [view(901)] }, parent: 1, index: 0 }],
      },
      60_050,
    ),
    diffLine(
      {
        moves: [{ id: 11, parent: 900, index: 0 }],
        updates: [
          { '+': 16, set: { kind: 'view' } },
          { '+': -5, set: { alpha: 0.25 } },
          { '+': 1, set: { text: { lines: [[16.5]], string: 'Totals' } } },
        ],
      },
      60_051,
    ),
    ...['foreground', 'background', 'resumed'].map((state) => ({ kind: 'lifecycle', at: 60_060, state })),
    { kind: 'lifecycle', at: 60_060, state: 'paused', reason: 'user' },
    { kind: 'lifecycle', at: 60_060, state: 'dropped', captures: 3, reason: 'busy' },
    { kind: 'screen', at: 60_070, name: 'CartViewController' },
    { kind: 'log', at: 60_070, message: 'slow\nanswer', level: 'warning' },
    { kind: 'snapshot', at: 60_080, tree: baseTree() },
  ]
  return entries.map((entry) => JSON.stringify(entry))
}

/** Unknown fields in everything that has fields; they are kept, sorted by their UTF-8 bytes. */
export function unknownEverywhere(): string[] {
  const strange = {
    '9': 1.5,
    '10': { b: null, a: [0.1234567] },
    zebra: 'z',
    é: true,
    '\u{1f6d2}': 0,
    '\uffee': 1,
    extra: 'mine',
  }
  const add = (fields: JsonObject) => ({ ...strange, ...fields })
  const label = {
    id: 2,
    class: 'A',
    kind: 'text',
    frame: [0, 0, 1, 1],
    text: add({ string: 'a', runs: [add({ size: 1 })] }),
  }
  const looks = {
    gradient: add({ type: 'conic', colors: ['#000000', '#ffffff'], start: [0, 0], end: [1, 1] }),
    border: add({ width: 1, color: '#000000' }),
    shadow: add({ color: '#000000', radius: 1, offset: [0, 0] }),
    blur: add({ style: 'dark' }),
  }
  const children = [
    add(label),
    add({ id: 3, class: 'A', kind: 'image', frame: [0, 0, 1, 1], image: add({ resource: 0 }), ...looks }),
    add({
      id: 4,
      class: 'A',
      kind: 'input',
      frame: [0, 0, 1, 1],
      input: add({}),
      mask: add({ reason: 'level', lines: 0 }),
    }),
    add({ id: 5, class: 'A', kind: 'switch', frame: [0, 0, 1, 1], control: add({ on: true }) }),
    add({ id: 6, class: 'A', kind: 'placeholder', frame: [0, 0, 1, 1], placeholder: add({ reason: 'map' }) }),
    add({ id: 7, class: 'A', kind: 'hologram', frame: [0, 0, 1, 1], depth: [1, 2] }),
  ]
  const lines: JsonObject[] = [
    add({
      kind: 'snapshot',
      at: 60_000,
      tree: add({ id: 1, class: 'A', kind: 'screen', frame: [0, 0, 9, 9], children }),
    }),
    add({ kind: 'screen', at: 60_000, name: 'A' }),
    add({ kind: 'haptic', at: 60_000, strength: 0.5 }),
    add({ kind: 'unknown', at: 60_000, name: 'not the kind' }),
    add({
      kind: 'diff',
      at: 60_000,
      adds: [
        add({ parent: 1, index: 0, node: add({ id: 20, class: 'A', kind: 'view', frame: [0, 0, 1, 1] }) }),
      ],
      moves: [add({ id: 2, parent: 20, index: 0 })],
      updates: [
        add({ '+': 2, set: { zebra: 'new', aardvark: [], alpha: 0.5 } }),
        { '+': 5, set: { kind: 'view', depth: 3 } },
      ],
    }),
  ]
  return lines.map((line) => JSON.stringify(line))
}
