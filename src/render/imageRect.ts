// Where a picture lies in its view, by content mode. Pure; any unit, the same for all arguments.
import type { ContentMode, Rect, Size } from '../format/types.ts'

const placed: Partial<Record<ContentMode, readonly [x: number, y: number]>> = {
  center: [0.5, 0.5],
  top: [0.5, 0],
  bottom: [0.5, 1],
  left: [0, 0.5],
  right: [1, 0.5],
  topLeft: [0, 0],
  topRight: [1, 0],
  bottomLeft: [0, 1],
  bottomRight: [1, 1],
}

/** The picture's rectangle in a box at (0, 0). `natural` is the size that modes without scaling show it in. */
export function imageRect(box: Size, natural: Size, mode: ContentMode): Rect {
  const [width, height] = box
  const [ownWidth, ownHeight] = natural
  const place = placed[mode]
  if (place) return [(width - ownWidth) * place[0], (height - ownHeight) * place[1], ownWidth, ownHeight]
  if (mode === 'fill' || ownWidth <= 0 || ownHeight <= 0) return [0, 0, width, height]
  const scales = [width / ownWidth, height / ownHeight] as const
  const scale = mode === 'fit' ? Math.min(...scales) : Math.max(...scales)
  const [w, h] = [ownWidth * scale, ownHeight * scale]
  return [(width - w) / 2, (height - h) / 2, w, h]
}
