// What kinds of nodes hold, text apart: picture, control, text input, placeholder, mask (F23, F27 … F29), and the looks that
// any node may have (F23).
import {
  boolean,
  color,
  integer,
  list,
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
import { Broken } from './problem.ts'

const number23 = number('F23')
const part = number('F23', 0, 1)

export const gradient = object(
  'F23',
  [
    required('type', oneOf('F23', ['axial', 'radial', 'conic'])),
    required('colors', list('F23', color, 2)),
    optional('stops', list('F23', part)),
    required('start', numbers('F23', 2)),
    required('end', numbers('F23', 2)),
  ],
  checkStops,
)

function checkStops(value: JsonObject): void {
  const stops = value.stops as readonly number[] | undefined
  if (stops === undefined) return
  if (stops.length !== (value.colors as readonly string[]).length)
    throw new Broken('F23', 'there are not as many stops as colours', 'stops')
  for (let i = 1; i < stops.length; i++)
    if ((stops[i] as number) < (stops[i - 1] as number))
      throw new Broken('F23', 'the stops do not ascend', `stops[${i}]`)
}

export const border = object('F23', [required('width', number23), required('color', color)])

export const shadow = object('F23', [
  required('color', color),
  required('radius', number23),
  required('offset', numbers('F23', 2)),
])

export const blur = object('F23', [required('style', string('F23')), optional('tint', color)])

const MODES = ['fill', 'fit', 'cover', 'center', 'top', 'bottom', 'left', 'right']
const CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight']

export const image = object(
  'F23',
  [
    required('resource', integer('F23')),
    optional('mode', oneOf('F23', [...MODES, ...CORNERS]), '"fill"'),
    optional('tint', color),
    optional('size', numbers('F23', 2)),
  ],
  checkResource,
)

function checkResource(value: JsonObject, scope: Scope): void {
  if ((value.resource as number) >= scope.resources)
    throw new Broken('F8', `the header lists ${scope.resources} resources`, 'resource')
}

const number27 = number('F27')
const boolean27 = boolean('F27')
const selected = integer('F27', -1)

export const control = object('F27', [
  optional('on', boolean27),
  optional('value', number27),
  optional('min', number27),
  optional('max', number27),
  optional('selected', selected),
  optional('count', integer('F27')),
  optional('columns', list('F27', tuple('F27', [integer('F27'), selected]))),
  optional('mode', string('F27')),
  optional('date', string('F27')),
  optional('animating', boolean27, 'false'),
  optional('enabled', boolean27, 'true'),
  optional('highlighted', boolean27, 'false'),
  optional('tint', color),
  optional('track', color),
  optional('thumb', color),
])

export const input = object('F23', [
  optional('placeholder', string('F23')),
  optional('caret', integer('F23')),
  optional('secure', boolean('F23'), 'false'),
  optional('focused', boolean('F23'), 'false'),
])

export const placeholder = object('F28', [
  required(
    'reason',
    oneOf('F28', ['webView', 'map', 'video', 'outOfProcess', 'blocked', 'unsupported', 'overLimit']),
  ),
  optional('label', string('F28')),
])

export const mask = object('F29', [
  required(
    'reason',
    oneOf('F29', ['level', 'class', 'view', 'ancestor', 'secure', 'contentType', 'unknownClass']),
  ),
  required('lines', integer('F29')),
])
