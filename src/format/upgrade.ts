// Versions of the format: what this reader knows, and how an older file becomes a file of today, object by object, before it is
// judged. Version 1 is the first: there are no steps yet. A bump adds one here, a frozen file in fixtures/upgrades/, a line in SPEC.md.
import type { JsonObject } from './json.ts'
import { Broken } from './problem.ts'

export const FORMAT = 1

/** Lifts one line from a version to the next. `line` is 1 for the header. Gives a new object or the same one, changed. */
export type UpgradeStep = (object: JsonObject, line: number) => JsonObject

/** The step at index i lifts version i + 1 to i + 2. */
const STEPS: readonly UpgradeStep[] = []

/** The version that a header states. Throws `Broken` F4. */
export function readVersion(header: JsonObject): number {
  const version = header.format
  if (version === undefined) throw new Broken('F4', 'there is no format')
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new Broken('F4', 'the format is no version number', 'format')
  if (version > FORMAT)
    throw new Broken(
      'F4',
      `the file has format ${version}, newer than ${FORMAT}, which is read here`,
      'format',
    )
  return version
}

/** One line of a file of that version, as a file of today would have it. */
export function upgradeLine(object: JsonObject, line: number, version: number, steps = STEPS): JsonObject {
  return steps.slice(version - 1).reduce((lifted, step) => step(lifted, line), object)
}
