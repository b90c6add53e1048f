// One random node of any kind, with any of its fields. Canonical values only.
import type {
  Control,
  Extra,
  Gradient,
  ImageContent,
  Mask,
  NodeId,
  Point,
  Text,
  TextInput,
  TextLine,
  ViewNode,
} from '../types.ts'
import type { Random } from './random.ts'

const BOXES = ['view', 'view', 'view', 'button', 'hologram']
const LEAVES = ['text', 'text', 'text', 'image', 'input', 'switch', 'slider', 'stepper', 'segments']
const RARE = ['progress', 'activity', 'pages', 'picker', 'date', 'placeholder', 'view']
const WORDS = [
  'Cart',
  'Straße',
  '日本語',
  '🛒 basket',
  'a "b" \\ /',
  'tab\tline\nend',
  'Größe 🇩🇪',
  '\u0001',
  'Pay',
  '\u2028',
]

/** `holds`: the node may have children, so it is no placeholder. */
export function node(random: Random, id: NodeId, holds: boolean): ViewNode {
  const kind = random.pick(holds ? BOXES : random.chance(0.8) ? LEAVES : RARE)
  return {
    id,
    class: random.pick(['UIView', 'UILabel', '_UIBarBackground', 'Größe']),
    kind,
    ...looks(random),
    ...content(random, kind),
  }
}

/** What any node has or may have. */
export function looks(random: Random): Omit<ViewNode, 'id' | 'class' | 'kind'> {
  const chance = (value: () => Partial<ViewNode>, odds = 0.12) => (random.chance(odds) ? value() : {})
  return {
    frame: [random.decimal(0, 300), random.decimal(-50, 800), random.decimal(0, 393), random.int(0, 852)],
    ...chance(() => ({ scroll: [0, random.decimal(1, 2000)] })),
    ...chance(() => ({
      transform: [
        random.decimal(0, 2, 6),
        0.5,
        -0.5,
        random.decimal(0, 2, 6),
        1.25,
        random.decimal(-9, 9, 6),
      ],
    })),
    ...chance(() => ({ anchor: [0, random.decimal(0, 1)] as Point })),
    ...chance(() => ({ clips: true })),
    ...chance(() => ({ radii: [4, 4, random.decimal(1, 20), 0] })),
    ...chance(() => ({ background: color(random) }), 0.5),
    ...chance(() => ({ gradient: gradient(random) })),
    ...chance(() => ({ border: { width: 0.33, color: color(random) } })),
    ...chance(() => ({ shadow: { color: color(random), radius: 4, offset: [0, random.decimal(1, 6)] } })),
    ...chance(() => ({ alpha: random.int(0, 99) / 100 })),
    ...chance(() => ({ hidden: true })),
    ...chance(() => ({
      blur: { style: 'systemMaterial', ...(random.chance(0.5) ? { tint: color(random) } : {}) },
    })),
    ...chance(() => ({ accessibilityId: random.pick(WORDS) })),
    ...chance(() => ({ controller: 'CartViewController' })),
    ...chance(() => ({ extra: extra(random) }), 0.05),
  }
}

/** What the kind has of its own. */
export function content(random: Random, kind: string): Partial<ViewNode> {
  if (kind === 'placeholder')
    return { placeholder: { reason: random.pick(['map', 'webView', 'blocked']), ...label(random) } }
  if (kind === 'view' || kind === 'screen' || kind === 'hologram') return {}
  if (kind === 'button') return random.chance(0.3) ? { control: { enabled: false } } : {}
  const masked = random.chance(0.2)
  const covered = masked ? { mask: mask(random) } : {}
  if (kind === 'text') return masked ? covered : { text: text(random) }
  if (kind === 'image') return masked ? covered : { image: image(random) }
  if (kind === 'input') return inputContent(random, covered)
  return { control: control(random, kind, masked), ...covered }
}

function inputContent(random: Random, covered: { mask?: Mask }): Partial<ViewNode> {
  if (random.chance(0.2)) return { input: { secure: true }, mask: { reason: 'secure', lines: 1 } }
  const hint = { placeholder: random.pick(WORDS) }
  if (covered.mask !== undefined) return { input: hint, ...covered }
  const input: TextInput = {
    ...hint,
    caret: random.int(0, 3),
    ...(random.chance(0.5) ? { focused: true } : {}),
  }
  return { text: text(random), input }
}

export function text(random: Random): Text {
  const string = Array.from({ length: random.int(0, 4) }, () => random.pick(WORDS)).join(' ')
  const middle = random.int(0, string.length)
  const last = { size: random.decimal(9, 40), ...(random.chance(0.3) ? { design: 'serif' as const } : {}) }
  const first = { end: middle, size: 17, weight: random.pick([100, 600, 900]), color: color(random) }
  const line = (start: number, end: number): TextLine => [
    start,
    end,
    random.decimal(10, 30),
    random.decimal(0, 200),
  ]
  return {
    string,
    runs: random.chance(0.4) ? [first, last] : [last],
    ...(random.chance(0.2) ? { align: 'center' } : {}),
    ...(random.chance(0.2) ? { lineLimit: 2 } : {}),
    ...(random.chance(0.2) ? { truncation: 'middle' } : {}),
    ...(random.chance(0.7)
      ? { lines: [line(0, middle), [...line(middle, string.length), random.decimal(0, 20)] as TextLine] }
      : random.chance(0.5)
        ? { lines: [shortLine(random)] }
        : {}),
  }
}

function shortLine(random: Random): TextLine {
  const baseline = random.decimal(10, 30)
  return random.chance(0.5) ? [baseline] : [baseline, random.decimal(0, 200)]
}

function image(random: Random): ImageContent {
  return {
    resource: random.int(0, 3),
    ...(random.chance(0.5) ? { mode: random.pick(['fit', 'cover', 'topLeft'] as const) } : {}),
    ...(random.chance(0.3) ? { tint: color(random) } : {}),
    ...(random.chance(0.5) ? { size: [random.decimal(10, 200), 44] } : {}),
  }
}

function control(random: Random, kind: string, masked: boolean): Control {
  const state = masked ? {} : stateOf(random, kind)
  return {
    ...state,
    ...(random.chance(0.2) ? { enabled: false } : {}),
    ...(random.chance(0.2) ? { tint: color(random) } : {}),
  }
}

function stateOf(random: Random, kind: string): Control {
  if (kind === 'switch') return { on: random.chance(0.5), thumb: color(random) }
  if (kind === 'segments' || kind === 'pages') return { selected: random.int(-1, 3), count: 4 }
  if (kind === 'picker')
    return {
      columns: [
        [12, random.int(-1, 11)],
        [60, 0],
      ],
    }
  if (kind === 'date') return { mode: 'time', date: '2026-01-02T03:04' }
  if (kind === 'activity') return { animating: true }
  return { value: random.decimal(0, 1), min: 0, max: 1, track: color(random) }
}

function gradient(random: Random): Gradient {
  const stops = random.chance(0.5) ? { stops: [0, 0.25, 1] } : {}
  return {
    type: 'axial',
    colors: [color(random), color(random), color(random)],
    ...stops,
    start: [0.5, 0],
    end: [0.5, 1],
  }
}

function mask(random: Random): Mask {
  return { reason: random.pick(['level', 'class', 'view', 'ancestor'] as const), lines: random.int(0, 3) }
}

function label(random: Random): { label?: string } {
  return random.chance(0.5) ? { label: random.pick(WORDS) } : {}
}

function extra(random: Random): Extra {
  return [
    ['9', `{"10":${random.int(0, 9)},"9":[null,true]}`],
    ['glow', '"\\u0001é"'],
    ['ÿ', '0.000001'],
    ['🛒', '[]'],
  ]
}

export function color(random: Random): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `#${hex(random.int(0, 0xffffff), 6)}${random.chance(0.2) ? hex(random.int(0, 254), 2) : ''}`
}
