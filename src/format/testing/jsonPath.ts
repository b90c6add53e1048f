// Puts a value at a path of a parsed line, as FormatProblem writes paths: `updates[0].set.frame`. For broken fixtures.
import type { JsonObject } from '../json.ts'

/** Changes `object` in place; `undefined` takes the field or the item away. */
export function put(object: JsonObject, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const last = steps.pop() as string
  let target: unknown = object
  for (const step of steps) target = (target as JsonObject)[step]
  if (value !== undefined) (target as JsonObject)[last] = value
  else if (Array.isArray(target)) target.splice(Number(last), 1)
  else delete (target as JsonObject)[last]
}
