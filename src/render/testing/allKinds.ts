// One page with every kind of view and every way of drawing one, in known places: what the browser's test looks at.
import type {
  ContentMode,
  Control,
  NodeKind,
  PlaceholderReason,
  Rect,
  ViewNode,
  ViewTree,
} from '../../format/types.ts'
import { type Build, builder } from './build.ts'

export const SIZE = [393, 852] as const
/** Resources: a checked picture of 60 × 40, a template disc, one that is loading, one that is missing. */
export const RESOURCES = ['picture', 'template', 'loading', 'missing'] as const

const caption = { size: 9, color: '#6b7280' } as const

function boxes(b: Build): ViewNode[] {
  return [
    b.node('view', [10, 10, 50, 40], { background: '#e11d48' }),
    b.node('view', [70, 10, 50, 40], { background: '#2563eb', radii: [20, 4, 20, 4] }),
    b.node('view', [130, 10, 50, 40], {
      gradient: { type: 'axial', colors: ['#ff0000', '#0000ff'], start: [0, 0.5], end: [1, 0.5] },
    }),
    b.node('view', [190, 10, 50, 40], {
      gradient: {
        type: 'radial',
        colors: ['#fde047', '#16a34a'],
        stops: [0, 1],
        start: [0.5, 0.5],
        end: [1, 1],
      },
      radii: [8, 8, 8, 8],
    }),
    b.node('view', [250, 10, 40, 40], {
      gradient: {
        type: 'conic',
        colors: ['#0ea5e9', '#a855f7', '#0ea5e9'],
        start: [0.5, 0.5],
        end: [0.5, 0],
      },
      radii: [20, 20, 20, 20],
    }),
    b.node('view', [304, 10, 40, 40], {
      background: '#ffffff',
      border: { width: 4, color: '#111827' },
      radii: [10, 10, 10, 10],
    }),
    b.node('view', [352, 12, 30, 30], {
      background: '#ffffff',
      shadow: { color: '#00000080', radius: 4, offset: [0, 3] },
    }),
  ]
}

function groups(b: Build): ViewNode[] {
  const pair = () => [
    b.node('view', [0, 0, 30, 40], { background: '#dc2626' }),
    b.node('view', [20, 0, 30, 40], { background: '#1d4ed8' }),
  ]
  return [
    // The red below the blue must not show through.
    b.node('view', [10, 60, 50, 40], { alpha: 0.5 }, pair()),
    b.node('view', [70, 60, 50, 40], { clips: true, background: '#e5e7eb', radii: [20, 20, 20, 20] }, [
      b.node('view', [-10, -10, 70, 60], { background: '#059669' }),
    ]),
    b.node('view', [130, 60, 50, 40], { clips: true, scroll: [0, 30], background: '#e5e7eb' }, [
      b.node('view', [0, 0, 50, 40], { background: '#dc2626' }),
      b.node('view', [0, 40, 50, 40], { background: '#7c3aed' }),
    ]),
    b.node('view', [200, 65, 30, 30], {
      background: '#ea580c',
      transform: [0.6, 0.8, -0.8, 0.6, 0, 0],
    }),
    b.node('view', [250, 60, 40, 20], {
      background: '#0891b2',
      anchor: [0, 0],
      transform: [0, 1, -1, 0, 20, 0],
    }),
    b.node('view', [310, 60, 34, 40], { hidden: true, background: '#ff00ff' }),
    b.node('view', [304, 60, 40, 40], { background: '#fde68a' }, [
      b.node('view', [0, 0, 40, 20], { blur: { style: 'systemMaterialDark' } }),
    ]),
    b.node('view', [352, 60, 30, 40], { shadow: { color: '#000000a0', radius: 3, offset: [0, 2] } }, [
      b.node('view', [0, 0, 30, 30], { background: '#ffffff', radii: [15, 15, 15, 15] }),
    ]),
  ]
}

function texts(b: Build): ViewNode[] {
  const pangram = 'The quick brown fox jumps over the lazy dog and runs'
  return [
    b.label('Left', [10, 110, 110, 20], { size: 15 }),
    b.label('Centred', [130, 110, 110, 20], { size: 15, weight: 600, align: 'center', color: '#1d4ed8' }),
    b.label('Right', [250, 110, 132, 20], { size: 15, weight: 300, align: 'right' }),
    b.node('text', [10, 132, 180, 40], { text: { string: pangram, runs: [{ size: 14 }], lineLimit: 2 } }),
    b.node('text', [200, 132, 182, 20], {
      text: {
        string: pangram,
        runs: [{ size: 14 }],
        lineLimit: 1,
        truncation: 'middle',
        lines: [[0, 26, 15, 180]],
      },
    }),
    b.node('text', [200, 152, 182, 20], {
      text: {
        string: 'Bold rounded serif mono',
        runs: [
          { end: 5, size: 14, weight: 800, color: '#be123c' },
          { end: 13, size: 14, design: 'rounded', color: '#0f766e' },
          { end: 19, size: 14, design: 'serif' },
          { size: 13, design: 'monospaced', color: '#6d28d9' },
        ],
        lines: [[0, 23, 15, 170]],
      },
    }),
  ]
}

const modes: readonly ContentMode[] = ['fill', 'fit', 'cover', 'center', 'topLeft', 'bottomRight']

function images(b: Build): ViewNode[] {
  const at = (i: number): Rect => [10 + i * 42, 180, 38, 38]
  const ground = { background: '#e5e7eb', clips: true } as const
  return [
    ...modes.map((mode, i) =>
      b.node('image', at(i), { ...ground, image: { resource: 0, mode, size: [30, 20] } }),
    ),
    b.node('image', at(6), { image: { resource: 1, mode: 'fit', tint: '#db2777' } }),
    b.node('image', at(7), { radii: [8, 8, 8, 8], image: { resource: 2 } }),
    b.node('image', [346, 180, 38, 38], { mask: { reason: 'level', lines: 0 } }),
    b.node('image', [10, 224, 176, 38], { radii: [8, 8, 8, 8], image: { resource: 3 } }),
    b.node('image', [196, 224, 100, 38], {
      ...ground,
      radii: [19, 19, 19, 19],
      image: { resource: 0, mode: 'cover' },
    }),
  ]
}

function controls(b: Build): ViewNode[] {
  const put = (kind: NodeKind, frame: Rect, control: Control, more = {}) =>
    b.node(kind, frame, { control, ...more })
  const titles = ['Day', 'Week', 'Month'].map((title, i) =>
    b.label(title, [i * 58, 4, 58, 20], { size: 13, weight: 500, align: 'center' }),
  )
  return [
    put('switch', [10, 272, 51, 31], { on: true }),
    put('switch', [70, 272, 51, 31], { on: false }),
    put('switch', [130, 272, 51, 31], { on: true, tint: '#af52de', enabled: false }),
    put('switch', [190, 272, 51, 31], {}, { mask: { reason: 'level', lines: 0 } }),
    put('slider', [250, 272, 132, 31], { value: 30, min: 0, max: 100 }),
    put('stepper', [10, 312, 94, 32], { value: 0, min: 0, max: 9 }),
    b.node('segments', [114, 314, 174, 28], { control: { selected: 1, count: 3 } }, titles),
    put('pages', [296, 312, 86, 32], { selected: 2, count: 5, tint: '#007aff' }),
    put('progress', [10, 358, 94, 4], { value: 0.4 }),
    put('activity', [114, 350, 20, 20], { animating: true }),
    put('activity', [144, 342, 37, 37], { animating: false, tint: '#007aff' }),
    put('date', [196, 344, 186, 34], { mode: 'dateAndTime', date: '2024-03-05T23:07:00Z' }),
    b.node('picker', [10, 384, 180, 90], { control: { columns: [[3, 1]] } }, [
      b.label('Berlin', [0, 0, 180, 28], { size: 17, color: '#3c3c4366', align: 'center' }),
      b.label('Lisbon', [0, 31, 180, 28], { size: 20, align: 'center' }),
      b.label('Madrid', [0, 62, 180, 28], { size: 17, color: '#3c3c4366', align: 'center' }),
    ]),
    b.node('button', [200, 384, 86, 40], { background: '#007aff', radii: [10, 10, 10, 10], control: {} }, [
      b.label('Enabled', [0, 9, 86, 22], { size: 15, weight: 600, color: '#ffffff', align: 'center' }),
    ]),
    b.node(
      'button',
      [296, 384, 86, 40],
      { background: '#007aff', radii: [10, 10, 10, 10], control: { highlighted: true } },
      [b.label('Pressed', [0, 9, 86, 22], { size: 15, weight: 600, color: '#ffffff', align: 'center' })],
    ),
  ]
}

function inputs(b: Build): ViewNode[] {
  const field = {
    background: '#ffffff',
    border: { width: 1, color: '#d1d5db' },
    radii: [8, 8, 8, 8],
  } as const
  return [
    b.node('input', [200, 434, 182, 40], { ...field, input: { placeholder: 'Search' } }),
    b.node('input', [10, 484, 182, 40], {
      ...field,
      text: { string: 'Editing', runs: [{ size: 17 }], lines: [[0, 7, 26, 58, 7]] },
      input: { caret: 4, focused: true },
    }),
    b.node('input', [200, 484, 182, 40], {
      ...field,
      mask: { reason: 'secure', lines: 1 },
      input: { secure: true },
    }),
    b.node('input', [10, 534, 182, 40], { ...field, mask: { reason: 'level', lines: 1 } }),
    b.node('text', [200, 534, 182, 60], { mask: { reason: 'ancestor', lines: 3 } }),
    b.node('view', [10, 584, 182, 40], { background: '#111827', radii: [8, 8, 8, 8] }, [
      b.node('text', [10, 10, 162, 20], { mask: { reason: 'level', lines: 1 } }),
    ]),
  ]
}

const reasons: readonly PlaceholderReason[] = [
  'webView',
  'map',
  'video',
  'outOfProcess',
  'blocked',
  'unsupported',
  'overLimit',
]

function placeholders(b: Build): ViewNode[] {
  const at = (i: number): Rect => [10 + (i % 4) * 94, 660 + Math.floor(i / 4) * 62, 88, 56]
  return [
    b.label('Not recorded', [10, 640, 200, 14], caption),
    ...reasons.map((reason, i) => b.node('placeholder', at(i), { placeholder: { reason } })),
    b.node('hologram', at(7)),
    b.node('placeholder', [10, 786, 372, 56], {
      radii: [12, 12, 12, 12],
      placeholder: { reason: 'webView', label: 'checkout.example' },
    }),
  ]
}

export function allKinds(): ViewTree {
  const b = builder()
  return b.node('screen', [0, 0, ...SIZE], { background: '#f9fafb' }, [
    ...boxes(b),
    ...groups(b),
    ...texts(b),
    ...images(b),
    ...controls(b),
    ...inputs(b),
    ...placeholders(b),
  ])
}
