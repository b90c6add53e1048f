// Sessions by hand: one screen with a Pay button, and whatever else a test puts into it. Uploaded through the same protocols as any other.
import { gzipSync } from 'node:zlib'
import { encodeChunk } from '../../src/format/encode.ts'
import { applyDiffSlowly } from '../../src/format/testing/reference.ts'
import type { Entry, NodeId, RecordingTime, TouchEntry, ViewNode, ViewTree } from '../../src/format/types.ts'
import { chunkOf } from '../../src/replay/testing/randomRecording.ts'
import { putChunk } from './record.ts'
import { DEMO_KEY } from './server.ts'

const id = (value: number) => value as NodeId
const at = (ms: number) => ms as RecordingTime

export const DEVICE = 'handmade'

/** The white screen with a blue button in its middle. */
const SCREEN: ViewTree = {
  id: id(1),
  class: 'UIScreen',
  kind: 'screen',
  frame: [0, 0, 393, 852],
  background: '#ffffff',
  children: [
    {
      id: id(2),
      class: 'UIButton',
      kind: 'button',
      frame: [96, 400, 200, 50],
      background: '#0a60ff',
      children: [
        {
          id: id(3),
          class: 'UILabel',
          kind: 'text',
          frame: [80, 14, 40, 22],
          text: { string: 'Pay', runs: [{ size: 17, color: '#ffffff' }] },
        },
      ],
    },
  ],
}

/** A finger on the button, and off it 80 ms later. */
export function tapOnPay(ms: number): TouchEntry[] {
  const touch = (time: number, phase: TouchEntry['phase']): TouchEntry => {
    return { kind: 'touch', at: at(time), finger: 0, phase, points: [[0, 196, 425]], target: id(2) }
  }
  return [touch(ms, 'began'), touch(ms + 80, 'ended')]
}

/** The app answers: the button gets another look. `shade` from 1 to 9. */
export function answer(ms: number, shade: number): Entry {
  const background = `#0a60${shade}0`
  return { kind: 'diff', at: at(ms), updates: [{ id: id(2), set: { background } }] }
}

export function log(ms: number, level: string, message: string): Entry {
  return { kind: 'log', at: at(ms), level, message }
}

/** A view comes, over all the others. Ids from 10 on, in order. */
export function show(ms: number, node: Omit<ViewNode, 'id'> & { readonly id: number }): Entry {
  return {
    kind: 'diff',
    at: at(ms),
    adds: [{ parent: id(1), index: node.id - 9, node: { ...node, id: id(node.id) } }],
  }
}

export interface HandmadeSession {
  readonly user: string
  /** Epoch ms. */
  readonly start: number
  /** In any order; of the chunk with this number. */
  readonly chunks: readonly (readonly Entry[])[]
  /** By ms since the start. */
  readonly events: readonly (readonly [ms: number, name: string])[]
  /** Events alone, no replay. */
  readonly unrecorded?: boolean
  /** Names of the pictures that image nodes have by index. */
  readonly resources?: readonly string[]
}

/** Answers the path of its page. */
export async function uploadHandmade(url: string, session: HandmadeSession): Promise<string> {
  const { start, chunks, events, user, unrecorded } = session
  if (!unrecorded)
    for (let i = 0; i < chunks.length; i++) await putChunk(url, DEMO_KEY, chunkBytes(session, i))
  const replayId = unrecorded ? {} : { '[Amplitude] Session Replay ID': `${DEVICE}/${start}` }
  const sent = events.map(([ms, name]) => ({
    event_type: name,
    user_id: user,
    device_id: DEVICE,
    session_id: start,
    time: start + ms,
    insert_id: `${DEVICE}-${start}-${ms}-${name}`,
    event_properties: replayId,
  }))
  const answered = await fetch(`${url}/2/httpapi`, {
    method: 'POST',
    body: JSON.stringify({ api_key: DEMO_KEY, events: sent }),
  })
  if (!answered.ok) throw new Error(`events: ${answered.status} ${await answered.text()}`)
  return `/replays/${DEVICE}/${start}`
}

function chunkBytes({ start, chunks, resources = [] }: HandmadeSession, sequence: number): Buffer {
  const inside = [...(chunks[sequence] ?? [])].sort((a, b) => a.at - b.at)
  const firstAt = sequence === 0 ? at(0) : (inside[0]?.at ?? at(0))
  const entries: Entry[] = [{ kind: 'snapshot', at: firstAt, tree: SCREEN }, ...inside]
  const made = chunkOf(sequence, entries, inside.reduce(after, SCREEN))
  const times = { startedAt: start, wallAt: start + firstAt }
  const session = { deviceId: DEVICE, sessionId: String(start), ...times, resources }
  return gzipSync(encodeChunk({ ...made, header: { ...made.header, ...session } }))
}

function after(tree: ViewTree, entry: Entry): ViewTree {
  const next = entry.kind === 'diff' ? applyDiffSlowly(tree, entry) : null
  if (next && !next.ok) throw new Error(JSON.stringify(next.problem))
  return next ? next.value : tree
}
