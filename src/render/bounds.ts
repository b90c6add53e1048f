// How far a view reaches, in points of its own box: what is culled, which clips cut nothing, whether a fade needs a group.
// What every view of every picture is asked is worked out anew each time: a list of answers for a thousand new views is dearer to keep than to do without.
// How far all below a view reaches is kept with its node, which never changes; only groups and turned views ask for that.
import { fullLine } from '../format/lines.ts'
import type { Text, ViewNode } from '../format/types.ts'
import { isSeen, type Space } from './brush.ts'

/** Left, top, right, bottom. */
export interface Bounds {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

const known = new WeakMap<ViewNode, Bounds>()

/** Of a node and all below it. */
export function inkBounds(node: ViewNode): Bounds {
  const before = known.get(node)
  if (before) return before
  const own = { ...ownBounds(node) }
  const below = node.clips ? null : boundsBelow(node)
  const bounds = below ? union(own, below) : own
  known.set(node, bounds)
  return bounds
}

/** Whether any of what a node draws itself may be seen. */
export function isOwnInkSeen(node: ViewNode, space: Space): boolean {
  const { x0, y0, x1, y1 } = ownBounds(node)
  return isSeen(space, x0, y0, x1, y1)
}

/** Whether anything below a node is drawn outside of a box, both moved by (dx, dy). */
export function reachesOut(node: ViewNode, box: Bounds, dx: number, dy: number): boolean {
  const left = dx - (node.scroll?.[0] ?? 0)
  const top = dy - (node.scroll?.[1] ?? 0)
  for (const child of node.children ?? []) {
    if (child.hidden) continue
    const bounds = child.transform ? boundsInParent(child) : ownBounds(child)
    const x = child.transform ? left : left + child.frame[0]
    const y = child.transform ? top : top + child.frame[1]
    if (x + bounds.x0 < box.x0 || y + bounds.y0 < box.y0) return true
    if (x + bounds.x1 > box.x1 || y + bounds.y1 > box.y1) return true
    if (!child.transform && !child.clips && child.children && reachesOut(child, box, x, y)) return true
  }
  return false
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

function boundsBelow(node: ViewNode): Bounds | null {
  let all: Bounds | null = null
  for (const child of node.children ?? []) if (!child.hidden) all = union(all, boundsInParent(child))
  if (!all || !node.scroll) return all
  const [x, y] = node.scroll
  return { x0: all.x0 - x, y0: all.y0 - y, x1: all.x1 - x, y1: all.y1 - y }
}

/** What `ownBounds` answers, the same object each time. */
const own = { x0: 0, y0: 0, x1: 0, y1: 0 }

/** What a node draws itself, which may leave its box: shadows, glyphs, thumbs, pictures in a mode that does not fit. To be read at once. */
function ownBounds(node: ViewNode): Bounds {
  const [, , width, height] = node.frame
  own.x0 = 0
  own.y0 = 0
  own.x1 = width
  own.y1 = height
  if (node.text) addText(node.text, width)
  else {
    if (node.control) grow(10, 10)
    else if (node.image && !node.clips) {
      const { size, mode } = node.image
      grow(
        Math.max(0, (size?.[0] ?? 0) - width, mode === 'cover' ? height : 0),
        Math.max(0, (size?.[1] ?? 0) - height, mode === 'cover' ? width : 0),
      )
    }
    if (node.shadow) {
      const [x, y] = node.shadow.offset
      const r = node.shadow.radius * 2
      add(x - r, y - r, width + x + r, height + y + r)
    }
  }
  return own
}

/** Glyphs stand on their lines, which may reach over the box. */
function addText(text: Text, width: number): void {
  let size = 0
  for (const run of text.runs) size = Math.max(size, run.size)
  for (const line of text.lines ?? []) {
    const [, , baseline, wide, x] = fullLine(line, text.string.length, width)
    const over = x === undefined ? Math.max(0, wide - width) : 0
    const left = x ?? -over
    add(left, baseline - size, left + wide + over, baseline + size * 0.28)
  }
}

function grow(x: number, y: number): void {
  own.x0 -= x
  own.y0 -= y
  own.x1 += x
  own.y1 += y
}

function add(x0: number, y0: number, x1: number, y1: number): void {
  own.x0 = Math.min(own.x0, x0)
  own.y0 = Math.min(own.y0, y0)
  own.x1 = Math.max(own.x1, x1)
  own.y1 = Math.max(own.y1, y1)
}
