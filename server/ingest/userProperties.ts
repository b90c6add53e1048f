// What a user's properties are after all that events said of them, in order. Unknown operations and operands that do
// not fit are passed over: a wrong one must not take the others with it. Pure.
import { cutStrings, isObject, type Json } from './normalise.ts'

type Properties = Map<string, unknown>
type Operation = (properties: Properties, operand: Json) => void

const OPERATIONS: Readonly<Record<string, Operation>> = {
  $unset: (all, operand) => {
    for (const key of Object.keys(operand)) all.delete(key)
  },
  $set: setAll,
  $setOnce: each((old, value) => (old === undefined ? value : old)),
  $add: each((old, value) => add(old, value)),
  $append: each((old, value) => [...listOf(old), ...listOf(value)]),
  $prepend: each((old, value) => [...listOf(value), ...listOf(old)]),
  $postInsert: each((old, value) => [...listOf(old), ...missing(listOf(value), listOf(old))]),
  $preInsert: each((old, value) => [...missing(listOf(value), listOf(old)), ...listOf(old)]),
  $remove: each((old, value) => (Array.isArray(old) ? missing(old, listOf(value)) : old)),
}

/** The properties after `changes`, the oldest first. A change is the `user_properties` of one event. */
export function mergeUserProperties(changes: readonly Json[]): Json {
  const properties: Properties = new Map()
  for (const change of changes) apply(properties, change)
  return Object.fromEntries(properties)
}

function apply(properties: Properties, change: Json): void {
  if ('$clearAll' in change) properties.clear()
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const operand = change[name]
    if (isObject(operand)) operation(properties, operand)
  }
  // Plain keys set, as clients may send them with any event.
  setAll(properties, Object.fromEntries(Object.entries(change).filter(([key]) => !key.startsWith('$'))))
}

function setAll(properties: Properties, operand: Json): void {
  for (const [key, value] of Object.entries(operand))
    if (value !== null) properties.set(key, cutStrings(value))
}

function each(next: (old: unknown, value: unknown) => unknown): Operation {
  return (properties, operand) => {
    for (const [key, value] of Object.entries(operand)) {
      const result = next(properties.get(key), cutStrings(value))
      if (result !== undefined) properties.set(key, result)
    }
  }
}

// Text that is a number counts as one, on both sides; what is no number adds nothing.
function add(old: unknown, value: unknown): unknown {
  const sum = Number(old ?? 0) + Number(value)
  return Number.isFinite(sum) ? sum : old
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function missing(values: readonly unknown[], from: readonly unknown[]): readonly unknown[] {
  const there = new Set(from.map((value) => JSON.stringify(value)))
  return values.filter((value) => !there.has(JSON.stringify(value)))
}
