// Screens as people know them: a settings list under a large title with a tab bar, and a checkout with masked fields and an alert over it.
import type { Rect, ViewNode, ViewTree } from '../../format/types.ts'
import { type Build, builder } from './build.ts'

const blue = '#007aff'
const grey = '#3c3c4399'
const line = '#3c3c4349'
const WIDTH = 393

interface Row {
  readonly title: string
  readonly icon: string
  readonly value?: string
  readonly on?: boolean
}

const groups = (hasHotspot: boolean): readonly (readonly Row[])[] => [
  [
    { title: 'Airplane Mode', icon: '#ff9500', on: false },
    { title: 'Wi-Fi', icon: '#007aff', value: 'Home 5G' },
    { title: 'Bluetooth', icon: '#007aff', value: 'On' },
    { title: 'Personal Hotspot', icon: '#34c759', on: hasHotspot },
  ],
  [
    { title: 'Notifications', icon: '#ff3b30', value: 'Banners, Sounds' },
    { title: 'Sounds & Haptics', icon: '#ff2d55' },
    { title: 'Focus', icon: '#5856d6' },
  ],
]

function row(b: Build, { title, icon, value, on }: Row, y: number, isLast: boolean): ViewNode {
  const children = [
    b.node('view', [16, 8, 29, 29], { background: icon, radii: [7, 7, 7, 7] }),
    b.label(title, [60, 11, 200, 22]),
  ]
  if (value) children.push(b.label(value, [180, 11, 138, 22], { color: grey, align: 'right' }))
  if (on === undefined) children.push(chevron(b, '›', [330, 9, 12, 24], '#3c3c434d', 22))
  else children.push(b.node('switch', [294, 7, 51, 31], { control: { on } }))
  if (!isLast) children.push(b.node('view', [60, 44, 301, 0.33], { background: line }))
  return b.node('view', [0, y, 361, 44], { class: 'UITableViewCell' }, [
    b.node('view', [0, 0, 361, 44], { class: 'UITableViewCellContentView' }, children),
  ])
}

function chevron(b: Build, string: string, frame: Rect, color: string, size: number): ViewNode {
  return b.node('text', frame, { text: { string, runs: [{ size, color }] } })
}

function list(b: Build, hasHotspot: boolean): ViewNode[] {
  let y = 168
  return groups(hasHotspot).map((rows) => {
    const cells = rows.map((cell, i) => row(b, cell, i * 44, i === rows.length - 1))
    const group = b.node(
      'view',
      [16, y, 361, rows.length * 44],
      { background: '#ffffff', radii: [10, 10, 10, 10], clips: true },
      cells,
    )
    y += rows.length * 44 + 35
    return group
  })
}

function tabBar(b: Build, selected: number): ViewNode {
  const titles = ['Today', 'Search', 'Cart', 'Settings']
  const step = WIDTH / titles.length
  const items = titles.map((title, i) => {
    const color = i === selected ? blue : '#999999'
    return b.node('button', [i * step, 0, step, 49], { class: 'UITabBarButton' }, [
      b.node('view', [step / 2 - 12, 7, 24, 24], { border: { width: 2, color }, radii: [8, 8, 8, 8] }),
      b.label(title, [0, 33, step, 12], { size: 10, weight: 500, color, align: 'center' }),
    ])
  })
  return b.node('view', [0, 769, WIDTH, 83], { class: 'UITabBar' }, [
    b.node('view', [0, 0, WIDTH, 83], {
      class: 'UIVisualEffectView',
      blur: { style: 'systemChromeMaterial' },
    }),
    b.node('view', [0, 0, WIDTH, 0.33], { background: line }),
    ...items,
  ])
}

export function settingsScreen(hasHotspot = true): ViewTree {
  const b = builder()
  const window = b.node('view', [0, 0, WIDTH, 852], { class: 'UIWindow', background: '#f2f2f7' }, [
    b.label('Settings', [16, 100, 300, 41], { size: 34, weight: 700 }),
    ...list(b, hasHotspot),
    b.node('view', [16, 536, 361, 120], { background: '#ffffff', radii: [10, 10, 10, 10], clips: true }, [
      b.label('Storage', [16, 12, 200, 22], { weight: 600 }),
      b.node('progress', [16, 46, 329, 4], { control: { value: 0.62, tint: '#ff9500' } }),
      b.label('79.4 GB of 128 GB used', [16, 58, 300, 18], { size: 13, color: grey }),
      b.node('slider', [16, 80, 329, 34], { control: { value: 0.35 } }),
    ]),
    tabBar(b, 3),
  ])
  return b.node('screen', [0, 0, WIDTH, 852], {}, [window])
}

function navBar(b: Build, title: string, back: string): ViewNode {
  return b.node('view', [0, 0, WIDTH, 103], { class: 'UINavigationBar' }, [
    b.node('view', [0, 0, WIDTH, 103], {
      class: 'UIVisualEffectView',
      blur: { style: 'systemChromeMaterial' },
    }),
    chevron(b, '‹', [8, 61, 16, 34], blue, 34),
    b.label(back, [26, 70, 80, 22], { color: blue }),
    b.label(title, [96, 70, 200, 22], { weight: 600, align: 'center' }),
    b.node('view', [0, 102.67, WIDTH, 0.33], { background: line }),
  ])
}

const box = { background: '#ffffff', border: { width: 0.5, color: '#d1d1d6' }, radii: [8, 8, 8, 8] } as const

function field(b: Build, y: number, caption: string, input: ViewNode): ViewNode[] {
  return [b.label(caption, [20, y, 300, 18], { size: 13, color: grey }), input]
}

function form(b: Build): ViewNode[] {
  const at = (y: number): Rect => [20, y + 22, 353, 44]
  return [
    ...field(
      b,
      122,
      'Name on card',
      b.node('input', at(122), { ...box, mask: { reason: 'level', lines: 1 } }),
    ),
    ...field(
      b,
      200,
      'Card number',
      b.node('input', at(200), {
        ...box,
        mask: { reason: 'contentType', lines: 1 },
        input: { focused: true },
      }),
    ),
    ...field(
      b,
      278,
      'Password',
      b.node('input', at(278), {
        ...box,
        mask: { reason: 'secure', lines: 1 },
        input: { secure: true },
      }),
    ),
    ...field(b, 356, 'Voucher', b.node('input', at(356), { ...box, input: { placeholder: 'Optional' } })),
    b.label('Delivery address', [20, 440, 300, 22], { weight: 600 }),
    b.node('text', [20, 468, 353, 66], { mask: { reason: 'level', lines: 3 } }),
    b.node(
      'button',
      [20, 560, 353, 50],
      {
        background: blue,
        radii: [12, 12, 12, 12],
        shadow: { color: '#00000033', radius: 6, offset: [0, 3] },
        control: {},
      },
      [b.label('Pay 24,90 €', [0, 14, 353, 22], { weight: 600, color: '#ffffff', align: 'center' })],
    ),
  ]
}

function alert(b: Build): ViewNode[] {
  return [
    b.node('view', [0, 0, WIDTH, 852], { class: 'UIDimmingView', background: '#00000033' }),
    b.node('view', [61.5, 340, 270, 152], { radii: [14, 14, 14, 14], clips: true }, [
      b.node('view', [0, 0, 270, 152], { class: 'UIVisualEffectView', blur: { style: 'systemMaterial' } }),
      b.label('Payment declined', [16, 20, 238, 22], { weight: 600, align: 'center' }),
      b.node('text', [16, 44, 238, 36], {
        text: {
          string: 'Your bank did not accept this card. Please try another one.',
          runs: [{ size: 13 }],
          align: 'center',
        },
      }),
      b.node('view', [0, 107.67, 270, 0.33], { background: line }),
      b.node('button', [0, 108, 135, 44], {}, [
        b.label('Cancel', [0, 11, 135, 22], { color: blue, align: 'center' }),
      ]),
      b.node('view', [135, 108, 0.33, 44], { background: line }),
      b.node('button', [135, 108, 135, 44], { control: { highlighted: true } }, [
        b.label('Try again', [0, 11, 135, 22], { weight: 600, color: blue, align: 'center' }),
      ]),
    ]),
  ]
}

export function checkoutScreen(withAlert: boolean): ViewTree {
  const b = builder()
  const window = b.node('view', [0, 0, WIDTH, 852], { class: 'UIWindow', background: '#ffffff' }, [
    ...form(b),
    navBar(b, 'Checkout', 'Cart'),
    ...(withAlert ? alert(b) : []),
  ])
  return b.node('screen', [0, 0, WIDTH, 852], {}, [window])
}

/** A list of `count` views in cells of eight, all on the screen, for measuring. */
export function crowdedScreen(count: number): ViewTree {
  const b = builder()
  const columns = 5
  const cells = Math.floor((count - 2) / 8)
  const high = 852 / Math.ceil(cells / columns)
  const wide = WIDTH / columns
  const children = Array.from({ length: cells }, (_, i) => {
    const frame: Rect = [(i % columns) * wide, Math.floor(i / columns) * high, wide, high]
    return b.node('view', frame, { background: i % 2 ? '#ffffff' : '#f6f6fa' }, [
      b.node('view', [0, 0, wide, high], { class: 'UITableViewCellContentView', clips: true }, [
        b.node('view', [2, 2, 14, 14], { background: '#5856d6', radii: [4, 4, 4, 4] }),
        b.label(`Item ${i}`, [18, 1, 58, 10], { size: 8, weight: 600 }),
        b.label(`${i * 7} in stock`, [18, 10, 58, 9], { size: 7, color: grey }),
        b.node('view', [0, high - 0.33, wide, 0.33], { background: line }),
        b.node('text', [2, 17, 70, 5], { mask: { reason: 'level', lines: 1 } }),
        b.node('view', [60, 3, 14, 8], { border: { width: 1, color: blue }, radii: [4, 4, 4, 4] }),
      ]),
    ])
  })
  return b.node('screen', [0, 0, WIDTH, 852], { background: '#ffffff' }, [
    b.node('view', [0, 0, WIDTH, 852], {}, children),
  ])
}
