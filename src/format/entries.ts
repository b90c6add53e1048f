// The entries of a chunk, one codec per kind (F14 … F20). `kind` and `at` are judged before (decode.ts).
import {
  type Codec,
  type Field,
  integer,
  list,
  matching,
  nodeId,
  number,
  numbers,
  object,
  oneOf,
  optional,
  required,
  type Scope,
  string,
  tuple,
} from './codec.ts'
import type { JsonObject } from './json.ts'
import { addedNode, tree, update } from './node.ts'
import { Broken } from './problem.ts'
import type { Diff, ViewNode } from './types.ts'

const head: readonly Field[] = [required('kind', string('F12')), required('at', integer('F12'))]

const index = integer('F15')

const add = object('F15', [required('parent', nodeId), required('index', index), required('node', addedNode)])

const move = object('F15', [required('id', nodeId), required('parent', nodeId), required('index', index)])

const operations: readonly Field[] = [
  optional('adds', list('F15', add), '[]'),
  optional('removes', list('F15', nodeId), '[]'),
  optional('moves', list('F15', move), '[]'),
  optional('updates', list('F15', update), '[]'),
]

/** A diff by itself, as the golden files have it. */
export const diff: Codec = object('F15', operations, checkDiff)

function checkDiff(value: JsonObject, scope: Scope): void {
  const { adds = [], removes = [], moves = [], updates = [] } = value as Diff
  if (adds.length + removes.length + moves.length + updates.length === 0)
    throw new Broken('F15', 'the diff holds no operation')
  // The nodes of adds were put in as they were read.
  const taken = scope.ids
  removes.forEach((id, at) => {
    take(taken, id, `removes[${at}]`)
  })
  moves.forEach(({ id }, at) => {
    take(taken, id, `moves[${at}].id`)
  })
  const moved = new Set<number>(moves.map(({ id }) => id))
  const updated = new Set<number>()
  updates.forEach(({ id }, at) => {
    if (!moved.has(id)) take(taken, id, `updates[${at}].+`)
    else take(updated, id, `updates[${at}].+`)
  })
}

function take(taken: Set<number>, id: number, path: string): void {
  if (taken.has(id)) throw new Broken('F30', `there are two operations for the id ${id}`, path)
  taken.add(id)
}

const points = list('F16', tuple('F16', [integer('F16'), number('F16'), number('F16')]), 1)

function checkTouch(value: JsonObject): void {
  const touched = value.points as readonly (readonly number[])[] | undefined
  if (touched === undefined) {
    if (value.target !== undefined) throw new Broken('F16', 'a touch without points has no target', 'target')
    return
  }
  for (let i = 1; i < touched.length; i++)
    if ((touched[i]?.[0] as number) < (touched[i - 1]?.[0] as number))
      throw new Broken('F16', 'the points go back in time', `points[${i}]`)
}

/** By kind. What is not in here is an entry of an unknown kind. */
export const entries: ReadonlyMap<string, Codec> = new Map<string, Codec>([
  ['snapshot', object('F14', [...head, required('tree', tree)])],
  ['diff', object('F15', [...head, ...operations], checkDiff)],
  [
    'touch',
    object(
      'F16',
      [
        ...head,
        required('finger', integer('F16')),
        required('phase', oneOf('F16', ['began', 'moved', 'ended', 'cancelled'])),
        optional('points', points),
        optional('target', nodeId),
      ],
      checkTouch,
    ),
  ],
  [
    'viewport',
    object('F17', [
      ...head,
      required('size', numbers('F17', 2)),
      required(
        'orientation',
        oneOf('F17', ['portrait', 'portraitUpsideDown', 'landscapeLeft', 'landscapeRight']),
      ),
      required('safeArea', numbers('F17', 4)),
      optional('keyboard', numbers('F17', 4)),
    ]),
  ],
  [
    'lifecycle',
    object('F18', [
      ...head,
      required('state', oneOf('F18', ['foreground', 'background', 'paused', 'resumed', 'dropped'])),
      optional('reason', string('F18')),
      optional('captures', integer('F18', 1)),
    ]),
  ],
  ['screen', object('F19', [...head, required('name', string('F19'))])],
  ['log', object('F19', [...head, required('level', string('F19')), required('message', string('F19'))])],
  ['end', object('F20', [...head, required('checksum', matching('F20', /^[0-9a-f]{8}$/, 'checksum'))])],
])

/** A snapshot's tree by itself. */
export const readTree = (value: unknown, scope: Scope): ViewNode => tree.read(value, scope) as ViewNode
