// The judge of the picture: the stored chunks of a replay, replayed from their start by the slow reference, and what must be seen of a tree.
// Nothing here shares code with the engine or the painter.
import type { ReplayAnswer, StreamAnswer, TrackedEvent } from '../../src/api/contract.ts'
import { decodeChunk } from '../../src/format/decode.ts'
import type { ChunkInfo } from '../../src/format/replayIndex.ts'
import { treesOf } from '../../src/format/testing/reference.ts'
import type { Rect, ViewTree } from '../../src/format/types.ts'

export interface StoredState {
  readonly at: number
  readonly tree: ViewTree
  readonly keyboard: Rect | null
  /** Names of pictures by index. */
  readonly resources: readonly string[]
}

export interface StoredReplay {
  readonly deviceId: string
  readonly sessionId: string
  readonly duration: number
  readonly startedAt: number
  readonly events: readonly TrackedEvent[]
  readonly chunks: readonly ChunkInfo[]
  readonly states: readonly StoredState[]
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The user's newest replay, every state of it. `userPath` is `/users/…`. */
export async function readStoredReplay(url: string, userPath: string, id = 'demo'): Promise<StoredReplay> {
  const project = `${url}/api/projects/${id}`
  const stream = await getJson<StreamAnswer>(`${project}${userPath}/stream`)
  const link = stream.groups.find((group) => group.replay)?.replay
  if (!link) throw new Error('no session has a replay')
  const path = `${project}/replays/${encodeURIComponent(link.deviceId)}/${encodeURIComponent(link.sessionId)}`
  const { replay, events } = await getJson<ReplayAnswer>(path)
  const states: StoredState[] = []
  for (const chunk of replay.chunks) {
    const answer = await fetch(`${path}/chunks/${chunk.sequence}?sha=${chunk.sha256}`)
    states.push(...statesOf(await answer.text(), states.at(-1)?.keyboard ?? null))
  }
  const { duration, startedAt, chunks } = replay
  return { ...link, duration, startedAt, events, chunks, states }
}

/** The path of the replay's own page. */
export const replayPath = ({ deviceId, sessionId }: StoredReplay) =>
  `/replays/${encodeURIComponent(deviceId)}/${encodeURIComponent(sessionId)}`

function statesOf(text: string, keyboardBefore: Rect | null): StoredState[] {
  const chunk = decodeChunk(text)
  if (!chunk.ok) throw new Error(JSON.stringify(chunk.problem))
  const trees = treesOf(chunk.value)
  if (!trees.ok) throw new Error(JSON.stringify(trees.problem))
  let keyboard = keyboardBefore
  return chunk.value.entries.map((entry, index) => {
    if (entry.kind === 'viewport') keyboard = entry.keyboard ?? null
    return {
      at: entry.at,
      tree: trees.value[index] as ViewTree,
      keyboard,
      resources: chunk.value.header.resources,
    }
  })
}

/** What the recording says of a time: the last entry at or before it. */
export function stateAt(replay: StoredReplay, at: number): StoredState {
  const reached = replay.states.filter((state) => state.at <= at)
  const state = reached.at(-1) ?? replay.states[0]
  if (!state) throw new Error('the replay holds nothing')
  return state
}
