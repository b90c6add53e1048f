// Events: written once, never changed but for their owner. A second copy of an event is dropped by its id.
import type { Db } from './database.ts'
import type { GroupCommit, Tx } from './groupCommit.ts'
import { deviceKey, type OwnerKey, settleOwners, userKey } from './owners.ts'
import type { EventTable } from './schema.ts'
import { rebuildUser, type UserRules } from './users.ts'

export type NewEvent = Omit<EventTable, 'row' | 'owner'>
export type EventRow = Omit<EventTable, 'row' | 'changes_user' | 'shown' | 'facts' | 'replay_id'>

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

// Rows of one insert: 17 values each, well below the 32,766 that SQLite takes.
const ROWS_AT_ONCE = 200

/** A stretch of the stream: the events of one session, or one event outside of sessions. */
export interface GroupRow {
  readonly group_key: string
  readonly start: number
  readonly end: number
  /** How many events are shown. */
  readonly count: number
}

export interface GroupCursor {
  readonly end: number
  readonly key: string
}

export class EventStore {
  readonly #db: Db
  readonly #commits: GroupCommit
  readonly #rules: UserRules

  constructor(db: Db, commits: GroupCommit, rules: UserRules) {
    this.#db = db
    this.#commits = commits
    this.#rules = rules
  }

  /** Stores the events of one project, with their users, and answers when that is durable. */
  async add(project: string, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return
    await this.#commits.run(async (tx) => {
      const added = await insertEvents(tx, events)
      const owners = await settle(tx, project, added)
      for (const owner of owners) await rebuildUser(tx, this.#rules, project, owner)
    })
  }

  async hasAny(project: string): Promise<boolean> {
    const rows = await this.#db
      .selectFrom('events')
      .select('row')
      .where('project_id', '=', project)
      .limit(1)
      .execute()
    return rows.length > 0
  }

  /** The owner's groups that have something to show, the latest first, after the cursor. */
  groups(project: string, owner: OwnerKey, after: GroupCursor | null, limit: number): Promise<GroupRow[]> {
    const all = this.#db
      .selectFrom('events')
      .select((e) => [
        'group_key',
        e.fn.min<number>('time').as('start'),
        e.fn.max<number>('time').as('end'),
        e.fn.countAll<number>().as('count'),
      ])
      .where('project_id', '=', project)
      .where('owner', '=', owner)
      .where('shown', '=', 1)
      .groupBy('group_key')
    let page = this.#db.selectFrom(all.as('all_groups')).selectAll()
    if (after) {
      page = page.where((e) =>
        e.or([e('end', '<', after.end), e.and([e('end', '=', after.end), e('group_key', '<', after.key)])]),
      )
    }
    return page.orderBy('end', 'desc').orderBy('group_key', 'desc').limit(limit).execute()
  }

  /** The owner's events of these groups, newest first by the phone's clock. */
  ofGroups(project: string, owner: OwnerKey, keys: readonly string[]): Promise<EventRow[]> {
    return this.#inGroups(project, keys).where('owner', '=', owner).execute()
  }

  /** Events of whatever owner of the sessions that carry this replay's id, or that it is named after; newest first. */
  async ofReplay(project: string, replayId: string): Promise<EventRow[]> {
    const tagged = await this.#db
      .selectFrom('events')
      .select('group_key')
      .distinct()
      .where('project_id', '=', project)
      .where('replay_id', '=', replayId)
      .execute()
    return this.#inGroups(project, [...tagged.map((row) => row.group_key), `d:${replayId}`]).execute()
  }

  /** Which replay ids the events of each group carry, in the order in which they first do. */
  async replayIds(project: string, keys: readonly string[]): Promise<Map<string, string[]>> {
    if (keys.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('events')
      .select(['group_key', 'replay_id'])
      .where('project_id', '=', project)
      .where('group_key', 'in', keys)
      .where('replay_id', 'is not', null)
      .groupBy(['group_key', 'replay_id'])
      .orderBy((e) => e.fn.min('client_time'))
      .execute()
    const ids = new Map<string, string[]>()
    for (const { group_key, replay_id } of rows) {
      if (replay_id !== null) ids.set(group_key, [...(ids.get(group_key) ?? []), replay_id])
    }
    return ids
  }

  /** How many of each owner's sessions have a replay with a stored chunk; owners with none are left out. */
  async replayCounts(project: string, owners: readonly OwnerKey[]): Promise<Map<OwnerKey, number>> {
    if (owners.length === 0) return new Map()
    const sessions = this.#db
      .selectFrom('events')
      .select(['owner', 'group_key'])
      .distinct()
      .where('project_id', '=', project)
      .where('owner', 'in', owners)
      .where('shown', '=', 1)
      .where('group_key', 'not like', 'e:%')
    const rows = await this.#db
      .selectFrom(sessions.as('sessions'))
      .select((e) => ['owner', e.fn.countAll<number>().as('count')])
      .where((e) =>
        e.exists(
          e
            .selectFrom('events')
            .select('events.row')
            .where('events.project_id', '=', project)
            .whereRef('events.group_key', '=', 'sessions.group_key')
            .where('events.replay_id', 'is not', null)
            .where((inner) =>
              inner.exists(
                inner
                  .selectFrom('chunks')
                  .select('chunks.sequence')
                  .where('chunks.project_id', '=', project)
                  .whereRef('chunks.replay_id', '=', 'events.replay_id'),
              ),
            ),
        ),
      )
      .groupBy('owner')
      .execute()
    return new Map(rows.map((row) => [row.owner, row.count]))
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
  const rows = events.map((event) => ({ ...event, owner: firstOwner(event) }))
  const added = new Set<string>()
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const fresh = await tx
      .insertInto('events')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.columns(['project_id', 'id']).doNothing())
      .returning('id')
      .execute()
    for (const { id } of fresh) added.add(id)
  }
  return events.filter((event) => added.has(event.id))
}

// The rules of events ask for a user id or a device id, so one of the two is there.
function firstOwner({ user_id, device_id }: NewEvent): OwnerKey {
  return user_id !== null ? userKey(user_id) : deviceKey(device_id ?? '')
}

/** Settles whose the events on the touched devices are; answers every owner whose user must be rebuilt. */
async function settle(tx: Tx, project: string, added: readonly NewEvent[]): Promise<Set<OwnerKey>> {
  const owners = new Set(added.map(firstOwner))
  for (const [device, { from, to }] of spans(added)) {
    for (const owner of await settleOwners(tx, project, device, from, to)) owners.add(owner)
  }
  return owners
}

function spans(events: readonly NewEvent[]): Map<string, { from: number; to: number }> {
  const spans = new Map<string, { from: number; to: number }>()
  for (const { device_id, time } of events) {
    if (device_id === null) continue
    const span = spans.get(device_id)
    spans.set(device_id, { from: Math.min(span?.from ?? time, time), to: Math.max(span?.to ?? time, time) })
  }
  return spans
}
