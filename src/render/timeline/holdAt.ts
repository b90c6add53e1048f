// What a press on the timeline takes hold of. Pure.
import type { TimelineRange } from '../types.ts'
import type { Hold } from './gestures.ts'
import { binAt, type MarkerBin } from './markers.ts'
import type { Rows } from './rows.ts'
import { type TimeScale, xOf } from './scale.ts'
import type { TimelineIndex } from './timelineIndex.ts'

export interface Holding {
  readonly index: TimelineIndex
  readonly bins: readonly MarkerBin[]
  readonly scale: TimeScale
  readonly rows: Rows
  readonly loop: TimelineRange | null
  readonly isZoomed: boolean
  readonly isSelecting: boolean
  /** From how far a marker is hit, CSS pixels. */
  readonly reach: number
}

const EDGE = 5
/** A finger is thicker than a pointer. */
const TOUCH = 2.5

export function holdAt(holding: Holding, x: number, y: number, isTouch: boolean, wantsRange: boolean): Hold {
  const { rows, isZoomed, isSelecting } = holding
  const isBelow = y > rows.bottom + 4
  if (isZoomed && rows.overview !== null && y >= rows.overview - (isTouch ? 8 : 2))
    return { kind: 'overview' }
  // In a zoomed timeline the bands are where the view is held.
  if (isZoomed && isBelow) return { kind: 'view' }
  if (isSelecting || wantsRange) return { kind: 'range', edge: null }
  const edge = y >= rows.top - 2 && !isBelow ? edgeAt(holding, x, EDGE * (isTouch ? TOUCH : 1)) : null
  if (edge) return { kind: 'range', edge }
  return markerAt(holding, x, y) ?? { kind: 'time' }
}

function edgeAt({ loop, scale }: Holding, x: number, reach: number): 'from' | 'to' | null {
  if (!loop) return null
  const [from, to] = [Math.abs(xOf(scale, loop.from) - x), Math.abs(xOf(scale, loop.to) - x)]
  if (Math.min(from, to) > reach) return null
  return from < to ? 'from' : 'to'
}

function markerAt({ index, bins, rows, reach }: Holding, x: number, y: number): Hold | null {
  const bin = y <= rows.top ? binAt(bins, x, reach) : null
  const marker = bin && index.markers.markers[bin.first]
  return marker ? { kind: 'marker', marker } : null
}
