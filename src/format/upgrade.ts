// Versions of the format: what this reader knows, and how an older file becomes a file of today, object by object, before it is
// judged. A bump adds a step here, a frozen file in fixtures/upgrades/, a line in SPEC.md.
import { isObject, type JsonObject } from './json.ts'
import { pictureName } from './pictureName.ts'
import { Broken } from './problem.ts'

export const FORMAT = 2

/** Lifts one line from a version to the next. `line` is 1 for the header. Gives a new object or the same one, changed. */
export type UpgradeStep = (object: JsonObject, line: number) => JsonObject

/** The step at index i lifts version i + 1 to i + 2. */
const STEPS: readonly UpgradeStep[] = [shorten]

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

/** 1 to 2: names of pictures are half as long, updates count their ids. What is broken stays so, and is judged later. */
function shorten(object: JsonObject, line: number): JsonObject {
  if (line === 1) {
    const { resources } = object
    return { ...object, format: 2, ...(Array.isArray(resources) ? { resources: resources.map(halved) } : {}) }
  }
  if (object.kind === 'diff' && Array.isArray(object.updates)) countIds(object.updates)
  return object
}

const halved = (name: unknown) =>
  typeof name === 'string' && /^[0-9a-f]{64}$/.test(name) ? pictureName(name) : name

function countIds(updates: unknown[]): void {
  let last = 0
  updates.forEach((update, index) => {
    if (!isObject(update) || typeof update.id !== 'number') return
    const { id, ...rest } = update
    updates[index] = { ...rest, '+': id - last }
    last = id
  })
}
