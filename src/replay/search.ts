// The one binary search.

/** The index of the last item whose time is at or before `at`; −1 where there is none. The items ascend. O(log n). */
export function lastAtOrBefore(length: number, timeOf: (index: number) => number, at: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (timeOf(middle) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
