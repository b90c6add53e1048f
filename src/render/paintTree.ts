// Paints a whole view tree on a 2D context by hand, back to front: no object per view is made, what lies outside of the clip is left out.
// Assumes that it may set the context's state as it likes; the caller saves and restores. Costs about 3 µs for each view that is seen.
import type { RecordingTime, Rect, ViewNode, ViewTree } from '../format/types.ts'
import { inkBounds, isOwnInkSeen, reachesOut } from './bounds.ts'
import {
  type Brush,
  enterBox,
  intersect,
  isEmpty,
  isolated,
  isSeen,
  makeBrush,
  type PixelBox,
  pixelBox,
  type Space,
  setAlpha,
} from './brush.ts'
import type { Context } from './canvas.ts'
import { castsGroupShadow, overlapsItself, paintGrouped } from './group.ts'
import { paintBlur } from './paintBlur.ts'
import { hasBackground, paintBackground, paintBorder, strengthOf, tracePath } from './paintBox.ts'
import { isControl, paintControl, paintHighlight } from './paintControl.ts'
import { paintImage } from './paintImage.ts'
import { paintInput } from './paintInput.ts'
import { isKeyboard, paintKeyboard } from './paintKeyboard.ts'
import { paintMask } from './paintMask.ts'
import { paintPlaceholder } from './paintPlaceholder.ts'
import { paintText } from './paintText.ts'
import { boxSpace, childSpace } from './space.ts'
import type { ImageSource } from './types.ts'

/** What is painted. */
export interface Scene {
  readonly tree: ViewTree
  readonly at: RecordingTime
  readonly resources: readonly string[]
  readonly imageFor: ImageSource
  readonly keyboard?: Rect | undefined
}

/** Where: canvas pixels per point, the pixel of the screen's top left corner, and the pixels that may be painted. */
export interface Place {
  readonly scale: number
  readonly x: number
  readonly y: number
  readonly clip: PixelBox
}

export interface Painted {
  /** How many views were painted. */
  readonly views: number
  /** Something in it turns: the picture changes with time although the tree does not. */
  readonly animates: boolean
  /** A picture in it is still on its way: the same tree may look different the next time. */
  readonly waits: boolean
}

interface Job extends Scene {
  views: number
  animates: boolean
  waits: boolean
  hasKeyboard: boolean
}

export function paintTree(ctx: Context, scene: Scene, place: Place): Painted {
  const job: Job = { ...scene, views: 0, animates: false, waits: false, hasKeyboard: false, imageFor }
  function imageFor(name: string): ReturnType<ImageSource> {
    const found = scene.imageFor(name)
    if (found === 'loading') job.waits = true
    return found
  }
  const { scale, x, y, clip } = place
  const brush = makeBrush(ctx)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  const space: Space = { a: scale, b: 0, c: 0, d: scale, e: x, f: y, clip, alpha: 1 }
  paintNode(job, brush, scene.tree, space)
  // Where its own view is in the tree, that says more: it slides in and out.
  if (scene.keyboard && !job.hasKeyboard) paintKeyboard(brush, scene.keyboard, space)
  return { views: job.views, animates: job.animates, waits: job.waits }
}

function paintNode(job: Job, brush: Brush, node: ViewNode, parent: Space): void {
  const alpha = node.alpha ?? 1
  if (node.hidden || alpha <= 0) return
  const space = boxSpace(parent, node, parent.alpha * alpha)
  const castsAll = castsGroupShadow(node)
  if (castsAll || (alpha < 1 && overlapsItself(node))) paintGroup(job, brush, node, space, castsAll)
  else paintContent(job, brush, node, space)
}

function paintGroup(job: Job, brush: Brush, node: ViewNode, space: Space, castsAll: boolean): void {
  const { x0, y0, x1, y1 } = inkBounds(node)
  if (!isSeen(space, x0, y0, x1, y1)) return
  const area = intersect(pixelBox(space, x0, y0, x1, y1), space.clip)
  paintGrouped(brush, area, space, space.alpha, castsAll ? node.shadow : undefined, (inner, innerSpace) =>
    paintContent(job, inner, node, innerSpace),
  )
}

/** What is not seen itself may have children that are, unless it clips them. */
function paintContent(job: Job, brush: Brush, node: ViewNode, space: Space): void {
  if (!isOwnInkSeen(node, space)) {
    if (node.children && !node.clips) paintChildren(job, brush, node, space)
    return
  }
  job.views++
  const [, , width, height] = node.frame
  setAlpha(brush, space.alpha)
  if (hasBackground(node)) {
    const box = enterBox(brush, space, width, height)
    setAlpha(brush, space.alpha * strengthOf(width, height, box.unit))
    paintBackground(brush, node, box)
    setAlpha(brush, space.alpha)
    if (node.blur) paintBlur(brush, node, node.blur, box, space)
  }
  if (node.kind !== 'view') paintKind(job, brush, node, space)
  if (node.children) paintChildren(job, brush, node, space)
  if (node.kind === 'button' && node.control?.highlighted)
    paintHighlight(brush, node, enterBox(brush, space, width, height))
  if (node.border) {
    setAlpha(brush, space.alpha)
    paintBorder(brush, node, enterBox(brush, space, width, height))
  }
}

function paintKind(job: Job, brush: Brush, node: ViewNode, space: Space): void {
  const [, , width, height] = node.frame
  if (node.kind === 'text') {
    if (node.mask) paintMask(brush, node, node.mask, enterBox(brush, space, width, height))
    else if (node.text) paintText(brush, node, node.text, space, 'middle')
  } else if (node.kind === 'image') {
    const box = enterBox(brush, space, width, height)
    if (node.mask) paintMask(brush, node, node.mask, box)
    else if (node.image) paintImage(brush, node, node.image, box, job.resources, job.imageFor)
  } else if (node.kind === 'input') paintInput(brush, node, space)
  else if (isControl(node.kind)) {
    if (node.control?.animating) job.animates = true
    paintControl(brush, node, enterBox(brush, space, width, height), job.at)
    if (node.mask) paintMask(brush, node, node.mask, enterBox(brush, space, width, height))
  } else if (isKeyboard(node)) {
    job.hasKeyboard = true
    paintKeyboard(brush, [0, 0, width, height], space)
  } else if (node.kind !== 'button' && node.kind !== 'screen')
    paintPlaceholder(brush, node, enterBox(brush, space, width, height))
}

function paintChildren(job: Job, brush: Brush, node: ViewNode, space: Space): void {
  if (!node.clips) {
    paintEach(job, brush, node, childSpace(space, node, space.clip))
    return
  }
  const [, , width, height] = node.frame
  const clip = intersect(space.clip, outward(pixelBox(space, 0, 0, width, height)))
  if (isEmpty(clip)) return
  const inner = childSpace(space, node, clip)
  if (!cuts(node)) {
    paintEach(job, brush, node, inner)
    return
  }
  isolated(brush, () => {
    const box = enterBox(brush, space, width, height)
    brush.ctx.beginPath()
    tracePath(brush.ctx, node.radii, box, 0)
    brush.ctx.clip()
    paintEach(job, brush, node, inner)
  })
}

function paintEach(job: Job, brush: Brush, node: ViewNode, space: Space): void {
  for (const child of node.children ?? []) paintNode(job, brush, child, space)
}

// Boxes are snapped to pixels, so that what is visible may begin half a pixel before the box does.
function outward({ x0, y0, x1, y1 }: PixelBox): PixelBox {
  return { x0: x0 - 1, y0: y0 - 1, x1: x1 + 1, y1: y1 + 1 }
}

// 1 − 1/√2: a box inset by so much of the radius lies inside of the round corner.
const CORNER = 0.293

/** Whether a node's clip takes anything away. Most do not, and a clip costs more than all else about a view. */
function cuts(node: ViewNode): boolean {
  const inset = node.radii ? Math.max(...node.radii) * CORNER : 0
  const [, , width, height] = node.frame
  const edge = inset > 0 ? inset : -0.01
  return reachesOut(node, { x0: edge, y0: edge, x1: width - edge, y1: height - edge }, 0, 0)
}
