// Which colour must be seen where: the centre of every visible view with an opaque background that nothing else is painted over. Views whose
// place takes more than frames and scroll offsets to tell (transforms) are left out, and count as covering everything they might cover.
import type { ViewNode, ViewTree } from '../../src/format/types.ts'

export interface ExpectedColor {
  readonly id: number
  readonly class: string
  readonly x: number
  readonly y: number
  readonly color: readonly [red: number, green: number, blue: number]
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** One view as it is painted, in the order of painting. */
interface PaintedView {
  readonly node: ViewNode
  readonly box: Box
  /** What its ancestors leave of it. */
  readonly clip: Box
  /** Nothing on the way from the root is transformed, faded or hidden. */
  readonly plain: boolean
}

const EVERYWHERE: Box = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }
/** Corners of the screen are round on the device. */
const CORNER = 64

export interface ShownImage {
  readonly resource: number
  readonly x: number
  readonly y: number
}

/** The largest picture that nothing covers and no tint changes, by its middle; null where there is none. */
export function largestImage(tree: ViewTree): ShownImage | null {
  const views = paintedViews(tree)
  const images = views.flatMap((view, index) => {
    const point = middleOf(view.box)
    if (!view.plain || !view.node.image || view.node.image.tint || !contains(view.clip, point)) return []
    if (views.slice(index + 1).some((later) => paints(later.node) && covers(later, point))) return []
    const area = (view.box.right - view.box.left) * (view.box.bottom - view.box.top)
    return [{ resource: view.node.image.resource, ...point, area }]
  })
  return images.sort((a, b) => b.area - a.area)[0] ?? null
}

function paintedViews(tree: ViewTree): PaintedView[] {
  const views: PaintedView[] = []
  collect(tree, { x: 0, y: 0 }, EVERYWHERE, true, views)
  return views
}

const middleOf = (box: Box) => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 })

export function opaqueCentres(tree: ViewTree): ExpectedColor[] {
  const views = paintedViews(tree)
  const [, , width, height] = tree.frame
  return views.flatMap((view, index) => {
    const { node, box } = view
    const point = middleOf(box)
    if (!view.plain || !isOpaque(node) || !contains(view.clip, point) || inCorner(point, width, height))
      return []
    if (views.slice(index + 1).some((later) => paints(later.node) && covers(later, point))) return []
    return [{ id: node.id, class: node.class, ...point, color: rgbOf(node.background ?? '') }]
  })
}

function collect(
  node: ViewNode,
  origin: { x: number; y: number },
  clip: Box,
  plain: boolean,
  views: PaintedView[],
): void {
  if (node.hidden || node.alpha === 0) return
  const left = origin.x + node.frame[0]
  const top = origin.y + node.frame[1]
  const box = { left, top, right: left + node.frame[2], bottom: top + node.frame[3] }
  const isPlain = plain && !node.transform && node.alpha === undefined
  const inner = node.clips || node.kind === 'screen' ? intersect(clip, box) : clip
  views.push({ node, box, clip: intersect(clip, box), plain: isPlain })
  const [scrollX = 0, scrollY = 0] = node.scroll ?? []
  for (const child of node.children ?? [])
    collect(child, { x: left - scrollX, y: top - scrollY }, inner, isPlain, views)
}

/** Its middle shows its background and nothing else of its own. */
function isOpaque(node: ViewNode): boolean {
  const { background, text, image, input, mask, gradient, blur } = node
  const others = text ?? image ?? input ?? mask ?? gradient ?? blur
  return background?.length === 7 && others === undefined && (node.kind === 'view' || node.kind === 'screen')
}

function paints(node: ViewNode): boolean {
  const { background, text, image, control, input, mask, gradient, blur, border, shadow, placeholder } = node
  const anything =
    background ??
    text ??
    image ??
    control ??
    input ??
    mask ??
    gradient ??
    blur ??
    border ??
    shadow ??
    placeholder
  return anything !== undefined || !['view', 'screen', 'button'].includes(node.kind)
}

function covers(view: PaintedView, point: { x: number; y: number }): boolean {
  return !view.plain || contains(grown(view.box, 2), point)
}

function inCorner({ x, y }: { x: number; y: number }, width: number, height: number): boolean {
  return (x < CORNER || x > width - CORNER) && (y < CORNER || y > height - CORNER)
}

/** At least two points inside, so that rounding of edges does not matter. */
function contains(box: Box, { x, y }: { x: number; y: number }): boolean {
  return x > box.left + 2 && x < box.right - 2 && y > box.top + 2 && y < box.bottom - 2
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by * 2, top: top - by * 2, right: right + by * 2, bottom: bottom + by * 2 }
}

function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

function rgbOf(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
