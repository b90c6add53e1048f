// From measured values to the table, to results.json and to the verdict.
import { writeFileSync } from 'node:fs'
import type { Bound, Budget } from './budgets.ts'

export interface Result {
  readonly value: number
  readonly unit: string
  readonly bound: string | null
  readonly ok: boolean
}

/** Names that the budgets do not know, and budgets that nothing was measured for, are errors: a bench must not lose a figure silently. */
export function judge(
  values: Readonly<Record<string, number>>,
  budgets: Readonly<Record<string, Budget>>,
): Record<string, Result> {
  const unknown = Object.keys(values).filter((name) => !(name in budgets))
  const lacking = Object.keys(budgets).filter((name) => !(name in values))
  if (unknown.length + lacking.length > 0) {
    throw new Error(
      `figures without a budget: ${unknown.join(', ') || '-'}; not measured: ${lacking.join(', ') || '-'}`,
    )
  }
  return Object.fromEntries(
    Object.entries(budgets).map(([name, budget]) => [name, resultOf(values[name] ?? Number.NaN, budget)]),
  )
}

function resultOf(value: number, { unit, bound }: Budget): Result {
  return {
    value,
    unit,
    bound: bound && wordsOf(bound),
    ok: bound ? isMet(value, bound) : Number.isFinite(value),
  }
}

function wordsOf(bound: Bound): string {
  return 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`
}

function isMet(value: number, bound: Bound): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
}

/** Prints the table, writes the file if there is to be one, answers whether every bound was met. */
export function report(results: Readonly<Record<string, Result>>, path: string | null): boolean {
  const width = Math.max(...Object.keys(results).map((name) => name.length))
  for (const [name, { value, unit, bound, ok }] of Object.entries(results)) {
    const verdict = bound === null ? '' : `${bound.padEnd(8)} ${ok ? 'ok' : 'MISSED'}`
    const figure = `${value.toFixed(1).padStart(8)} ${unit.padEnd(5)}`
    console.log(`${name.padEnd(width)}  ${figure} ${verdict}`.trimEnd())
  }
  if (path) writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`)
  return Object.values(results).every(({ ok }) => ok)
}

/** The p-quantile, 0 … 1, nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
}
