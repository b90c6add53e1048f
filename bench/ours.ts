// The bench's session as our recording: chunks by the rule of the format (20 s, 64 KB of raw entries), through the project's own encoder.
import { encodeChunk, treeChecksum } from '../src/format/encode.ts'
import type {
  Add,
  Chunk,
  ChunkHeader,
  Diff,
  DiffEntry,
  Entry,
  Move,
  NodeId,
  RecordingTime,
  Text,
  Update,
  ViewNode,
} from '../src/format/types.ts'
import { type Change, SCREEN, Session, type SessionPlan, type View } from './session.ts'

const CHUNK_MS = 20_000
const CHUNK_BYTES = 65_536

/** The inflated chunks, in order. `sessionId` and `deviceId` go into the headers. */
export function* ourChunks(plan: SessionPlan, deviceId: string, sessionId: string): Generator<string> {
  const session = new Session(plan)
  let sequence = 0
  let first = 0
  let bytes = 0
  let entries: Entry[] = [snapshotOf(session, 0)]
  const close = (): string => {
    const lastAt = entries[entries.length - 1]?.at ?? (0 as RecordingTime)
    const header = headerOf(deviceId, sessionId, sequence++, entries, lastAt)
    const checksum = treeChecksum(nodeOf(session.root))
    const chunk: Chunk = { header, entries, end: { kind: 'end', at: lastAt, checksum } }
    return encodeChunk(chunk)
  }
  for (const change of session.changes()) {
    const entry: DiffEntry = { kind: 'diff', at: change.at as RecordingTime, ...diffOf(change) }
    entries.push(entry)
    bytes += JSON.stringify(entry).length + 1
    if (change.at - first < CHUNK_MS && bytes < CHUNK_BYTES) continue
    yield close()
    first = change.at
    bytes = 0
    entries = [snapshotOf(session, change.at)]
  }
  yield close()
}

function snapshotOf(session: Session, at: number): Entry {
  return { kind: 'snapshot', at: at as RecordingTime, tree: nodeOf(session.root) }
}

/** A view as our format says it; the root box is the screen. */
function nodeOf(view: View): ViewNode {
  const children = view.children.map(nodeOf)
  return {
    id: view.id as NodeId,
    class: view.parent === null ? 'UIScreen' : CLASSES[view.kind],
    kind: view.parent === null ? 'screen' : view.kind === 'label' ? 'text' : 'view',
    frame: view.frame,
    ...(view.kind === 'list' ? { clips: true, scroll: [0, view.scrollTop] as const } : {}),
    ...(view.kind === 'label' || view.kind === 'group' ? {} : { background: view.color }),
    ...(view.kind === 'label' ? { text: textOf(view.text, view) } : {}),
    ...(children.length > 0 ? { children } : {}),
  }
}

const CLASSES = { box: 'UIView', group: 'UIView', list: 'UITableView', label: 'UILabel' } as const

const SIZE = 10

function textOf(string: string, view: Pick<View, 'color' | 'frame'>): Text {
  const width = [...string].reduce((sum, char) => sum + advanceOf(char), 0)
  return {
    string,
    runs: [{ size: SIZE, color: view.color }],
    lineLimit: 1,
    lines: [width < view.frame[2] ? [SIZE, width] : [SIZE]],
  }
}

/** As wide as an ordinary sans has it, in points: a recorder lays text out with a real font. */
function advanceOf(char: string): number {
  const parts = 'iljt f'.includes(char)
    ? 0.26
    : 'mw'.includes(char)
      ? 0.8
      : 'ckrsvxyz'.includes(char)
        ? 0.5
        : 0.57
  return parts * SIZE
}

function diffOf(change: Change): Diff {
  switch (change.kind) {
    case 'add':
      return {
        adds: [
          { parent: change.parent as NodeId, index: change.index, node: nodeOf(change.view) } satisfies Add,
        ],
      }
    case 'remove':
      return { removes: [change.view as NodeId] }
    case 'move':
      return {
        moves: [
          { id: change.view as NodeId, parent: change.parent as NodeId, index: change.index } satisfies Move,
        ],
      }
    case 'scroll':
      return { updates: [{ id: change.view as NodeId, set: { scroll: [0, change.top] } }] }
    case 'frame':
      return { updates: [{ id: change.view as NodeId, set: { frame: change.frame } }] }
    case 'text':
      return { updates: [textUpdate(change)] }
  }
}

function textUpdate(change: Extract<Change, { kind: 'text' }>): Update {
  const { view, text, color, frame } = change
  return { id: view as NodeId, set: { text: textOf(text, { color, frame }) } }
}

function headerOf(
  deviceId: string,
  sessionId: string,
  sequence: number,
  entries: readonly Entry[],
  lastAt: RecordingTime,
): ChunkHeader {
  const startedAt = Number(sessionId)
  const firstAt = entries[0]?.at ?? lastAt
  const counts: Record<string, number> = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    format: 2,
    deviceId,
    sessionId,
    sequence,
    startedAt,
    wallAt: startedAt + firstAt,
    firstAt,
    lastAt,
    counts,
    resources: [],
    device: {
      model: 'iPad13,8',
      os: 'iPadOS',
      osVersion: '17.5',
      screen: [SCREEN.width, SCREEN.height],
      scale: 2,
      locale: 'en_US',
      timeZone: 'UTC',
    },
    app: { bundleId: 'bench', version: '1', build: '1' },
    sdk: { name: 'bench', version: '1' },
    privacy: { maskLevel: 'medium' },
  }
}
