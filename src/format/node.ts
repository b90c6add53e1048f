// One node of the tree and all below it (F21 … F24), and the fields that an update may set (F32).
// Recursion is safe: parsing caps the nesting at 1,100, and a node deeper than 256 is refused before it is entered.
import {
  boolean,
  type Codec,
  color,
  type Field,
  list,
  nodeId,
  number,
  numbers,
  object,
  optional,
  required,
  type Scope,
  string,
} from './codec.ts'
import { blur, border, control, gradient, image, input, mask, placeholder, shadow } from './content.ts'
import { isObject, type JsonObject } from './json.ts'
import { checkNode } from './nodeRules.ts'
import { Broken, under } from './problem.ts'
import { changedText, text } from './text.ts'
import { LIMITS, type ViewNode } from './types.ts'

const flag = boolean('F23')

/** What a `set` may hold, in schema order; `kind` and `frame` are no defaults to go back to. */
const changeable: readonly Field[] = [
  optional('kind', string('F23')),
  optional('frame', numbers('F23', 4)),
  optional('scroll', numbers('F23', 2), '[0,0]'),
  optional('transform', numbers('F23', 6, 6), '[1,0,0,1,0,0]'),
  optional('anchor', numbers('F23', 2), '[0.5,0.5]'),
  optional('clips', flag, 'false'),
  optional('radii', numbers('F23', 4), '[0,0,0,0]'),
  optional('background', color),
  optional('gradient', gradient),
  optional('border', border),
  optional('shadow', shadow),
  optional('alpha', number('F23', 0, 1), '1'),
  optional('hidden', flag, 'false'),
  optional('blur', blur),
  optional('text', text),
  optional('image', image),
  optional('control', control),
  optional('input', input),
  optional('placeholder', placeholder),
  optional('mask', mask),
  optional('accessibilityId', string('F23')),
  optional('controller', string('F23')),
]

/** The fields that an update may name, in schema order. */
export const UPDATABLE: readonly string[] = changeable.map((field) => field.key)

const node: Codec = { read: readNode, write: (value, pen) => fields.write(value, pen) }

/** An id that counts on from the node before is not written; reading puts it in before the field is judged. */
const countedId: Codec = {
  read: nodeId.read,
  write(value, pen) {
    const isNext = !pen.allIds && value === pen.lastId + 1
    pen.lastId = value as number
    return isNext ? '' : String(value)
  },
}

const fields = object('F23', [
  optional('id', countedId, ''),
  required('class', string('F23')),
  ...changeable.map((field) => (isNeeded(field.key) ? required(field.key, field.codec) : field)),
  optional('children', list('F23', node), '[]'),
])

function isNeeded(key: string): boolean {
  return key === 'kind' || key === 'frame'
}

function readNode(value: unknown, scope: Scope): ViewNode {
  if (++scope.depth > LIMITS.depth) throw new Broken('F22', `the tree is more than ${LIMITS.depth} deep`)
  if (++scope.nodes > LIMITS.nodes) throw new Broken('F22', `there are more than ${LIMITS.nodes} nodes`)
  if (isObject(value)) countId(value, scope)
  const typed = fields.read(value, scope) as ViewNode
  if (scope.ids.has(typed.id)) throw new Broken(scope.idRule, `the id ${typed.id} stands twice`, 'id')
  scope.ids.add(typed.id)
  checkNode(typed, scope.depth === 1)
  scope.depth--
  return typed
}

/** A node stands before its children, wherever its keys do. */
function countId(value: JsonObject, scope: Scope): void {
  if (value.id === undefined) value.id = nextId(scope)
  scope.lastId = value.id as number
}

function nextId(scope: Scope): number {
  try {
    return nodeId.read(scope.lastId + 1, scope) as number
  } catch (caught) {
    throw under(caught, 'id')
  }
}

/** The root node of a snapshot. */
export const tree: Codec = node

/** The node of an add: as the root of a snapshot, but one level down at least. */
export const addedNode: Codec = {
  read(value, scope) {
    scope.depth = 1
    return readNode(value, scope)
  },
  write: node.write,
}

const forbidden: Codec = {
  read() {
    throw new Broken('F32', 'this field cannot be updated')
  },
  write: () => '',
}

const changes = object(
  'F32',
  [
    ...changeable.map((field) => (field.key === 'text' ? optional('text', changedText) : field)),
    ...['id', 'class', 'children'].map((key) => optional(key, forbidden)),
  ],
  undefined,
  true,
)

const unset: Codec = { read: (value) => value, write: (value) => JSON.stringify(value) }

/** `+`: an id, counted from that of the update before. Typed as the id itself. */
const step: Codec = {
  read(value, scope) {
    if (!Number.isInteger(value)) throw new Broken('F21', 'this is no integer')
    scope.lastUpdate += value as number
    return nodeId.read(scope.lastUpdate, scope)
  },
  write(value, pen) {
    const by = (value as number) - pen.lastUpdate
    pen.lastUpdate = value as number
    return String(by)
  },
}

const counted = object(
  'F15',
  [required('+', step), optional('set', changes, '{}'), optional('unset', unset, '[]')],
  checkUnset,
)

/** One entry of `updates`. In the file it has `+`, typed the `id`. */
export const update: Codec = {
  read(value, scope) {
    const { '+': id, ...rest } = counted.read(value, scope) as JsonObject
    return { id, ...rest }
  },
  write(value, pen) {
    const { id, ...rest } = value as JsonObject
    return counted.write({ '+': id, ...rest }, pen)
  },
}

const resettable = new Set<unknown>(UPDATABLE.filter((key) => !isNeeded(key)))

function checkUnset({ set = {}, unset: names = [] }: JsonObject): void {
  if (!Array.isArray(names)) throw new Broken('F32', 'this is no list', 'unset')
  const seen = new Set<unknown>(Object.keys(set as JsonObject))
  names.forEach((name, index) => {
    if (!resettable.has(name)) throw new Broken('F32', 'this is no field to unset', `unset[${index}]`)
    if (seen.has(name)) throw new Broken('F32', 'the field stands twice', `unset[${index}]`)
    seen.add(name)
  })
}
