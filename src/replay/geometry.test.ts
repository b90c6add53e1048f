import { expect, test } from 'vitest'
import type { NodeId, Rect, ViewNode } from '../format/types.ts'
import { boundingRect, hitTest, inverse, mapPoint, pathTo, screenRect, times } from './geometry.ts'

const node = (id: number, frame: Rect, more: Partial<ViewNode> = {}): ViewNode => ({
  id: id as NodeId,
  class: 'UIView',
  kind: 'view',
  frame,
  ...more,
})
const screen = (...children: ViewNode[]) => node(1, [0, 0, 100, 100], { kind: 'screen', children })
const hit = (tree: ViewNode, x: number, y: number) => hitTest(tree, [x, y])?.at(-1)?.id ?? null
const rect = (tree: ViewNode, id: number) => screenRect(pathTo(tree, id as NodeId) ?? [])

test('[R17] a view lies at its parents origin, less their scroll', () => {
  const tree = screen(node(2, [10, 20, 50, 50], { scroll: [0, 30], children: [node(3, [5, 40, 10, 10])] }))
  expect(rect(tree, 3)).toEqual([15, 30, 10, 10])
  expect(hit(tree, 16, 31)).toBe(3)
  expect(hit(tree, 16, 41)).toBe(2)
})

test('[R17] a transform turns about the anchor, the middle by default', () => {
  const quarter = [0, 1, -1, 0, 0, 0] as const
  const tree = screen(node(2, [20, 40, 40, 20], { transform: quarter, children: [node(3, [0, 0, 10, 5])] }))
  expect(rect(tree, 2)).toEqual([30, 30, 20, 40])
  // The child's corner is the view's top left, which is now at the top right.
  expect(rect(tree, 3)).toEqual([45, 30, 5, 10])
  expect(hit(tree, 46, 31)).toBe(3)
  expect(hit(tree, 22, 45)).toBe(1)
  const atCorner = screen(node(2, [20, 40, 40, 20], { transform: quarter, anchor: [0, 0] }))
  expect(rect(atCorner, 2)).toEqual([0, 40, 20, 40])
})

test('[R17] the front view is hit; hidden, transparent and clipped away ones are not; what sticks out of a view is', () => {
  const tree = screen(
    node(2, [0, 0, 50, 50]),
    node(3, [0, 0, 50, 50], { hidden: true, children: [node(4, [0, 0, 50, 50])] }),
    node(5, [0, 0, 50, 50], { alpha: 0 }),
    node(6, [60, 60, 10, 10], { clips: true, children: [node(7, [0, 0, 40, 40])] }),
    node(8, [60, 0, 10, 10], { children: [node(9, [0, 0, 40, 40])] }),
  )
  expect([
    hit(tree, 10, 10),
    hit(tree, 65, 65),
    hit(tree, 80, 80),
    hit(tree, 80, 30),
    hit(tree, 50, 50),
  ]).toEqual([2, 7, 1, 9, 1])
  expect(hit(tree, -1, 5)).toBeNull()
  expect(hit(tree, 100, 5)).toBeNull()
})

test('[R17] a rounded corner is no part of the view, nor of what it clips', () => {
  const tree = screen(
    node(2, [0, 0, 40, 40], { radii: [20, 0, 20, 0], clips: true, children: [node(3, [0, 0, 40, 40])] }),
  )
  expect([hit(tree, 2, 2), hit(tree, 38, 2), hit(tree, 38, 38), hit(tree, 2, 38), hit(tree, 20, 20)]).toEqual(
    [1, 3, 1, 3, 3],
  )
})

test('[R17] a view that a transform flattens is not hit, and nothing breaks', () => {
  const tree = screen(
    node(2, [0, 0, 40, 40], { transform: [0, 0, 0, 1, 0, 0], children: [node(3, [0, 0, 40, 40])] }),
  )
  expect(hit(tree, 20, 20)).toBe(1)
})

test('[R17] matrices: there and back, one after the other, and the box around', () => {
  const turned = [0.6, 0.8, -0.8, 0.6, 7, -3] as const
  const back = inverse(turned)
  const [x, y] = mapPoint(times(back ?? turned, turned), [11, 13])
  expect(x).toBeCloseTo(11, 9)
  expect(y).toBeCloseTo(13, 9)
  expect(boundingRect([1, 0, 0, 1, 5, 6], 7, 8)).toEqual([5, 6, 7, 8])
})
