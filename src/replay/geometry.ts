// Where views are on the screen (SPEC section 4): matrices from a view's own box to screen points, scroll and transforms included, and what lies under a
// point. Walks the tree; nothing is kept.
import type { NodeId, Point, Radii, Rect, Transform, ViewNode, ViewTree } from '../format/types.ts'

/** x' = a·x + c·y + tx, y' = b·x + d·y + ty */
export type Matrix = Transform

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, tx, ty] = outer
  const [ia, ib, ic, id, itx, ity] = inner
  return [
    a * ia + c * ib,
    b * ia + d * ib,
    a * ic + c * id,
    b * ic + d * id,
    a * itx + c * ity + tx,
    b * itx + d * ity + ty,
  ]
}

export function mapPoint([a, b, c, d, tx, ty]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + tx, b * x + d * y + ty]
}

/** Null: the matrix flattens, nothing can be undone. */
export function inverse([a, b, c, d, tx, ty]: Matrix): Matrix | null {
  const det = a * d - b * c
  if (Math.abs(det) < 1e-12) return null
  return [d / det, -b / det, -c / det, a / det, (c * ty - d * tx) / det, (b * tx - a * ty) / det]
}

/** From a node's box, origin at its top left, to the bounds space of its parent. */
export function boxToParent({ frame, transform, anchor }: ViewNode): Matrix {
  const [x, y, width, height] = frame
  if (!transform) return [1, 0, 0, 1, x, y]
  const [ax, ay] = anchor ?? [0.5, 0.5]
  const px = ax * width
  const py = ay * height
  const aboutAnchor = times(transform, [1, 0, 0, 1, -px, -py])
  return times([1, 0, 0, 1, x + px, y + py], aboutAnchor)
}

/** From the bounds space of a node, in which its children lie, to where its box leads. */
export function boundsToBox({ scroll }: ViewNode): Matrix {
  return scroll ? [1, 0, 0, 1, -scroll[0], -scroll[1]] : IDENTITY
}

/** From a node's box to the screen, given the matrix of the bounds space that it lies in. */
export function boxToScreen(node: ViewNode, parentBounds: Matrix = IDENTITY): Matrix {
  return times(parentBounds, boxToParent(node))
}

/** The smallest upright rectangle around a mapped box of this size. */
export function boundingRect(matrix: Matrix, width: number, height: number): Rect {
  const corners = [
    mapPoint(matrix, [0, 0]),
    mapPoint(matrix, [width, 0]),
    mapPoint(matrix, [0, height]),
    mapPoint(matrix, [width, height]),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top]
}

/** The views from the root to the one with this id, or null. O(n). */
export function pathTo(tree: ViewTree, id: NodeId): readonly ViewNode[] | null {
  if (tree.id === id) return [tree]
  for (const child of tree.children ?? []) {
    const below = pathTo(child, id)
    if (below) return [tree, ...below]
  }
  return null
}

/** Where the last view of a path is on the screen, as an upright rectangle; clipping is not counted. */
export function screenRect(path: readonly ViewNode[]): Rect {
  let bounds = IDENTITY
  let box = IDENTITY
  for (const node of path) {
    box = boxToScreen(node, bounds)
    bounds = times(box, boundsToBox(node))
  }
  const [, , width, height] = path.at(-1)?.frame ?? [0, 0, 0, 0]
  return boundingRect(box, width, height)
}

/**
 * The views from the root down to the deepest one that is drawn at a screen point, front first: later siblings lie over earlier ones, children
 * over their parent. Hidden and fully transparent views, and what is clipped away, are not hit. Null: outside of the screen.
 */
export function hitTest(tree: ViewTree, point: Point): readonly ViewNode[] | null {
  return hit(tree, point)
}

function hit(node: ViewNode, parentPoint: Point): readonly ViewNode[] | null {
  if (node.hidden || node.alpha === 0) return null
  const toBox = inverse(boxToParent(node))
  if (!toBox) return null
  const point = mapPoint(toBox, parentPoint)
  const isInside = contains(node, point)
  if (!isInside && (node.clips || node.kind === 'screen')) return null
  const [scrollX, scrollY] = node.scroll ?? [0, 0]
  const inBounds: Point = [point[0] + scrollX, point[1] + scrollY]
  const children = node.children ?? []
  for (let i = children.length - 1; i >= 0; i--) {
    const below = hit(children[i] as ViewNode, inBounds)
    if (below) return [node, ...below]
  }
  return isInside ? [node] : null
}

/** Whether a point of its box is inside a view, its rounded corners cut off. */
function contains({ frame, radii }: ViewNode, [x, y]: Point): boolean {
  const [, , width, height] = frame
  if (x < 0 || y < 0 || x >= width || y >= height) return false
  return !radii || !isCutOff(radii, width, height, x, y)
}

function isCutOff(radii: Radii, width: number, height: number, x: number, y: number): boolean {
  const isLeft = x < width / 2
  const isTop = y < height / 2
  const radius = Math.min(radii[isTop ? (isLeft ? 0 : 1) : isLeft ? 3 : 2], width / 2, height / 2)
  const fromSide = radius - (isLeft ? x : width - x)
  const fromEdge = radius - (isTop ? y : height - y)
  return fromSide > 0 && fromEdge > 0 && fromSide * fromSide + fromEdge * fromEdge > radius * radius
}
