// The decoder on small chunks made by hand: what it keeps, which rule it names.
import { expect, test } from 'vitest'
import { decodeChunk } from './decode.ts'
import { encodeChunk, treeChecksum } from './encode.ts'
import type { SnapshotEntry } from './types.ts'

const header = {
  format: 1,
  deviceId: 'B1C7',
  sessionId: '1700000000000',
  sequence: 0,
  startedAt: 1700000000120,
  wallAt: 1700000000120,
  firstAt: 0,
  lastAt: 412,
  counts: { diff: 1, snapshot: 1 },
  resources: [],
  device: {
    model: 'iPhone15,4',
    os: 'iOS',
    osVersion: '17.5',
    screen: [393, 852],
    scale: 3,
    locale: 'en_US',
    timeZone: 'Europe/Berlin',
  },
  app: { bundleId: 'org.example', version: '1.0', build: '1' },
  sdk: { name: 'session-replay-ios', version: '0.1.0' },
  privacy: { maskLevel: 'medium' },
}
const tree = {
  id: 1,
  class: 'UIScreen',
  kind: 'screen',
  frame: [0, 0, 393, 852],
  children: [
    {
      id: 7,
      class: 'UIScrollView',
      kind: 'view',
      frame: [0, 0, 393, 852.333333],
      alpha: 0.999,
      glow: { b: 1e-7, 10: [true, null], a: 'x' },
    },
  ],
}
const entries = [
  { kind: 'snapshot', at: 0, tree },
  { kind: 'diff', at: 412, updates: [{ id: 7, set: { scroll: [0, 33.5] } }] },
  { kind: 'end', at: 412, checksum: '5d2c1a09' },
]
const text = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

test('a chunk is decoded, and written canonically', () => {
  const decoded = decodeChunk(text(header, ...entries))
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem))
  const snapshot = decoded.value.entries[0] as SnapshotEntry
  expect(snapshot.tree.children?.[0]?.extra).toEqual([['glow', '{"10":[true,null],"a":"x","b":0}']])
  expect(encodeChunk(decoded.value).split('\n')[1]).toBe(
    '{"kind":"snapshot","at":0,"tree":{"id":1,"class":"UIScreen","kind":"screen","frame":[0,0,393,852],"children":[{"id":7,"class":"UIScrollView","kind":"view","frame":[0,0,393,852.33],"glow":{"10":[true,null],"a":"x","b":0}}]}}',
  )
  expect(treeChecksum(snapshot.tree)).toMatch(/^[0-9a-f]{8}$/)
})
