// The small valid chunk that every file of fixtures/invalid/ is a broken copy of: each kind of entry once, one line each.
import { treeChecksum } from '../encode.ts'
import type { JsonObject } from '../json.ts'
import type { ViewTree } from '../types.ts'

/** Line numbers of `baseLines`. */
export const LINE = {
  header: 1,
  snapshot: 2,
  viewport: 3,
  touch: 4,
  diff: 5,
  lifecycle: 6,
  screen: 7,
  log: 8,
  end: 9,
}

const label = (id: number, string: string): JsonObject => ({
  id,
  class: 'UILabel',
  kind: 'text',
  frame: [16, 8, 200, 20.33],
  text: { string, runs: [{ size: 17 }], lines: [[0, string.length, 16, 42.5]] },
})

export function baseTree(): JsonObject {
  return {
    id: 1,
    class: 'UIScreen',
    kind: 'screen',
    frame: [0, 0, 393, 852],
    children: [
      {
        id: 2,
        class: 'UIWindow',
        kind: 'view',
        frame: [0, 0, 393, 852],
        background: '#ffffff',
        children: views(),
      },
    ],
  }
}

function views(): JsonObject[] {
  return [
    label(3, 'Cart'),
    {
      id: 4,
      class: 'UIImageView',
      kind: 'image',
      frame: [0, 40, 60, 60],
      image: { resource: 0, size: [60, 60] },
    },
    {
      id: 5,
      class: 'UITextField',
      kind: 'input',
      frame: [16, 110, 361, 34],
      input: { placeholder: 'Password', secure: true },
      mask: { reason: 'secure', lines: 1 },
    },
    { id: 6, class: 'UISwitch', kind: 'switch', frame: [316, 150, 51, 31], control: { on: true } },
    {
      id: 7,
      class: 'UIView',
      kind: 'view',
      frame: [0, 200, 393, 100],
      children: [label(8, 'Total'), { id: 10, class: 'UIView', kind: 'view', frame: [0, 50, 393, 50] }],
    },
    {
      id: 9,
      class: 'WKWebView',
      kind: 'placeholder',
      frame: [0, 300, 393, 200],
      placeholder: { reason: 'webView' },
    },
  ]
}

export function baseHeader(): JsonObject {
  return {
    format: 2,
    deviceId: 'B1C7-4F',
    sessionId: '1700000000000',
    sequence: 3,
    startedAt: 1_700_000_000_120,
    wallAt: 1_700_000_060_120,
    firstAt: 60_000,
    lastAt: 61_500,
    counts: {},
    resources: ['a'.repeat(32), 'b'.repeat(32)],
    device: {
      model: 'iPhone15,4',
      os: 'iOS',
      osVersion: '17.5',
      screen: [393, 852],
      scale: 3,
      locale: 'en_US',
      timeZone: 'Europe/Berlin',
    },
    app: { bundleId: 'org.example.shop', version: '2.3.1', build: '231' },
    sdk: { name: 'session-replay-ios', version: '0.1.0' },
    privacy: { maskLevel: 'medium' },
  }
}

export const snapshotLine = (at = 60_000, tree = baseTree()): JsonObject => ({ kind: 'snapshot', at, tree })

export const diffLine = (operations: JsonObject, at = 60_500): JsonObject => ({
  kind: 'diff',
  at,
  ...operations,
})

/** A diff that leaves the tree's canonical bytes alone: what the checksum of `baseLines` holds. */
const noChange = (): JsonObject => ({ updates: [{ '+': 10, set: { frame: [0, 50, 393, 50] } }] })

/** Header, entries and end, one object per line. */
export function baseLines(): JsonObject[] {
  return sealedLines([
    snapshotLine(),
    { kind: 'viewport', at: 60_000, size: [393, 852], orientation: 'portrait', safeArea: [59, 0, 34, 0] },
    { kind: 'touch', at: 60_400, finger: 0, phase: 'began', points: [[0, 40, 160]], target: 6 },
    diffLine(noChange()),
    { kind: 'lifecycle', at: 60_600, state: 'dropped', reason: 'busy', captures: 2 },
    { kind: 'screen', at: 61_000, name: 'CartViewController' },
    { kind: 'log', at: 61_500, level: 'warning', message: 'slow answer' },
  ])
}

/** Entries between a header that tells the truth of them and an end that belongs to `tree`. */
export function sealedLines(entries: readonly JsonObject[], tree: JsonObject = baseTree()): JsonObject[] {
  const counts: Record<string, number> = {}
  for (const { kind } of entries) counts[kind as string] = (counts[kind as string] ?? 0) + 1
  const lastAt = entries.at(-1)?.at
  const end = { kind: 'end', at: lastAt, checksum: treeChecksum(tree as unknown as ViewTree) }
  return [{ ...baseHeader(), lastAt, counts }, ...entries, end]
}

export function textOf(lines: readonly JsonObject[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
