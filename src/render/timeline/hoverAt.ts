// What lies below the pointer: the time, and all that is known of it. Pure, O(log n) and what is listed.
import type { TimelineHover } from '../types.ts'
import type { Holding } from './holdAt.ts'
import { binAt, type MarkerBin } from './markers.ts'
import { timeAt } from './scale.ts'
import { screenAt, spanAt } from './timelineIndex.ts'

type Hovering = Pick<Holding, 'index' | 'bins' | 'scale' | 'rows' | 'reach'> & {
  readonly logs: readonly MarkerBin[]
}

export function hoverAt(
  { index, bins, logs, scale, rows, reach }: Hovering,
  { x, y }: { readonly x: number; readonly y: number },
): Omit<TimelineHover, 'width' | 'isDragging'> {
  const at = timeAt(scale, x)
  const isAbove = y <= rows.top
  const bin = isAbove ? binAt(bins, x, reach) : null
  const log = isAbove && !bin ? binAt(logs, x, reach) : null
  const markers = bin
    ? index.markers.markers.slice(bin.first, bin.end)
    : index.logs.markers.slice(log?.first ?? 0, log?.end ?? 0)
  return { at, x, markers, span: spanAt(index, at), screen: screenAt(index, at) }
}
