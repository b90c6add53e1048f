import { expect, test } from 'vitest'
import { edgeSpeed } from './edgePan.ts'
import { type Hold, listenToGestures } from './gestures.ts'

const marker = { id: 'm', at: 5, label: 'Pay Tapped', tone: 'event' } as const
const time: Hold = { kind: 'time' }

test('a mouse scrubs from the press on, and tells where it was lifted', () => {
  const desk = deskOf(time)
  desk.down(10)
  desk.move(30)
  desk.up(32)
  expect(desk.told('scrub', 'scrubEnd')).toEqual(['scrub 10', 'scrub 30', 'scrubEnd 32'])
  desk.move(90)
  expect(desk.told('scrub')).toEqual([])
})

test('a press on a marker goes there; once it moves it is a scrub', () => {
  const desk = deskOf({ kind: 'marker', marker })
  desk.down(10)
  desk.up(12)
  expect(desk.told()).toEqual(['marker m'])
  desk.down(10)
  desk.move(13)
  desk.move(16)
  desk.up(16)
  expect(desk.told('scrub', 'scrubEnd', 'marker')).toEqual(['scrub 10', 'scrub 16', 'scrubEnd 16'])
})

test('a finger scrubs once it moves across, or when it is lifted on the spot', () => {
  const desk = deskOf(time)
  desk.down(10, { pointerType: 'touch' })
  expect(desk.told('scrub')).toEqual([])
  desk.move(20, { pointerType: 'touch' })
  desk.up(20, { pointerType: 'touch' })
  expect(desk.told('scrub', 'scrubEnd')).toEqual(['scrub 10', 'scrub 20', 'scrubEnd 20'])
  desk.down(50, { pointerType: 'touch' })
  desk.up(51, { pointerType: 'touch' })
  expect(desk.told('scrub', 'scrubEnd')).toEqual(['scrub 51', 'scrubEnd 51'])
})

test('a finger that the page takes for scrolling has done nothing', () => {
  const desk = deskOf(time)
  desk.down(10, { pointerType: 'touch' })
  desk.move(11, { pointerType: 'touch' })
  desk.up(11, { pointerType: 'touch', type: 'pointercancel' })
  expect(desk.told('scrub', 'scrubEnd')).toEqual([])
  desk.down(40)
  expect(desk.told('scrub')).toEqual(['scrub 40'])
})

test('a scrub that is broken off ends where it was', () => {
  const desk = deskOf(time)
  desk.down(10, { pointerType: 'touch' })
  desk.move(20, { pointerType: 'touch' })
  desk.up(-100, { pointerType: 'touch', type: 'pointercancel' })
  expect(desk.told('scrubEnd')).toEqual(['scrubEnd 20'])
})

test('two fingers pinch, a third and the one that stays do nothing', () => {
  const desk = deskOf(time)
  const finger = (pointerId: number) => ({ pointerId, pointerType: 'touch' })
  desk.down(10, finger(1))
  desk.down(50, finger(2))
  desk.move(5, finger(1))
  desk.down(70, finger(3))
  desk.move(60, finger(2))
  desk.up(60, finger(2))
  expect(desk.told('pinchStart', 'pinch')).toEqual(['pinchStart 10 50', 'pinch 5 50', 'pinch 5 60'])
  desk.up(70, finger(3))
  desk.move(30, finger(1))
  desk.up(30, finger(1))
  expect(desk.told('scrub', 'pinch')).toEqual([])
  desk.down(20, finger(4))
  desk.move(40, finger(4))
  expect(desk.told('scrub')).toEqual(['scrub 20', 'scrub 40'])
})

test('a second finger ends what the first one dragged', () => {
  const desk = deskOf(time)
  desk.down(10, { pointerId: 1, pointerType: 'touch' })
  desk.move(30, { pointerId: 1, pointerType: 'touch' })
  desk.down(90, { pointerId: 2, pointerType: 'touch' })
  expect(desk.told('scrub', 'scrubEnd', 'pinchStart')).toEqual([
    'scrub 10',
    'scrub 30',
    'scrubEnd 30',
    'pinchStart 30 90',
  ])
})

test('a range knows whether it was dragged or only pressed', () => {
  const desk = deskOf({ kind: 'range', edge: null })
  desk.down(10)
  desk.up(12)
  desk.down(10)
  desk.move(40)
  desk.move(11)
  desk.up(11)
  expect(desk.told('rangeStart', 'range', 'rangeEnd')).toEqual([
    'rangeStart 10 null',
    'rangeEnd false',
    'rangeStart 10 null',
    'range 40',
    'range 11',
    'rangeEnd true',
  ])
})

test('the view and its mark on the overview are dragged, by the middle button everywhere', () => {
  const desk = deskOf({ kind: 'view' })
  desk.down(50)
  desk.move(40)
  desk.move(45)
  desk.up(45)
  expect(desk.told('pan')).toEqual(['pan 10', 'pan -5'])
  const below = deskOf({ kind: 'overview' })
  below.down(50)
  below.move(60)
  below.up(60)
  expect(below.told('overviewStart', 'overview')).toEqual(['overviewStart 50', 'overview 10'])
  const anywhere = deskOf(time)
  anywhere.down(50, { button: 1 })
  anywhere.move(20)
  expect(anywhere.told('pan', 'scrub')).toEqual(['pan 30'])
})

test('the right button is the page’s', () => {
  const desk = deskOf(time)
  desk.down(10, { button: 2 })
  desk.move(20)
  expect(desk.told('scrub')).toEqual([])
})

test('the wheel zooms, across and with shift it pans, and what has no use scrolls the page', () => {
  const desk = deskOf(time)
  expect(desk.wheel({ deltaY: -100 })).toBe(true)
  const [nearer] = desk.told('zoom')
  expect(Number(nearer?.split(' ')[1])).toBeLessThan(1)
  expect(desk.wheel({ deltaX: 30, deltaY: 5 })).toBe(true)
  expect(desk.wheel({ deltaY: 30, shiftKey: true })).toBe(true)
  expect(desk.wheel({ deltaX: 2, deltaMode: 1 })).toBe(true)
  expect(desk.told('pan', 'zoom')).toEqual(['pan 30', 'pan 30', 'pan 32'])
  desk.hasRoom = false
  expect(desk.wheel({ deltaY: 100 })).toBe(false)
  // But a pinch would zoom the page itself.
  expect(desk.wheel({ deltaY: 100, ctrlKey: true })).toBe(true)
})

test('held beyond an edge a drag goes on, faster the farther out, and not within', () => {
  expect([0.02, 0.5, 0.98].map(edgeSpeed)).toEqual([0, 0, 0])
  expect(edgeSpeed(1)).toBeGreaterThan(0)
  expect(edgeSpeed(1.05)).toBeGreaterThan(edgeSpeed(1))
  expect(edgeSpeed(9)).toBe(edgeSpeed(3))
  expect(edgeSpeed(-0.05)).toBeCloseTo(-edgeSpeed(1.05), 9)
})

/** A container that events are thrown at, and a list of what came of them. Everything that is held is `hold`. */
function deskOf(hold: Hold) {
  const handlers = new Map<string, (event: object) => void>()
  const container = {
    style: {},
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    getBoundingClientRect: () => ({ left: 100, top: 0 }),
    setPointerCapture: () => {},
  }
  const said: string[] = []
  const tell =
    (name: string) =>
    (...values: unknown[]) => {
      said.push([name, ...values.map((value) => (value as { id?: string })?.id ?? String(value))].join(' '))
      return desk.hasRoom
    }
  const names = ['scrub', 'scrubEnd', 'rangeStart', 'range', 'rangeEnd', 'marker', 'pan', 'overviewStart']
  const actions = Object.fromEntries(
    [...names, 'overview', 'zoom', 'pinchStart', 'pinch'].map((name) => [name, tell(name)]),
  )
  listenToGestures(container as unknown as HTMLElement, {
    ...(actions as unknown as Parameters<typeof listenToGestures>[1]),
    holdAt: () => hold,
    hover: () => {},
  })
  const send = (type: string, x: number, more: object) => {
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    const event = { type, clientX: 100 + x, clientY: 5, button: 0, pointerId: 1, pointerType: 'mouse' }
    const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false }
    handlers.get(type)?.({ ...event, ...wheel, ...more, preventDefault })
    return isPrevented
  }
  const desk = {
    hasRoom: true,
    down: (x: number, more = {}) => send('pointerdown', x, more),
    move: (x: number, more = {}) => send('pointermove', x, more),
    up: (x: number, { type = 'pointerup', ...more }: { type?: string; [key: string]: unknown } = {}) => {
      const handler = handlers.get(type)
      if (!handler) throw new Error(type)
      send(type, x, { ...more, type })
    },
    wheel: (more: object) => send('wheel', 10, more),
    /** Since it was asked last; only these. */
    told: (...only: string[]) =>
      said.splice(0).filter((line) => only.length === 0 || only.includes(line.split(' ')[0] ?? '')),
  }
  return desk
}
