// Every figure that the bench prints, with its unit and, where it has one, its bound. A missed bound fails the bench.

export type Bound = { readonly atLeast: number } | { readonly atMost: number }

export interface Budget {
  readonly unit: string
  /** `atLeast` for ratios to a peer, `atMost` for costs; null: printed, not judged. */
  readonly bound: Bound | null
}

export const free = (unit: string): Budget => ({ unit, bound: null })

export const atLeast = (bound: number, unit = '×'): Budget => ({ unit, bound: { atLeast: bound } })
export const atMost = (bound: number, unit = 'ms'): Budget => ({ unit, bound: { atMost: bound } })

/** Of the player, in the browser. Those of the recorder are in swiftBudgets.ts. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  // One hour, 36,000 changes, 1,600 views.
  'seek.warm.p95_ms': atMost(16),
  'seek.cold.p95_ms': atMost(60),
  'seek.warm.vs_rrweb': atLeast(50),
  'seek.cold.vs_rrweb': atLeast(10),
  'seek.warm.vs_rrweb_periodic': free('×'),
  'seek.cold.vs_rrweb_periodic': free('×'),
  'seek.warm.vs_rrweb_patched': free('×'),
  'seek.cold.vs_rrweb_patched': free('×'),
  'first_picture.vs_rrweb': atLeast(10),
  // The same with 400 views.
  'seek.warm.p95_ms.400': free('ms'),
  'seek.cold.p95_ms.400': free('ms'),
  'seek.warm.vs_rrweb.400': free('×'),
  'seek.cold.vs_rrweb.400': free('×'),
  'seek.warm.vs_rrweb_periodic.400': free('×'),
  'seek.cold.vs_rrweb_periodic.400': free('×'),
  'seek.warm.vs_rrweb_patched.400': free('×'),
  'seek.cold.vs_rrweb_patched.400': free('×'),
  'first_picture.vs_rrweb.400': free('×'),
  // Eight hours, 288,000 changes, 1,600 views.
  'seek.warm.p95_ms.8h': atMost(16),
  'seek.cold.p95_ms.8h': atMost(60),
  'seek.8h_over_1min': atMost(1.5, '×'),
  'first_picture.8h_over_1min': atMost(1.5, '×'),
  'scrub.long_tasks': atMost(0, 'tasks'),
  'scrub.pictures_per_s': atLeast(30, '/s'),
  'play.16x_late_frames_pct': atMost(2, '%'),
  'paint.1600_views_p95_ms': atMost(12),
  'thumbnail.p95_ms': atMost(30),
  'timeline.50k_events_frame_p95_ms': atMost(16),
  'memory.8h_peak_mb': atMost(128, 'MB'),
  'memory.growth_200_seeks_pct': atMost(5, '%'),
  'memory.growth_20_replays_pct': atMost(5, '%'),
}
