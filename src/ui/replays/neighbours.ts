// The replays of a user in the order of the event stream: which one comes before and after one of them. Pure.
import type { ReplayLink, StreamGroup } from '../../api/contract.ts'

type Id = Pick<ReplayLink, 'deviceId' | 'sessionId'>

export interface Neighbours {
  /** Above it in the stream: newer. Null: it is the first. */
  readonly previous: ReplayLink | null
  /** Below it in the stream: older. Null: it is the last that is known. */
  readonly next: ReplayLink | null
}

/** Neither, where the replay is not in the groups. */
export function neighboursOf(groups: readonly StreamGroup[], replay: Id): Neighbours {
  const replays = groups.flatMap((group) => (group.replay ? [group.replay] : []))
  // Where a page's end and the next one's start hold one session, it counts once.
  const distinct = replays.filter((one, i) => replays.findIndex((other) => isSame(one, other)) === i)
  const at = distinct.findIndex((one) => isSame(one, replay))
  if (at < 0) return { previous: null, next: null }
  return { previous: distinct[at - 1] ?? null, next: distinct[at + 1] ?? null }
}

const isSame = (a: Id, b: Id) => a.deviceId === b.deviceId && a.sessionId === b.sessionId
