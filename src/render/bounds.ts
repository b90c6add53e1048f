// How far a view and all below it reach, in points of its own box: what is culled, which clips cut nothing, whether a fade needs a group.
// Trees are immutable and share structure, so an answer holds as long as its node lives: a repaint after a diff asks for the path that changed.
import type { Text, ViewNode } from '../format/types.ts'

/** Left, top, right, bottom. */
export interface Bounds {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

interface Reach {
  /** All that is drawn. */
  readonly ink: Bounds
  /** What the children would reach were nothing clipped; null without children that are drawn. */
  readonly children: Bounds | null
}

const known = new WeakMap<ViewNode, Reach>()

export function inkBounds(node: ViewNode): Bounds {
  return reachOf(node).ink
}

export function childrenBounds(node: ViewNode): Bounds | null {
  return reachOf(node).children
}

/** A node's ink, in the space of its parent's children. */
export function boundsInParent(node: ViewNode): Bounds {
  const { x0, y0, x1, y1 } = inkBounds(node)
  const [x, y, width, height] = node.frame
  if (!node.transform) return { x0: x + x0, y0: y + y0, x1: x + x1, y1: y + y1 }
  const [a, b, c, d, tx, ty] = node.transform
  const ax = (node.anchor?.[0] ?? 0.5) * width
  const ay = (node.anchor?.[1] ?? 0.5) * height
  const xs: number[] = []
  const ys: number[] = []
  for (const px of [x0 - ax, x1 - ax])
    for (const py of [y0 - ay, y1 - ay]) {
      xs.push(a * px + c * py)
      ys.push(b * px + d * py)
    }
  const ox = x + ax + tx
  const oy = y + ay + ty
  return {
    x0: Math.min(...xs) + ox,
    y0: Math.min(...ys) + oy,
    x1: Math.max(...xs) + ox,
    y1: Math.max(...ys) + oy,
  }
}

export function union(a: Bounds | null, b: Bounds): Bounds {
  if (!a) return b
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  }
}

function reachOf(node: ViewNode): Reach {
  const before = known.get(node)
  if (before) return before
  const children = reachOfChildren(node)
  const own = ownBounds(node)
  const reach = { ink: children && !node.clips ? union(own, children) : own, children }
  known.set(node, reach)
  return reach
}

function reachOfChildren(node: ViewNode): Bounds | null {
  let all: Bounds | null = null
  for (const child of node.children ?? []) if (!child.hidden) all = union(all, boundsInParent(child))
  if (!all || !node.scroll) return all
  const [x, y] = node.scroll
  return { x0: all.x0 - x, y0: all.y0 - y, x1: all.x1 - x, y1: all.y1 - y }
}

/** Glyphs stand on their lines, which may reach over the box. */
function textBounds(text: Text, width: number, height: number): Bounds {
  let box: Bounds = { x0: 0, y0: 0, x1: width, y1: height }
  const size = text.runs.reduce((max, run) => Math.max(max, run.size), 0)
  for (const [, , baseline, wide, x] of text.lines ?? []) {
    const over = x === undefined ? Math.max(0, wide - width) : 0
    const left = x ?? -over
    box = union(box, { x0: left, y0: baseline - size, x1: left + wide + over, y1: baseline + size * 0.28 })
  }
  return box
}

// What a node draws itself may leave its box: shadows, glyphs, thumbs, pictures in a mode that does not fit.
function ownBounds(node: ViewNode): Bounds {
  const [, , width, height] = node.frame
  let dx = 0
  let dy = 0
  if (node.text) return textBounds(node.text, width, height)
  if (node.control) {
    dx = 10
    dy = 10
  } else if (node.image && !node.clips) {
    dx = Math.max(0, (node.image.size?.[0] ?? 0) - width, node.image.mode === 'cover' ? height : 0)
    dy = Math.max(0, (node.image.size?.[1] ?? 0) - height, node.image.mode === 'cover' ? width : 0)
  }
  let box: Bounds = { x0: -dx, y0: -dy, x1: width + dx, y1: height + dy }
  if (node.shadow) {
    const [sx, sy] = node.shadow.offset
    const r = node.shadow.radius * 2
    box = union(box, { x0: sx - r, y0: sy - r, x1: width + sx + r, y1: height + sy + r })
  }
  return box
}
