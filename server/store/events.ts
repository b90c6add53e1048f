// Events: written once, never changed but for their owner. A second copy of an event is dropped by its id. Whatever is
// told from events (owners, groups, users) is brought in line in the same transaction.
import type { Db } from './database.ts'
import type { GroupCommit, Tx } from './groupCommit.ts'
import { addTags, parts, rebuildGroups } from './groups.ts'
import { anonymousDevices, deviceKey, type OwnerKey, settleOwners, userKey } from './owners.ts'
import type { EventTable } from './schema.ts'
import { rebuildUsers, type UserRules } from './users.ts'

export interface NewEvent extends Omit<EventTable, 'row' | 'owner'> {
  /** The replay id that the event carries. */
  readonly replayId: string | null
}
export type EventRow = Omit<EventTable, 'row' | 'changes_user' | 'shown' | 'facts'>

const COLUMNS = [
  'project_id',
  'id',
  'device_id',
  'user_id',
  'owner',
  'session_id',
  'group_key',
  'type',
  'time',
  'client_time',
  'upload_time',
  'received_time',
  'raw',
] as const

/** Rows of one insert: 16 values each, well below the 32,766 that SQLite takes. */
const ROWS_AT_ONCE = 200

export class EventStore {
  readonly #db: Db
  readonly #commits: GroupCommit
  readonly #rules: UserRules

  constructor(db: Db, commits: GroupCommit, rules: UserRules) {
    this.#db = db
    this.#commits = commits
    this.#rules = rules
  }

  /** Stores the events of one project and all that follows from them, and answers when that is durable. */
  async add(project: string, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return
    await this.#commits.run(async (tx) => {
      const added = await insertEvents(tx, events)
      const owners = new Set(added.map(firstOwner))
      const groups = new Set(added.map((event) => event.group_key))
      await settleDevices(tx, project, added, owners, groups)
      await rebuildGroups(tx, project, groups)
      await addTags(tx, project, added.flatMap(tagOf))
      await rebuildUsers(tx, this.#rules, project, owners)
    })
  }

  /** The owner's shown events of these groups, newest first by the phone's clock. */
  ofOwner(project: string, owner: OwnerKey, keys: readonly string[]): Promise<EventRow[]> {
    return this.#inGroups(project, keys).where('owner', '=', owner).execute()
  }

  /** The shown events of these groups, whoever's, newest first by the phone's clock. */
  ofGroups(project: string, keys: readonly string[]): Promise<EventRow[]> {
    return this.#inGroups(project, keys).execute()
  }

  #inGroups(project: string, keys: readonly string[]) {
    return this.#db
      .selectFrom('events')
      .select(COLUMNS)
      .where('project_id', '=', project)
      .where('group_key', 'in', keys)
      .where('shown', '=', 1)
      .orderBy('client_time', 'desc')
      .orderBy('row', 'desc')
  }
}

async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<NewEvent[]> {
  const added = new Map<string, NewEvent>()
  for (const some of parts(events, ROWS_AT_ONCE)) {
    const fresh = await tx
      .insertInto('events')
      .values(some.map((event) => toRow(event)))
      .onConflict((conflict) => conflict.columns(['project_id', 'id']).doNothing())
      .returning('id')
      .execute()
    const ids = new Set(fresh.map((row) => row.id))
    // Of two copies in one request the first one was stored.
    for (const event of some) if (ids.has(event.id) && !added.has(event.id)) added.set(event.id, event)
  }
  return [...added.values()]
}

function toRow({ replayId: _, ...event }: NewEvent) {
  return { ...event, owner: firstOwner(event) }
}

// The rules of events ask for a user id or a device id, so one of the two is there.
function firstOwner({ user_id, device_id }: Pick<NewEvent, 'user_id' | 'device_id'>): OwnerKey {
  return user_id !== null ? userKey(user_id) : deviceKey(device_id ?? '')
}

function tagOf({ group_key, replayId, client_time }: NewEvent) {
  return replayId === null ? [] : [{ group_key, replay_id: replayId, first_time: client_time }]
}

/** Settles whose the anonymous events on the touched devices are; adds owners and groups that change by it. */
async function settleDevices(
  tx: Tx,
  project: string,
  added: readonly NewEvent[],
  owners: Set<OwnerKey>,
  groups: Set<string>,
): Promise<void> {
  const touched = spans(added)
  for (const device of await anonymousDevices(tx, project, touched.keys())) {
    const { from, to } = touched.get(device) as Span
    for (const moved of await settleOwners(tx, project, device, from, to)) {
      groups.add(moved.group_key)
      owners.add(moved.from).add(moved.to)
    }
  }
}

/** Shown dates. */
interface Span {
  readonly from: number
  readonly to: number
}

function spans(events: readonly NewEvent[]): Map<string, Span> {
  const spans = new Map<string, Span>()
  for (const { device_id, time } of events) {
    if (device_id === null) continue
    const span = spans.get(device_id)
    spans.set(device_id, { from: Math.min(span?.from ?? time, time), to: Math.max(span?.to ?? time, time) })
  }
  return spans
}
