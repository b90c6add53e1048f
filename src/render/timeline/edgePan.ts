// A drag that is held beyond the timeline's edge goes on by itself: the view moves on under it, faster the farther out it is.

/** So near to an edge, as a part of the width, it begins; so much farther it is at its fastest. */
const ZONE = 0.02
const FULL = 0.1
/** Widths a second. */
const FASTEST = 1.2

/** Widths a second for a place, as a part of the width; 0 within. Pure. */
export function edgeSpeed(part: number): number {
  const beyond = part < ZONE ? part - ZONE : Math.max(0, part - (1 - ZONE))
  return Math.max(-1, Math.min(1, beyond / FULL)) * FASTEST
}

export class EdgePan {
  private frame: number | null = null
  private speed = 0

  /** `move` is told by how many widths, once a frame, until it answers that there was no room, or `stop`. */
  follow(part: number, move: (widths: number) => boolean): void {
    this.stop()
    this.speed = edgeSpeed(part)
    if (this.speed === 0) return
    let last = performance.now()
    const step = (now: number) => {
      const passed = Math.min(100, Math.max(0, now - last)) / 1_000
      last = now
      this.frame = move(this.speed * passed) || passed === 0 ? requestAnimationFrame(step) : null
    }
    this.frame = requestAnimationFrame(step)
  }

  stop(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame)
    this.frame = null
  }
}
