// Where a view's own coordinates lie, given its parent's (SPEC section 4, the sentence below the table of fields). Pure.
import type { ViewNode } from '../format/types.ts'
import type { Space } from './brush.ts'

/** The space of a node's box, its top left corner being (0, 0), from the space of its parent's children. */
export function boxSpace(parent: Space, node: ViewNode, alpha: number): Space {
  const [x, y, width, height] = node.frame
  const { a, b, c, d, clip } = parent
  if (!node.transform)
    return { a, b, c, d, e: a * x + c * y + parent.e, f: b * x + d * y + parent.f, clip, alpha }
  const [ta, tb, tc, td, tx, ty] = node.transform
  const ax = (node.anchor?.[0] ?? 0.5) * width
  const ay = (node.anchor?.[1] ?? 0.5) * height
  // A point p of the box lies at T·(p − anchor) + anchor + shift + frame's origin in the parent.
  const ox = x + ax + tx - (ta * ax + tc * ay)
  const oy = y + ay + ty - (tb * ax + td * ay)
  return {
    a: a * ta + c * tb,
    b: b * ta + d * tb,
    c: a * tc + c * td,
    d: b * tc + d * td,
    e: a * ox + c * oy + parent.e,
    f: b * ox + d * oy + parent.f,
    clip,
    alpha,
  }
}

/** The space that a node's children live in: its box, scrolled. */
export function childSpace(box: Space, node: ViewNode, clip: Space['clip']): Space {
  const x = node.scroll?.[0] ?? 0
  const y = node.scroll?.[1] ?? 0
  if (x === 0 && y === 0 && clip === box.clip) return box
  const { a, b, c, d, alpha } = box
  return { a, b, c, d, e: box.e - a * x - c * y, f: box.f - b * x - d * y, clip, alpha }
}
