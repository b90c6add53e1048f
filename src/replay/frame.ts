// What is to be painted of one moment, put together from an open chunk and the replay's timeline. Parts that did not change keep their identity.
import type { Chunk, RecordingTime, ViewportEntry, ViewTree } from '../format/types.ts'
import { gapAt } from './chunkIndex.ts'
import { type ChunkTrees, openChunk } from './chunkTrees.ts'
import { lastAtOrBefore } from './search.ts'
import { spanAt } from './spans.ts'
import { screenAt, type Timeline } from './timeline.ts'
import { type Touches, touchesOf } from './touches.ts'
import type { Frame, Viewport } from './types.ts'

/** A chunk opened for all that a frame shows. */
export interface OpenChunk {
  readonly trees: ChunkTrees
  readonly touches: Touches
  readonly viewport: (at: number, tree: ViewTree) => Viewport
}

/** Costs a pass over the entries; trees are made when they are asked for. `budget` as in openChunk. */
export function openFrames(chunk: Chunk, budget?: number): OpenChunk {
  return { trees: openChunk(chunk, budget), touches: touchesOf(chunk), viewport: viewportsOf(chunk) }
}

/** `open` is the chunk that `playedAt` names for this time. */
export function frameAt(timeline: Timeline, open: OpenChunk, at: RecordingTime): Frame {
  const { header } = open.trees.chunk
  const { tree, entry } = open.trees.stateAt(at)
  const gap = gapAt(timeline.chunks, at)
  const { touches, hidden } = open.touches(at)
  return {
    at,
    tree,
    resources: header.resources,
    touches: gap ? [] : judged(touches, timeline),
    hiddenTouches: gap ? 0 : hidden,
    viewport: open.viewport(at, tree),
    screen: screenAt(timeline, at),
    lifecycle: lifecycleAt(timeline, at),
    gap,
    sequence: header.sequence,
    entry,
  }
}

/** The marks of the whole replay say what became of a tap: its chunk alone may end too soon to know. */
function judged(touches: Frame['touches'], { verdicts }: Timeline): Frame['touches'] {
  if (verdicts.size === 0 || touches.length === 0) return touches
  return touches.map((touch) => ({ ...touch, verdict: verdicts.get(touch.since) ?? null }))
}

function lifecycleAt({ spans }: Timeline, at: number): Frame['lifecycle'] {
  const kind = spanAt(spans, at)?.kind
  return kind === 'background' || kind === 'paused' ? kind : 'foreground'
}

function viewportsOf({ entries }: Chunk): OpenChunk['viewport'] {
  const said = entries.filter((entry): entry is ViewportEntry => entry.kind === 'viewport')
  let guess: Viewport | null = null
  return (at, tree) => {
    const last = said[lastAtOrBefore(said.length, (i) => (said[i] as ViewportEntry).at, at)]
    if (last) return last
    const [, , width, height] = tree.frame
    if (guess?.size[0] !== width || guess.size[1] !== height) guess = guessed(width, height)
    return guess
  }
}

function guessed(width: number, height: number): Viewport {
  return {
    size: [width, height],
    orientation: width > height ? 'landscapeLeft' : 'portrait',
    safeArea: [0, 0, 0, 0],
  }
}
