// The painter's own matrices and bounds against the engine's geometry and against looking at every view.
import { expect, test } from 'vitest'
import type { NodeId, Point, Rect, ViewNode } from '../format/types.ts'
import { boxToScreen, type Matrix, mapPoint, times } from '../replay/geometry.ts'
import { boundsInParent, inkBounds, reachesOut } from './bounds.ts'
import { isSeen, pixelBox, type Space } from './brush.ts'
import { overlapsItself } from './group.ts'
import { boxSpace, childSpace } from './space.ts'

const everything = { x0: -1e9, y0: -1e9, x1: 1e9, y1: 1e9 }
const root: Space = { a: 2, b: 0, c: 0, d: 2, e: 10, f: 20, clip: everything, alpha: 1 }
const rootMatrix: Matrix = [2, 0, 0, 2, 10, 20]

let lastId = 0
function view(frame: Rect, fields: Partial<ViewNode> = {}): ViewNode {
  lastId++
  return { id: lastId as NodeId, class: 'UIView', kind: 'view', frame, ...fields }
}

/** A tree with transforms, anchors and scrolls, from a seed. */
function tree(seed: number, depth: number): ViewNode {
  const random = (i: number) => {
    const x = Math.sin(seed * 99.7 + depth * 17.3 + i * 3.1) * 43758.5453
    return x - Math.floor(x)
  }
  const turn = random(1) * 6
  const children = depth === 0 ? [] : [0, 1, 2].map((i) => tree(seed * 3 + i + 1, depth - 1))
  return view([random(2) * 100, random(3) * 100, 10 + random(4) * 90, 10 + random(5) * 90], {
    children,
    ...(random(6) < 0.5
      ? { transform: [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), random(7) * 9, -4] }
      : {}),
    ...(random(8) < 0.5 ? { anchor: [random(9), 0.2] } : {}),
    ...(random(10) < 0.5 ? { scroll: [random(11) * 20, -5] } : {}),
  })
}

/** Every view with the engine's matrix of its box and the painter's space of it. */
function* spaces(node: ViewNode, matrix: Matrix, parent: Space): Generator<[ViewNode, Matrix, Space]> {
  const own = boxToScreen(node, matrix)
  const space = boxSpace(parent, node, 1)
  yield [node, own, space]
  const [x, y] = node.scroll ?? [0, 0]
  for (const child of node.children ?? [])
    yield* spaces(child, times(own, [1, 0, 0, 1, -x, -y]), childSpace(space, node, space.clip))
}

const corners = ([, , w, h]: Rect): Point[] => [
  [0, 0],
  [w, 0],
  [0, h],
  [w, h],
]

test('a point of a view is painted where the engine says that it is', () => {
  for (let seed = 1; seed <= 40; seed++)
    for (const [node, matrix, { a, b, c, d, e, f }] of spaces(tree(seed, 3), rootMatrix, root))
      for (const [x, y] of corners(node.frame)) {
        const [px, py] = mapPoint(matrix, [x, y])
        expect(a * x + c * y + e, `seed ${seed}`).toBeCloseTo(px, 6)
        expect(b * x + d * y + f, `seed ${seed}`).toBeCloseTo(py, 6)
      }
})

test('the bounds of a tree hold every corner of every view in it', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const top = tree(seed, 3)
    const { x0, y0, x1, y1 } = inkBounds(top)
    const reach = pixelBox(boxSpace(root, top, 1), x0, y0, x1, y1)
    for (const [node, matrix] of spaces(top, rootMatrix, root))
      for (const corner of corners(node.frame)) {
        const [px, py] = mapPoint(matrix, corner)
        expect(px, `seed ${seed}`).toBeGreaterThanOrEqual(reach.x0 - 1e-6)
        expect(px, `seed ${seed}`).toBeLessThanOrEqual(reach.x1 + 1e-6)
        expect(py, `seed ${seed}`).toBeGreaterThanOrEqual(reach.y0 - 1e-6)
        expect(py, `seed ${seed}`).toBeLessThanOrEqual(reach.y1 + 1e-6)
      }
  }
})

test('what a view clips does not reach beyond it, what is hidden does not count', () => {
  const far = view([500, 0, 10, 10])
  expect(inkBounds(view([0, 0, 20, 20], { children: [far] })).x1).toBe(510)
  expect(inkBounds(view([0, 0, 20, 20], { clips: true, children: [far] })).x1).toBe(20)
  expect(inkBounds(view([0, 0, 20, 20], { children: [{ ...far, hidden: true }] })).x1).toBe(20)
})

test('something reaches out of a box where the bounds of all that is in the view do', () => {
  let outside = 0
  for (let seed = 1; seed <= 200; seed++) {
    const top = tree(seed, 3)
    const [x, y] = top.scroll ?? [0, 0]
    const all = (top.children ?? []).map(boundsInParent)
    const box = { x0: -3 * seed, y0: -3 * seed, x1: 100 + 3 * seed, y1: 100 + 3 * seed }
    const isOut = all.some(
      ({ x0, y0, x1, y1 }) => x0 - x < box.x0 || y0 - y < box.y0 || x1 - x > box.x1 || y1 - y > box.y1,
    )
    if (isOut) outside++
    expect(reachesOut(top, box, 0, 0), `seed ${seed}`).toBe(isOut)
  }
  expect(outside).toBeGreaterThan(20)
  expect(outside).toBeLessThan(180)
})

test('shadows and lines that are wider than their label count', () => {
  const shadow = { color: '#000000', radius: 5, offset: [0, 8] as const }
  expect(inkBounds(view([0, 0, 20, 20], { shadow }))).toEqual({ x0: -10, y0: -2, x1: 30, y1: 38 })
  const text = { string: 'wide', runs: [{ size: 10 }], lines: [[0, 4, 12, 90]] as const }
  expect(inkBounds(view([0, 0, 20, 20], { text })).x1).toBeGreaterThanOrEqual(90)
})

test('a box beyond the clip is not seen, one that touches it is', () => {
  const space = { ...root, clip: { x0: 10, y0: 20, x1: 110, y1: 120 } }
  expect(isSeen(space, 0, 0, 10, 10)).toBe(true)
  expect(isSeen(space, 49, 49, 60, 60)).toBe(true)
  expect(isSeen(space, 50, 0, 60, 10)).toBe(false)
  expect(isSeen(space, -10, 0, 0, 10)).toBe(false)
  const turned = { ...space, a: 0, b: 2, c: -2, d: 0 }
  expect(isSeen(turned, 0, 0, 10, 10)).toBe(false)
  expect(isSeen(turned, 0, -10, 10, 0)).toBe(true)
})

test('only what lies over something in the same view needs a group to fade', () => {
  const left = view([0, 0, 10, 10], { background: '#ff0000' })
  const right = view([10, 0, 10, 10], { background: '#ff0000' })
  const across = view([5, 0, 10, 10], { background: '#ff0000' })
  const box = (children: ViewNode[], fields: Partial<ViewNode> = {}) =>
    view([0, 0, 20, 10], { children, ...fields })
  expect(overlapsItself(box([left, right]))).toBe(false)
  expect(overlapsItself(box([left, across]))).toBe(true)
  expect(overlapsItself(box([left], { background: '#ffffff' }))).toBe(true)
  expect(overlapsItself(box([box([left, across])]))).toBe(true)
  expect(overlapsItself(left)).toBe(false)
})
