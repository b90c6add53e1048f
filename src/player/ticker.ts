// The browser's frame callback and clock. In a hidden tab no frame comes, so nothing plays there.
import type { Ticker } from './types.ts'

export function browserTicker(): Ticker {
  let frame: number | null = null
  return {
    now: () => performance.now(),
    request(callback) {
      frame ??= requestAnimationFrame(() => {
        frame = null
        callback()
      })
    },
    cancel() {
      if (frame !== null) cancelAnimationFrame(frame)
      frame = null
    },
    after(ms, callback) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  }
}
