// What is in fixtures/invalid/: each file breaks one rule, and is named after it. Line by line here; bytes in invalidBytes.ts,
// what needs the tree in invalidDiffs.ts.
import { baseLines, LINE, textOf } from './baseChunk.ts'
import { put } from './jsonPath.ts'

/** One broken file. `content` is the inflated text, or the bytes as stored. */
export interface InvalidFixture {
  readonly file: string
  readonly content: string | Uint8Array
  readonly rule: string
  readonly line: number
  readonly path: string
}

/** Name, line, the place that is changed, the value put there, and the place that the error names, where that is another. */
type Row = readonly [name: string, line: number, at: string, value: unknown, path?: string]

const { header, snapshot, viewport, touch, diff, lifecycle, screen, log, end } = LINE
const GONE = undefined
const VIEWS = 'tree.children[0].children'
const LABEL = `${VIEWS}[0]`
const TEXT = `${LABEL}.text`
const IMAGE = `${VIEWS}[1]`
const INPUT = `${VIEWS}[2]`
const SWITCH = `${VIEWS}[3]`
const BOX = `${VIEWS}[4]`
const WEB = `${VIEWS}[5]`

const HEADER_ROWS: readonly Row[] = [
  ['F4-newer', header, 'format', 3],
  ['F4-string', header, 'format', '1'],
  ['F4-missing', header, 'format', GONE, ''],
  ['F5-no-app', header, 'app', GONE, ''],
  ['F5-no-model', header, 'device.model', GONE, 'device'],
  ['F5-session-number', header, 'sessionId', 1_700_000_000_000],
  ['F5-sequence-negative', header, 'sequence', -1],
  ['F5-started-fraction', header, 'startedAt', 1.5],
  ['F5-mask-level', header, 'privacy.maskLevel', 'strict'],
  ['F5-counts-text', header, 'counts.diff', '1'],
  ['F6-slash', header, 'deviceId', 'a/b'],
  ['F6-dots', header, 'deviceId', '..'],
  ['F6-minus-one', header, 'sessionId', '-1'],
  ['F6-empty', header, 'sessionId', ''],
  ['F6-long', header, 'deviceId', 'x'.repeat(257)],
  ['F6-line-end', header, 'deviceId', 'abc\n'],
  ['F7-first', header, 'firstAt', 59_999],
  ['F7-last', header, 'lastAt', 61_501],
  ['F7-counts', header, 'counts.diff', 2, 'counts'],
  ['F7-counts-zero', header, 'counts.haptic', 0, 'counts'],
  ['F7-counts-end', header, 'counts.end', 1, 'counts'],
  ['F8-upper-case', header, 'resources[1]', 'B'.repeat(32)],
  ['F8-twice', header, 'resources[1]', 'a'.repeat(32)],
  ['F8-long', header, 'resources[1]', 'b'.repeat(64)],
  ['F8-index', snapshot, `${IMAGE}.image.resource`, 2],
]

const ENTRY_ROWS: readonly Row[] = [
  ['F12-no-kind', viewport, 'kind', GONE, 'kind'],
  ['F12-no-at', viewport, 'at', GONE, 'at'],
  ['F12-fraction', viewport, 'at', 60_000.5],
  ['F12-negative', snapshot, 'at', -1],
  ['F12-backwards', touch, 'at', 59_999],
  ['F12-end-backwards', end, 'at', 61_499],
  ['F13-large', viewport, 'safeArea[0]', 1_000_000_000.5],
  ['F13-integer', viewport, 'size[0]', 2 ** 53],
  ['F13-unknown', viewport, 'glow', [{ a: 1e300 }], 'glow[0].a'],
  ['F14-no-tree', snapshot, 'tree', GONE, ''],
  ['F15-nothing', diff, 'updates', GONE, ''],
  ['F15-empty-lists', diff, 'updates', [], ''],
  ['F15-adds-object', diff, 'adds', {}],
  ['F15-index-negative', diff, 'moves', [{ id: 3, parent: 2, index: -1 }], 'moves[0].index'],
  ['F15-no-node', diff, 'adds', [{ parent: 2, index: 0 }], 'adds[0]'],
  ['F16-phase', touch, 'phase', 'hovered'],
  ['F16-no-points', touch, 'points', []],
  ['F16-target-alone', touch, 'points', GONE, 'target'],
  [
    'F16-point-backwards',
    touch,
    'points',
    [
      [5, 0, 0],
      [4, 0, 0],
    ],
    'points[1]',
  ],
  ['F17-orientation', viewport, 'orientation', 'upside'],
  ['F17-safe-area', viewport, 'safeArea', [59, 0, 34]],
  ['F18-state', lifecycle, 'state', 'asleep'],
  ['F18-captures', lifecycle, 'captures', 0],
  ['F19-no-name', screen, 'name', GONE, ''],
  ['F19-level', log, 'level', 3],
  ['F20-upper-case', end, 'checksum', 'ABCDEF01'],
  ['F20-other', end, 'checksum', '00000000'],
]

const TREE_ROWS: readonly Row[] = [
  ['F21-root-kind', snapshot, 'tree.kind', 'view'],
  ['F21-second-screen', snapshot, 'tree.children[0].kind', 'screen'],
  ['F21-id-zero', snapshot, `${LABEL}.id`, 0],
  ['F21-id-large', snapshot, `${LABEL}.id`, 2 ** 31],
  ['F21-id-twice', snapshot, `${IMAGE}.id`, 3],
  ['F23-no-frame', snapshot, `${LABEL}.frame`, GONE, LABEL],
  ['F23-frame-short', snapshot, `${BOX}.frame`, [0, 0, 393]],
  ['F23-class', snapshot, `${BOX}.class`, null],
  ['F23-alpha', snapshot, `${BOX}.alpha`, 1.01],
  ['F23-hidden', snapshot, `${BOX}.hidden`, 1],
  ['F23-image-mode', snapshot, `${IMAGE}.image.mode`, 'stretch'],
  [
    'F23-stops',
    snapshot,
    `${BOX}.gradient`,
    { type: 'axial', colors: ['#000000', '#ffffff'], stops: [0.5, 0.25], start: [0, 0], end: [0, 1] },
    `${BOX}.gradient.stops[1]`,
  ],
  ['F23-node-null', snapshot, `${BOX}`, null],
  ['F24-text-on-view', snapshot, `${BOX}.text`, { string: '', runs: [{ size: 1 }] }],
  ['F24-placeholder-bare', snapshot, `${WEB}.placeholder`, GONE, WEB],
  [
    'F24-placeholder-children',
    snapshot,
    `${WEB}.children`,
    [{ id: 11, class: 'A', kind: 'view', frame: [0, 0, 1, 1] }],
  ],
  ['F25-upper-case', snapshot, `${BOX}.background`, '#FFFFFF'],
  ['F25-opaque', snapshot, `${BOX}.background`, '#ffffffff'],
  ['F25-name', snapshot, `${TEXT}.runs[0].color`, 'red'],
  ['F26-long', snapshot, `${TEXT}.string`, 'ü'.repeat(8_193)],
  ['F26-no-runs', snapshot, `${TEXT}.runs`, []],
  ['F26-last-run-ends', snapshot, `${TEXT}.runs[0].end`, 4, `${TEXT}.runs[0]`],
  ['F26-run-outside', snapshot, `${TEXT}.runs`, [{ end: 5, size: 1 }, { size: 1 }], `${TEXT}.runs[0].end`],
  ['F26-line-outside', snapshot, `${TEXT}.lines`, [[0, 5, 16, 40]], `${TEXT}.lines[0]`],
  [
    'F26-lines-overlap',
    snapshot,
    `${TEXT}.lines`,
    [
      [0, 3, 16, 40],
      [2, 4, 36, 40],
    ],
    `${TEXT}.lines[1]`,
  ],
  ['F26-short-line-not-alone', snapshot, `${TEXT}.lines`, [[16, 42.5], [36]], `${TEXT}.lines[0]`],
  ['F26-line-of-three', snapshot, `${TEXT}.lines`, [[0, 4, 16]], `${TEXT}.lines[0]`],
  ['F26-align', snapshot, `${TEXT}.align`, 'middle'],
  ['F27-on', snapshot, `${SWITCH}.control.on`, 1],
  ['F27-selected', snapshot, `${SWITCH}.control.selected`, -2],
  ['F28-reason', snapshot, `${WEB}.placeholder.reason`, 'secret'],
  ['F28-label', snapshot, `${WEB}.placeholder.label`, 7],
  ['F29-reason', snapshot, `${INPUT}.mask.reason`, 'because'],
  ['F29-no-lines', snapshot, `${INPUT}.mask.lines`, GONE, `${INPUT}.mask`],
  ['F29-masked-text', snapshot, `${INPUT}.text`, { string: 'hunter2', runs: [{ size: 17 }] }],
  ['F29-masked-caret', snapshot, `${INPUT}.input.caret`, 7],
  [
    'F29-masked-value',
    snapshot,
    `${SWITCH}`,
    {
      id: 6,
      class: 'UISlider',
      kind: 'slider',
      frame: [0, 0, 9, 9],
      control: { value: 1 },
      mask: { reason: 'level', lines: 0 },
    },
    `${SWITCH}.control.value`,
  ],
  ['F29-secure-bare', snapshot, `${INPUT}.mask`, GONE, INPUT],
  ['F29-secure-lines', snapshot, `${INPUT}.mask.lines`, 2],
]

const SET = 'updates[0].set'

const UPDATE_ROWS: readonly Row[] = [
  [
    'F8-index-in-set',
    diff,
    'updates',
    [{ '+': 4, set: { image: { resource: 2 } } }],
    `${SET}.image.resource`,
  ],
  ['F21-operation-id', diff, 'removes', [0], 'removes[0]'],
  ['F25-in-set', diff, SET, { background: '#fff' }, `${SET}.background`],
  ['F21-step-fraction', diff, 'updates[0].+', 9.5],
  ['F21-step-below', diff, 'updates[0].+', -3],
  ['F15-no-step', diff, 'updates[0].+', GONE, 'updates[0]'],
  ['F30-twice', diff, 'removes', [10], 'updates[0].+'],
  ['F30-step-zero', diff, 'updates', [{ '+': 10 }, { '+': 0 }], 'updates[1].+'],
  [
    'F30-added-twice',
    diff,
    'adds',
    [{ parent: 2, index: 0, node: { id: 10, class: 'A', kind: 'view', frame: [0, 0, 1, 1] } }],
    'updates[0].+',
  ],
  ['F26-no-string-in-set', diff, SET, { text: { lines: [[16]] } }, `${SET}.text`],
  ['F32-align-without-runs', diff, SET, { text: { string: 'A', align: 'center' } }, `${SET}.text`],
  ['F32-set-id', diff, SET, { id: 11 }, `${SET}.id`],
  ['F32-set-children', diff, SET, { children: [] }, `${SET}.children`],
  ['F32-unset-frame', diff, 'updates[0].unset', ['frame'], 'updates[0].unset[0]'],
  ['F32-unset-unknown', diff, 'updates[0].unset', ['glow'], 'updates[0].unset[0]'],
  ['F32-unset-twice', diff, 'updates[0].unset', ['alpha', 'alpha'], 'updates[0].unset[1]'],
  [
    'F32-set-and-unset',
    diff,
    'updates',
    [{ '+': 10, set: { alpha: 0.5 }, unset: ['alpha'] }],
    'updates[0].unset[0]',
  ],
]

const ROWS = [...HEADER_ROWS, ...ENTRY_ROWS, ...TREE_ROWS, ...UPDATE_ROWS]

/** The base chunk with one value changed, each. */
export function invalidLines(): InvalidFixture[] {
  return ROWS.map(([name, line, at, value, path = at]) => {
    const lines = baseLines()
    put(lines[line - 1] as object as Record<string, unknown>, at, value)
    return fixture(name, textOf(lines), line, path)
  })
}

/** A file of that name; the rule is what stands before the first dash. */
export function fixture(name: string, content: string | Uint8Array, line: number, path = ''): InvalidFixture {
  const file = `${name}.ndjson${typeof content === 'string' ? '' : '.gz'}`
  return { file, content, rule: name.slice(0, name.indexOf('-')), line, path }
}
