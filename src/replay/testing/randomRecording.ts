// Seeded random recordings for tests: several chunks, some missing, some overlapping, with equal times, idle stretches, kind changes, moves out of
// removed subtrees, later snapshots and touches. Small trees: the slow reference judges them.

import { treeChecksum } from '../../format/encode.ts'
import type { ChunkInfo, Mark, ReplayIndex } from '../../format/replayIndex.ts'
import { type Random, seeded } from '../../format/testing/random.ts'
import { applyDiffSlowly, nodesOf } from '../../format/testing/reference.ts'
import type {
  Add,
  Chunk,
  ChunkHeader,
  Diff,
  Entry,
  Move,
  NodeId,
  RecordingTime,
  TouchEntry,
  Update,
  ViewNode,
  ViewTree,
} from '../../format/types.ts'

export interface RandomRecording {
  readonly index: ReplayIndex
  /** By sequence; those of `index` only. */
  readonly chunks: ReadonlyMap<number, Chunk>
}

const STARTED_AT = 1_700_000_000_000
/** A tree of this size grows no further: the reference is slow. */
const MOST_NODES = 40

/** The same recording for the same seed. */
export function randomRecording(seed: number): RandomRecording {
  const random = seeded(seed)
  const writer = new Writer(random)
  const chunks: Chunk[] = []
  const count = random.int(1, 6)
  for (let sequence = random.chance(0.2) ? 1 : 0; sequence < count; sequence++) {
    chunks.push(writer.chunk(sequence))
    writer.pass()
    if (random.chance(0.2)) sequence++
  }
  if (chunks.length === 0) chunks.push(writer.chunk(1))
  return recordingOf(chunks)
}

/** The index that a server would make of these chunks. */
export function recordingOf(chunks: readonly Chunk[]): RandomRecording {
  const first = (chunks[0] as Chunk).header
  const infos = chunks.map(({ header }) => infoOf(header)).sort((a, b) => a.sequence - b.sequence)
  const duration = Math.max(...infos.map((info) => info.lastAt)) as RecordingTime
  const { deviceId, sessionId, startedAt, device, app, sdk, privacy } = first
  const about = {
    deviceId,
    sessionId,
    startedAt,
    device,
    app,
    sdk,
    privacy,
    clockOffset: 0,
    receivedAt: startedAt,
  }
  const activity = activityOf(chunks, duration)
  const index = { ...about, duration, chunks: infos, activity, marks: chunks.flatMap(marksOf) }
  return { index, chunks: new Map(chunks.map((chunk) => [chunk.header.sequence, chunk])) }
}

function infoOf({ sequence, firstAt, lastAt, wallAt, counts }: ChunkHeader): ChunkInfo {
  return {
    sequence,
    firstAt,
    lastAt,
    wallAt,
    counts,
    bytes: 1_000,
    sha256: String(sequence).padStart(64, '0'),
  }
}

const BUCKET_MS = 1_000

function activityOf(chunks: readonly Chunk[], duration: number): ReplayIndex['activity'] {
  const counts = Array<number>(Math.floor(duration / BUCKET_MS) + 1).fill(0)
  for (const entry of chunks.flatMap((chunk) => chunk.entries))
    if (entry.kind === 'diff' || entry.kind === 'touch') {
      const bucket = Math.floor(entry.at / BUCKET_MS)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  return { bucketMs: BUCKET_MS, counts }
}

function marksOf({ entries }: Chunk): Mark[] {
  return entries.flatMap((entry): Mark[] => {
    if (entry.kind === 'screen') return [{ at: entry.at, kind: 'screen', name: entry.name, reason: null }]
    if (entry.kind !== 'lifecycle') return []
    return [{ at: entry.at, kind: 'lifecycle', name: entry.state, reason: entry.reason ?? null }]
  })
}

/** Puts a header and an end around entries. */
export function chunkOf(sequence: number, entries: readonly Entry[], last: ViewTree): Chunk {
  const counts: Record<string, number> = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  const firstAt = (entries[0] as Entry).at
  const lastAt = (entries.at(-1) as Entry).at
  const header: ChunkHeader = {
    format: 2,
    deviceId: 'device',
    sessionId: '1700000000000',
    sequence,
    startedAt: STARTED_AT,
    wallAt: STARTED_AT + firstAt,
    firstAt,
    lastAt,
    counts,
    resources: [],
    device: {
      model: 'iPhone15,4',
      os: 'iOS',
      osVersion: '17.5',
      screen: [393, 852],
      scale: 3,
      locale: 'en',
      timeZone: 'UTC',
    },
    app: { bundleId: 'app', version: '1', build: '1' },
    sdk: { name: 'test', version: '1' },
    privacy: { maskLevel: 'medium' },
  }
  return { header, entries, end: { kind: 'end', at: lastAt, checksum: treeChecksum(last) } }
}

/** Changes one tree at random, and writes down what it did. */
class Writer {
  private readonly random: Random
  private now = 0
  private nextId = 2
  private tree: ViewTree
  /** Ids that this chunk had: they do not come back in it. */
  private used = new Set<number>()

  constructor(random: Random) {
    this.random = random
    this.tree = { id: 1 as NodeId, class: 'UIScreen', kind: 'screen', frame: [0, 0, 393, 852] }
    for (let i = 0; i < 6; i++) this.change()
  }

  chunk(sequence: number): Chunk {
    this.used = new Set(nodesOf(this.tree).map((node) => node.id))
    const entries: Entry[] = [{ kind: 'snapshot', at: this.time, tree: this.tree }]
    for (let left = this.random.int(0, 30); left > 0; left--) {
      this.now += this.random.chance(0.3) ? 0 : this.random.int(1, 400)
      entries.push(this.entry())
    }
    return chunkOf(sequence, entries, this.tree)
  }

  /** Between two chunks: idle, at once, or back in time (an overlap). */
  pass(): void {
    const passed = this.random.pick([0, 1, 500, 9_000, -700])
    this.now = Math.max(0, this.now + passed)
  }

  private get time(): RecordingTime {
    return this.now as RecordingTime
  }

  private entry(): Entry {
    const at = this.time
    const dice = this.random.next()
    if (dice < 0.7) return { kind: 'diff', at, ...this.change() }
    if (dice < 0.75) {
      this.change()
      return { kind: 'snapshot', at, tree: this.tree }
    }
    if (dice < 0.9) return this.touch()
    if (dice < 0.95) return { kind: 'screen', at, name: `Screen${this.random.int(1, 9)}` }
    return {
      kind: 'lifecycle',
      at,
      state: this.random.pick(['background', 'foreground', 'paused', 'resumed'] as const),
    }
  }

  private touch(): TouchEntry {
    const { random } = this
    const phase = random.pick(['began', 'moved', 'ended', 'cancelled'] as const)
    const touch: TouchEntry = { kind: 'touch', at: this.time, finger: random.int(0, 1), phase }
    if (random.chance(0.1)) return touch
    const points = [0, 16, 33].map((dt) => [dt, random.int(0, 393), random.int(0, 852)] as const)
    return { ...touch, points: points.slice(0, random.int(1, 3)) }
  }

  /** A diff that the reference accepts; the tree is moved on by it. */
  private change(): Diff {
    for (;;) {
      const diff = this.attempt()
      if (!diff) continue
      const applied = applyDiffSlowly(this.tree, diff, 0, this.used)
      if (!applied.ok) continue
      this.tree = applied.value
      for (const node of nodesOf(this.tree)) this.used.add(node.id)
      return diff
    }
  }

  private attempt(): Diff | null {
    const { random } = this
    const nodes = nodesOf(this.tree)
    const free = nodes.slice(1).filter(() => random.chance(0.3))
    const removes = free.filter(() => random.chance(0.2)).map((node) => node.id)
    const moves = free
      .filter((node) => !removes.includes(node.id) && random.chance(0.4))
      .map((node): Move => ({ id: node.id, ...this.place(nodes) }))
    const adds = Array.from(
      { length: nodes.length > MOST_NODES ? 0 : random.int(0, 2) },
      (): Add => ({ ...this.place(nodes), node: this.node(3) }),
    )
    const updates = nodes
      .filter((node) => !removes.includes(node.id) && random.chance(0.2))
      .map((node) => this.update(node))
    const diff: Diff = {
      ...(adds.length > 0 && { adds: sorted(adds) }),
      ...(removes.length > 0 && { removes }),
      ...(moves.length > 0 && { moves: sorted(moves) }),
      ...(updates.length > 0 && { updates }),
    }
    return Object.keys(diff).length > 0 ? diff : null
  }

  private place(nodes: readonly ViewNode[]): { parent: NodeId; index: number } {
    const parent = this.random.pick(nodes)
    return { parent: parent.id, index: this.random.int(0, parent.children?.length ?? 0) }
  }

  private node(depth: number): ViewNode {
    const { random } = this
    const count = depth > 1 && random.chance(0.5) ? random.int(1, 3) : 0
    const id = this.nextId++ as NodeId
    const frame = [random.int(0, 300), random.int(0, 800), random.int(1, 200), random.int(1, 200)] as const
    const node: ViewNode = { id, class: 'UIView', kind: 'view', frame, background: '#336699' }
    return count === 0
      ? node
      : { ...node, children: Array.from({ length: count }, () => this.node(depth - 1)) }
  }

  private update(node: ViewNode): Update {
    const { random } = this
    const { id } = node
    if (node.kind === 'screen') return { id, set: { background: `#00000${random.int(0, 9)}` } }
    const string = `text ${random.int(0, 1_000_000)}`
    return random.pick<() => Update>([
      () => ({ id, set: { frame: [random.int(0, 300), random.int(0, 800), 40, 40] } }),
      () => ({ id, set: { scroll: [0, random.int(-50, 900)] } }),
      () => ({ id, set: { kind: 'text', text: { string, runs: [{ size: 17 }] } } }),
      () => ({ id, set: { kind: 'switch', control: { on: random.chance(0.5) } } }),
      () => ({ id, set: { kind: 'view' }, unset: ['background'] }),
      () => ({ id, set: { extra: [['glow', String(random.int(0, 9))]] } }),
      () => ({ id, unset: ['scroll', 'alpha'] }),
      () => ({ id, set: { alpha: random.int(0, 100) / 100, hidden: random.chance(0.5) } }),
    ])()
  }
}

/** As the file has them: by parent, then index. */
function sorted<T extends { readonly parent: NodeId; readonly index: number }>(
  operations: readonly T[],
): T[] {
  return [...operations].sort((a, b) => a.parent - b.parent || a.index - b.index)
}
