// Seeded trees and chunks that use all of the format. Test-only, shared by the rooms that read recordings. All values are in their
// canonical form (no defaults, two decimals), so that writing and reading give an equal object back.
import { encodeEntry, treeChecksum } from '../encode.ts'
import type {
  Chunk,
  ChunkHeader,
  DiffEntry,
  Entry,
  RecordingTime,
  SnapshotEntry,
  ViewTree,
} from '../types.ts'
import { otherEntry } from './generateEntry.ts'
import { newIds, randomTree } from './generateTree.ts'
import { mutated } from './mutate.ts'
import type { Random } from './random.ts'
import { slowDiff } from './slowDiff.ts'

export interface ChunkShape {
  /** Nodes of the first snapshot. */
  readonly nodes: number
  /** Entries after it. */
  readonly entries: number
  readonly sequence?: number
  readonly firstAt?: number
}

/** A valid chunk: a snapshot, then diffs and all other kinds of entries at irregular times. */
export function randomChunk(random: Random, shape: ChunkShape): Chunk {
  const ids = newIds()
  let tree = randomTree(random, ids, shape.nodes)
  let at = shape.firstAt ?? 0
  const entries: Entry[] = [snapshot(at, tree)]
  for (let i = 0; i < shape.entries; i++) {
    at += random.pick([0, 0, 16, 33, 100, 1200, 9000])
    if (random.chance(0.03)) {
      tree = randomTree(random, ids, shape.nodes)
      entries.push(snapshot(at, tree))
    } else if (random.chance(0.6)) {
      const after = mutated(random, ids, tree, random.int(1, 4))
      const diff = slowDiff(tree, after)
      if (diff !== null) entries.push({ kind: 'diff', at: at as RecordingTime, ...diff } as DiffEntry)
      tree = after
    } else entries.push(otherEntry(random, at as RecordingTime))
  }
  return sealed(entries, tree, shape.sequence ?? 0)
}

/** Header and end for entries that lead to `tree`. */
export function sealed(entries: readonly Entry[], tree: ViewTree, sequence: number): Chunk {
  const firstAt = (entries[0] as Entry).at
  const lastAt = (entries.at(-1) as Entry).at
  const header: ChunkHeader = {
    format: 2,
    deviceId: 'D3V1CE',
    sessionId: '1700000000000',
    sequence,
    startedAt: 1_700_000_000_120,
    wallAt: 1_700_000_000_120 + firstAt,
    firstAt,
    lastAt,
    counts: countsOf(entries),
    resources: RESOURCES,
    device: {
      model: 'iPhone15,4',
      os: 'iOS',
      osVersion: '17.5',
      screen: [393, 852],
      scale: 3,
      locale: 'en_DE',
      timeZone: 'Europe/Berlin',
    },
    app: { bundleId: 'org.example.shop', version: '2.3.1', build: '231' },
    sdk: { name: 'session-replay-ios', version: '0.1.0' },
    privacy: { maskLevel: 'medium' },
  }
  return { header, entries, end: { kind: 'end', at: lastAt, checksum: treeChecksum(tree) } }
}

/** As many pictures as random nodes refer to. */
export const RESOURCES: readonly string[] = ['0', '1', '2', '3'].map((digit) => digit.repeat(32))

function snapshot(at: number, tree: ViewTree): SnapshotEntry {
  return { kind: 'snapshot', at: at as RecordingTime, tree }
}

function countsOf(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const entry of entries) {
    const { kind } = JSON.parse(encodeEntry(entry)) as { kind: string }
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
