// Line 1 of a chunk (F4 … F6, F8).
import { compareUtf8 } from '../lib/utf8.ts'
import { type Codec, integer, matching, number, numbers, object, oneOf, required, string } from './codec.ts'
import { isObject, type JsonObject, writeString } from './json.ts'
import { PICTURE_NAME } from './pictureName.ts'
import { Broken, under } from './problem.ts'

const string5 = string('F5')
const whole = integer('F5')

const identifier: Codec = {
  read(value) {
    if (typeof value !== 'string') throw new Broken('F5', 'this is no string')
    if (/^[a-zA-Z0-9_.|@:=-]{1,256}$/.test(value) && value !== '.' && value !== '..' && value !== '-1')
      return value
    throw new Broken('F6', 'an identifier is 1 to 256 of a-z A-Z 0-9 _ - . | @ : = and not ., .. or -1')
  },
  write: (value) => writeString(value as string),
}

const counts: Codec = {
  read(value, scope) {
    if (!isObject(value)) throw new Broken('F5', 'this is no object')
    for (const key in value) {
      try {
        whole.read(value[key], scope)
      } catch (caught) {
        throw under(caught, key)
      }
    }
    return value
  },
  write(value) {
    const byKind = value as Record<string, number>
    const keys = Object.keys(byKind).sort(compareUtf8)
    return `{${keys.map((key) => `${writeString(key)}:${byKind[key]}`)}}`
  },
}

const resource = matching('F8', PICTURE_NAME, 'name of a picture, 32 lower-case hex digits')

const resources: Codec = {
  read(value, scope) {
    if (!Array.isArray(value)) throw new Broken('F5', 'this is no list')
    const seen = new Set<unknown>()
    value.forEach((item, index) => {
      try {
        if (seen.has(resource.read(item, scope))) throw new Broken('F8', 'the resource stands twice')
      } catch (caught) {
        throw under(caught, index)
      }
      seen.add(item)
    })
    return value
  },
  write: (value) => `[${(value as readonly string[]).map(writeString)}]`,
}

const device = object('F5', [
  required('model', string5),
  required('os', string5),
  required('osVersion', string5),
  required('screen', numbers('F5', 2)),
  required('scale', number('F5')),
  required('locale', string5),
  required('timeZone', string5),
])

const app = object('F5', [
  required('bundleId', string5),
  required('version', string5),
  required('build', string5),
])

const sdk = object('F5', [required('name', string5), required('version', string5)])

const privacy = object('F5', [required('maskLevel', oneOf('F5', ['light', 'medium', 'conservative']))])

export const header: Codec = object('F5', [
  required('format', integer('F4')),
  required('deviceId', identifier),
  required('sessionId', identifier),
  required('sequence', whole),
  required('startedAt', whole),
  required('wallAt', whole),
  required('firstAt', whole),
  required('lastAt', whole),
  required('counts', counts),
  required('resources', resources),
  required('device', device),
  required('app', app),
  required('sdk', sdk),
  required('privacy', privacy),
])

/** Counts as the chunk holds them, compared with the header's. */
export function sameCounts(stated: Readonly<JsonObject>, counted: ReadonlyMap<string, number>): boolean {
  const keys = Object.keys(stated)
  return keys.length === counted.size && keys.every((key) => stated[key] === counted.get(key))
}
