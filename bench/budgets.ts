// Every figure that the bench prints, with its unit and, where it has one, its bound. A missed bound fails the bench.

export interface Budget {
  readonly unit: 'ms' | '×'
  /** `atLeast` for ratios to a peer, `atMost` for costs; null: printed, not judged. */
  readonly bound: { readonly atLeast: number } | { readonly atMost: number } | null
}

const free = (unit: Budget['unit']): Budget => ({ unit, bound: null })

export const BUDGETS: Readonly<Record<string, Budget>> = {
  'seek.warm.p95_ms': free('ms'),
  'seek.cold.p95_ms': free('ms'),
  'seek.warm.vs_rrweb': { unit: '×', bound: { atLeast: 20 } },
  'seek.cold.vs_rrweb': { unit: '×', bound: { atLeast: 5 } },
  'seek.warm.vs_rrweb_periodic': free('×'),
  'seek.cold.vs_rrweb_periodic': free('×'),
  'seek.warm.vs_rrweb_patched': free('×'),
  'seek.cold.vs_rrweb_patched': free('×'),
  'seek.warm.p95_ms.400': free('ms'),
  'seek.cold.p95_ms.400': free('ms'),
  'seek.warm.vs_rrweb.400': free('×'),
  'seek.cold.vs_rrweb.400': free('×'),
  'seek.warm.vs_rrweb_periodic.400': free('×'),
  'seek.cold.vs_rrweb_periodic.400': free('×'),
  'seek.warm.vs_rrweb_patched.400': free('×'),
  'seek.cold.vs_rrweb_patched.400': free('×'),
}
