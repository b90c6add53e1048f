// Whether two frames look the same, by identity: O(1). Moments differ far more often than pictures do.
import type { Frame } from '../replay/types.ts'

export function isSamePicture(a: Frame, b: Frame): boolean {
  return (
    a.tree === b.tree &&
    a.resources === b.resources &&
    a.viewport === b.viewport &&
    a.gap === b.gap &&
    a.lifecycle === b.lifecycle &&
    a.screen === b.screen &&
    a.hiddenTouches === b.hiddenTouches &&
    // Trails age with every ms.
    (a.touches === b.touches
      ? a.touches.length === 0 || a.at === b.at
      : a.touches.length + b.touches.length === 0)
  )
}
