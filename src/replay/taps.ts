// Taps that led to nothing: dead ones, after which the screen stayed as it was, and rage taps, several in one place in a short time. Asked once per
// chunk, where it is stored; O(taps × changes within the window after each), comparing by identity first.
import type { Chunk, NodeId, RecordingTime, ViewNode, ViewTree } from '../format/types.ts'
import { openChunk } from './chunkTrees.ts'
import { type Stroke, strokesOf } from './strokes.ts'
import { LONG_PRESS_MS, SLOP_POINTS } from './types.ts'

/** A tap is dead if nothing has changed so long after the finger was lifted. As Amplitude's Swift SDK counts dead clicks. */
export const DEAD_AFTER_MS = 3_000
/** What changes until then and is as before afterwards is a button showing that it was pressed, not an answer. */
export const FEEDBACK_MS = 350
/** So many taps, from the first to the last within this time and this many points of each other, are rage. As Amplitude's Swift SDK counts rage clicks. */
export const RAGE = { taps: 4, withinMs: 1_000, reach: 50 } as const

export interface TapMark {
  readonly kind: 'deadTap' | 'rageTap'
  /** When the finger came down: of a rage, the first time. */
  readonly at: RecordingTime
  /** Nothing may change until then for it to be dead; later than the chunk's last entry, only the next chunk knows. */
  readonly until: RecordingTime
  /** What was tapped: its text, if it may be shown, else its class; '' where the recorder did not say. */
  readonly name: string
}

interface Tap {
  readonly at: number
  readonly liftedAt: number
  readonly x: number
  readonly y: number
  readonly target: NodeId | null
}

/** Marks of one chunk, by time. Taps over what is masked have no place and are not judged. */
export function tapMarksOf(chunk: Chunk): TapMark[] {
  const taps = strokesOf(chunk).flatMap(tapOf)
  if (taps.length === 0) return []
  const trees = openChunk(chunk)
  const mark = (kind: TapMark['kind'], { at, target }: Tap, until: number): TapMark => ({
    kind,
    at: at as RecordingTime,
    until: until as RecordingTime,
    name: nameOf(trees.treeAt(at), target),
  })
  const dead = taps.filter((tap) => isDead(trees, tap))
  return [
    ...dead.map((tap) => mark('deadTap', tap, Math.ceil(tap.liftedAt + DEAD_AFTER_MS))),
    ...rages(taps).map((rage) => mark('rageTap', rage, rage.at)),
  ].sort((a, b) => a.at - b.at)
}

function tapOf({ since, until, points, target, lifted, cancelled }: Stroke): Tap[] {
  const [first] = points
  if (!first || !lifted || cancelled || until - since >= LONG_PRESS_MS) return []
  const [, x, y] = first
  if (points.some(([, px, py]) => Math.hypot(px - x, py - y) > SLOP_POINTS)) return []
  return [{ at: since, liftedAt: until, x, y, target }]
}

/** The screen is what it was before the finger came down, from when feedback is over until the window's end. */
function isDead(trees: ReturnType<typeof openChunk>, { at, liftedAt }: Tap): boolean {
  const before = trees.treeAt(at - 1)
  for (
    let time: number | null = liftedAt + FEEDBACK_MS;
    time !== null && time <= liftedAt + DEAD_AFTER_MS;
  ) {
    if (!isSame(before, trees.treeAt(time))) return false
    time = trees.changeAfter(time)
  }
  return true
}

/** Whether two trees say the same. Shared parts are not looked into. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [mine, theirs] = [Object.entries(a), b as Record<string, unknown>]
  return mine.length === Object.keys(b).length && mine.every(([key, value]) => isSame(value, theirs[key]))
}

/** The first tap of each run of taps that is rage; a run that goes on is one. */
function rages(taps: readonly Tap[]): Tap[] {
  const found: Tap[] = []
  let busyUntil = Number.NEGATIVE_INFINITY
  taps.forEach((first, i) => {
    const near = taps.slice(i).filter((tap) => tap.at - first.at <= RAGE.withinMs && isNear(tap, first))
    if (near.length < RAGE.taps) return
    if (first.at > busyUntil) found.push(first)
    busyUntil = Math.max(busyUntil, near.at(-1)?.at ?? 0)
  })
  return found
}

const isNear = (a: Tap, b: Tap) => Math.hypot(a.x - b.x, a.y - b.y) <= RAGE.reach

function nameOf(tree: ViewTree, target: NodeId | null): string {
  const node = target === null ? null : find(tree, target)
  return node ? (textIn(node) ?? node.class) : ''
}

function find(node: ViewNode, id: NodeId): ViewNode | null {
  if (node.id === id) return node
  for (const child of node.children ?? []) {
    const found = find(child, id)
    if (found) return found
  }
  return null
}

function textIn(node: ViewNode): string | null {
  if (node.text) return node.text.string
  for (const child of node.children ?? []) {
    const text = textIn(child)
    if (text) return text
  }
  return null
}
