// The building blocks of the format: a codec reads one kind of value, judging it, and writes it canonically. The rooms of the
// format (header, entries, node, text) are tables of fields made of these, so that reading and writing cannot drift apart.
// Reading keeps the parsed object itself wherever nothing in it is unknown: it costs about as much as parsing did.
import { compareUtf8 } from '../lib/utf8.ts'
import { canonicalJson, checkNumber, isObject, type JsonObject, writeNumber, writeString } from './json.ts'
import { Broken, under } from './problem.ts'
import type { Extra } from './types.ts'

/** What reading a value needs to know of what stands around it. One per line; the tree's limits are counted in it. */
export interface Scope {
  /** How many resources the header lists (F8). */
  readonly resources: number
  /** The ids of nodes read so far, and the rule that a second one breaks. */
  readonly ids: Set<number>
  readonly idRule: 'F21' | 'F30'
  /** Of the node being read; the root of a snapshot has 1, the node of an add starts at 2. */
  depth: number
  nodes: number
  /** Of the node read last, and of the update read last; 0 before the first: what a shortened id is counted from. */
  lastId: number
  lastUpdate: number
}

/** What a writer has to remember within one entry: the same ids; and whether all are written, as version 1 did. */
export type Pen = Pick<Scope, 'lastId' | 'lastUpdate'> & { readonly allIds: boolean }

/** A pen before the first node and the first update. */
export const newPen = (allIds = false): Pen => ({ lastId: 0, lastUpdate: 0, allIds })

export interface Codec {
  /** The value as typed. Throws `Broken`. */
  read(value: unknown, scope: Scope): unknown
  write(value: unknown, pen: Pen): string
}

export interface Field {
  readonly key: string
  readonly codec: Codec
  readonly required: boolean
  /** The default as it would be written; a field that is written so is left out (C1). */
  readonly standard: string | undefined
}

export const required = (key: string, codec: Codec): Field => ({
  key,
  codec,
  required: true,
  standard: undefined,
})

export const optional = (key: string, codec: Codec, standard?: string): Field => ({
  key,
  codec,
  required: false,
  standard,
})

export function number(rule: string, min = -Infinity, max = Infinity, decimals: 2 | 6 = 2): Codec {
  return {
    read(value) {
      if (typeof value !== 'number') throw new Broken(rule, 'this is no number')
      checkNumber(value)
      if (value < min || value > max) throw new Broken(rule, `the number is not within ${min} … ${max}`)
      return value
    },
    write: (value) => writeNumber(value as number, decimals),
  }
}

export function integer(rule: string, min = 0, max = Number.MAX_SAFE_INTEGER): Codec {
  return {
    read(value) {
      if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value
      throw new Broken(rule, `this is no integer within ${min} … ${max}`)
    },
    write: (value) => writeNumber(value as number, 2),
  }
}

export const nodeId = integer('F21', 1, 2 ** 31 - 1)

export function string(rule: string): Codec {
  return {
    read(value) {
      if (typeof value === 'string') return value
      throw new Broken(rule, 'this is no string')
    },
    write: (value) => writeString(value as string),
  }
}

export function boolean(rule: string): Codec {
  return {
    read(value) {
      if (typeof value === 'boolean') return value
      throw new Broken(rule, 'this is neither true nor false')
    },
    write: (value) => (value ? 'true' : 'false'),
  }
}

export function oneOf(rule: string, choices: readonly string[]): Codec {
  const known = new Set<unknown>(choices)
  return {
    read(value) {
      if (known.has(value)) return value
      throw new Broken(rule, `this is none of ${choices.join(', ')}`)
    },
    write: (value) => writeString(value as string),
  }
}

export function matching(rule: string, pattern: RegExp, what: string): Codec {
  return {
    read(value) {
      if (typeof value === 'string' && pattern.test(value)) return value
      throw new Broken(rule, `this is no ${what}`)
    },
    write: (value) => writeString(value as string),
  }
}

// `ff` would be opaque, which is written without it.
export const color = matching('F25', /^#[0-9a-f]{6}(?!ff$)([0-9a-f]{2})?$/, 'colour #rrggbb or #rrggbbaa')

/** A list of as many items as there are codecs; with `least`, the ones after that many may lack. */
export function tuple(rule: string, codecs: readonly Codec[], least = codecs.length): Codec {
  return {
    read(value, scope) {
      if (!Array.isArray(value) || value.length < least || value.length > codecs.length)
        throw new Broken(rule, `this is no list of ${codecs.length}`)
      for (let i = 0; i < value.length; i++) readItem(codecs[i] as Codec, value, i, scope)
      return value
    },
    write(value, pen) {
      const items = value as readonly unknown[]
      let text = '['
      for (let i = 0; i < items.length; i++)
        text += (i === 0 ? '' : ',') + (codecs[i] as Codec).write(items[i], pen)
      return `${text}]`
    },
  }
}

export function numbers(rule: string, count: number, decimals: 2 | 6 = 2): Codec {
  const one = number(rule, -Infinity, Infinity, decimals)
  return tuple(rule, Array<Codec>(count).fill(one))
}

export function list(rule: string, codec: Codec, least = 0): Codec {
  return {
    read(value, scope) {
      if (!Array.isArray(value)) throw new Broken(rule, 'this is no list')
      if (value.length < least) throw new Broken(rule, `the list has fewer than ${least}`)
      for (let i = 0; i < value.length; i++) readItem(codec, value, i, scope)
      return value
    },
    write(value, pen) {
      const items = value as readonly unknown[]
      let text = '['
      for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + codec.write(items[i], pen)
      return `${text}]`
    },
  }
}

function readItem(codec: Codec, items: unknown[], index: number, scope: Scope): void {
  try {
    items[index] = codec.read(items[index], scope)
  } catch (caught) {
    throw under(caught, index)
  }
}

/**
 * An object of known fields, in schema order, and unknown ones, which go to `extra`. `check` judges the fields together.
 * With `keepDefaults` a field is written though it has its default: in a `set` it says something.
 */
export function object(
  rule: string,
  fields: readonly Field[],
  check: (value: JsonObject, scope: Scope) => void = () => {},
  keepDefaults = false,
): Codec {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const needed = fields.filter((field) => field.required).map((field) => field.key)
  return {
    read(value, scope) {
      if (!isObject(value)) throw new Broken(rule, 'this is no object')
      const extra = readFields(value, byKey, scope)
      for (const key of needed) if (value[key] === undefined) throw new Broken(rule, `there is no ${key}`)
      const typed = extra === undefined ? value : withExtra(value, byKey, extra)
      check(typed, scope)
      return typed
    },
    write: (value, pen) => writeFields(value as JsonObject, fields, keepDefaults, pen),
  }
}

/** Reads the known fields in place and answers the unknown ones. */
function readFields(
  value: JsonObject,
  byKey: ReadonlyMap<string, Field>,
  scope: Scope,
): [string, string][] | undefined {
  let extra: [string, string][] | undefined
  for (const key in value) {
    try {
      const field = byKey.get(key)
      if (field === undefined) {
        extra ??= []
        extra.push([key, canonicalJson(value[key])])
      } else value[key] = field.codec.read(value[key], scope)
    } catch (caught) {
      throw under(caught, key)
    }
  }
  return extra
}

function withExtra(
  value: JsonObject,
  byKey: ReadonlyMap<string, Field>,
  extra: [string, string][],
): JsonObject {
  const typed: JsonObject = {}
  for (const key in value) if (byKey.has(key)) typed[key] = value[key]
  typed.extra = sortedExtra(extra)
  return typed
}

export function sortedExtra(extra: [string, string][]): Extra {
  return extra.sort((a, b) => compareUtf8(a[0], b[0]))
}

function writeFields(value: JsonObject, fields: readonly Field[], keepDefaults: boolean, pen: Pen): string {
  let text = ''
  for (const { key, codec, standard } of fields) {
    const item = value[key]
    if (item === undefined) continue
    const written = codec.write(item, pen)
    if (written !== standard || keepDefaults) text += `,"${key}":${written}`
  }
  text += writeExtra(value.extra as Extra | undefined)
  return `{${text.slice(1)}}`
}

/** Unknown fields as they follow the known ones: `,"key":json`. */
export function writeExtra(extra: Extra | undefined): string {
  let text = ''
  for (const [key, json] of extra ?? []) text += `,${writeString(key)}:${json}`
  return text
}
