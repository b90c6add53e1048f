// Seeded randomness for tests and fixtures: mulberry32, the same numbers on every machine. A test prints its seed.

export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** An integer from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** A number with at most so many decimals. */
  readonly decimal: (min: number, max: number, decimals?: number) => number
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] as (typeof items)[number],
    // By way of the digits, so that what is written is what is read back.
    decimal: (min, max, decimals = 2) =>
      Number(`${int(min, max - 1)}.${digits(int(0, 10 ** decimals - 1), decimals)}`),
  }
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
