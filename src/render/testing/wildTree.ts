// Trees with every field of every kind and numbers as wild as the format allows: nothing of it may stop the painter. Seeded.
import type { NodeId, NodeKind, Rect, ViewNode, ViewTree } from '../../format/types.ts'

const kinds: readonly NodeKind[] = [
  'view',
  'text',
  'image',
  'button',
  'input',
  'switch',
  'slider',
  'stepper',
  'segments',
  'progress',
  'activity',
  'pages',
  'picker',
  'date',
  'placeholder',
  'hologram',
]

const numbers = [0, 0.33, 1, 2, 7.5, 40, 393, 5000, 1e6, 1e9] as const
const strings = [
  '',
  ' ',
  'Hello',
  'x'.repeat(500),
  'שלום עולם.',
  '👩‍👩‍👧 é\u0000',
  'a\nb\n\nc',
  '2024-99-99',
] as const

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function wildTree(seed: number, count: number): ViewTree {
  const random = randomOf(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const number = () => pick(numbers)
  const signed = () => number() * (random() < 0.4 ? -1 : 1)
  const maybe = <T extends object>(fields: () => T): T | object => (random() < 0.3 ? fields() : {})
  const color = () => pick(['#ff0000', '#00ff0080', '#0000ff00', '#ffffff'])
  let id = 1
  const frame = (): Rect => [signed() % 400, signed() % 900, signed(), number()]
  const box = () => ({
    ...maybe(() => ({ scroll: [signed(), signed()] })),
    ...maybe(() => ({ transform: [signed(), signed(), signed(), signed(), signed(), signed()] })),
    ...maybe(() => ({ anchor: [random() * 2 - 0.5, random()] })),
    ...maybe(() => ({ clips: true })),
    ...maybe(() => ({ radii: [number(), number(), number(), number()] })),
    ...maybe(() => ({ background: color() })),
    ...maybe(() => ({
      gradient: {
        type: pick(['axial', 'radial', 'conic']),
        colors: [color(), color(), color()],
        start: [signed(), signed()],
        end: [signed(), signed()],
      },
    })),
    ...maybe(() => ({ border: { width: number(), color: color() } })),
    ...maybe(() => ({ shadow: { color: color(), radius: number(), offset: [signed(), signed()] } })),
    ...maybe(() => ({ alpha: random() })),
    ...maybe(() => ({ blur: { style: pick(strings) } })),
  })
  const text = () => {
    const string = pick(strings)
    const end = Math.min(string.length, 3)
    return {
      string,
      runs: [{ end, size: number(), weight: 700, design: 'serif' }, { size: number() }],
      truncation: pick(['tail', 'head', 'middle', 'clip', 'none']),
      align: pick(['left', 'center', 'right', 'justified']),
      ...maybe(() => ({ lineLimit: 1 + Math.floor(random() * 3) })),
      ...maybe(() => ({ lines: [[0, end, signed(), number()]] })),
    }
  }
  const control = () => ({
    value: signed(),
    min: signed(),
    max: signed(),
    selected: Math.floor(signed()),
    count: Math.floor(number()),
    columns: [[3, 1]],
    date: pick(strings),
    on: random() < 0.5,
    animating: true,
    enabled: random() < 0.5,
    highlighted: true,
  })
  const content = (kind: NodeKind) => {
    const isMasked = random() < 0.3
    if (isMasked && kind !== 'view' && kind !== 'placeholder')
      return { mask: { reason: 'level', lines: Math.floor(number()) } }
    if (kind === 'text') return { text: text() }
    if (kind === 'image')
      return {
        image: { resource: Math.floor(random() * 9), mode: pick(['fill', 'cover', 'center']), tint: color() },
      }
    if (kind === 'input')
      return { text: text(), input: { placeholder: pick(strings), caret: 2, focused: true } }
    if (kind === 'placeholder') return { placeholder: { reason: 'map', label: pick(strings) } }
    return kind === 'view' ? {} : { control: control() }
  }
  const make = (kind: NodeKind, at: Rect, children: readonly ViewNode[]): ViewNode => {
    const fields = kind === 'screen' ? {} : { ...box(), ...content(kind) }
    // The fields are of the format's shapes by construction, which random choices cannot tell the compiler.
    return { id: id++ as NodeId, class: 'X', kind, frame: at, ...fields, children } as unknown as ViewNode
  }
  let nodes: ViewNode[] = []
  for (let i = 0; i < count; i++) {
    const children = random() < 0.25 ? nodes.splice(-Math.ceil(random() * 4)) : []
    nodes = [...nodes, make(pick(kinds), frame(), children)]
  }
  return make('screen', [0, 0, 393, 852], nodes)
}
