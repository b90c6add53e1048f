// Line groups of the event stream: the sessions, and the events outside of any, of each owner. Kept beside the events
// so that a page of the stream costs a page, not a user's life; rebuilt from the events of the groups that changed.
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Tx } from './groupCommit.ts'
import type { OwnerKey } from './owners.ts'
import type { GroupTable } from './schema.ts'

export type GroupRow = Pick<GroupTable, 'group_key' | 'start' | 'end' | 'shown'>

/** Where the page before ended. */
export interface GroupCursor {
  readonly end: number
  readonly key: string
}

/** A replay id that was seen on an event. */
export interface Tag {
  readonly group_key: string
  readonly replay_id: string
  readonly first_time: number
}

/** Keys in one statement, well below the 32,766 values that SQLite takes. */
const KEYS_AT_ONCE = 1000

/** Parts of a list, each short enough for one statement. */
export function* parts<T>(items: Iterable<T>, size = KEYS_AT_ONCE): Generator<T[]> {
  const all = [...items]
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

/** Makes the groups say what their events say. */
export async function rebuildGroups(tx: Tx, project: string, keys: ReadonlySet<string>): Promise<void> {
  for (const some of parts(keys)) {
    await tx.deleteFrom('groups').where('project_id', '=', project).where('group_key', 'in', some).execute()
    const shownTime = sql<number>`case when shown = 1 then time end`
    await tx
      .insertInto('groups')
      .columns(['project_id', 'owner', 'group_key', 'device_id', 'start', 'end', 'shown'])
      .expression((e) =>
        e
          .selectFrom('events')
          .select((s) => [
            'project_id',
            'owner',
            'group_key',
            s.fn.max('device_id').as('device_id'),
            sql<number>`coalesce(min(${shownTime}), min(time))`.as('start'),
            sql<number>`coalesce(max(${shownTime}), max(time))`.as('end'),
            s.fn.sum<number>('shown').as('shown'),
          ])
          .where('project_id', '=', project)
          .where('group_key', 'in', some)
          .groupBy(['project_id', 'owner', 'group_key']),
      )
      .execute()
  }
}

/** Notes which replay ids the groups' events carry. */
export async function addTags(tx: Tx, project: string, tags: readonly Tag[]): Promise<void> {
  const first = new Map<string, Tag>()
  for (const tag of tags) {
    const key = JSON.stringify([tag.group_key, tag.replay_id])
    const before = first.get(key)
    if (!before || tag.first_time < before.first_time) first.set(key, tag)
  }
  for (const some of parts(first.values())) {
    await tx
      .insertInto('tags')
      .values(some.map((tag) => ({ project_id: project, ...tag })))
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'group_key', 'replay_id'])
          .doUpdateSet((e) => ({
            first_time: e.ref('excluded.first_time'),
          }))
          .whereRef('excluded.first_time', '<', 'tags.first_time'),
      )
      .execute()
  }
}

export class GroupStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** The owner's groups that have something to show, the latest first, after the cursor. */
  page(project: string, owner: OwnerKey, after: GroupCursor | null, limit: number): Promise<GroupRow[]> {
    let query = this.#db
      .selectFrom('groups')
      .select(['group_key', 'start', 'end', 'shown'])
      .where('project_id', '=', project)
      .where('owner', '=', owner)
      .where('shown', '>', 0)
    if (after) {
      query = query.where((e) =>
        e.or([e('end', '<', after.end), e.and([e('end', '=', after.end), e('group_key', '<', after.key)])]),
      )
    }
    return query.orderBy('end', 'desc').orderBy('group_key', 'desc').limit(limit).execute()
  }

  /** Which replay ids the events of each group carry, in the order in which they first do. */
  async replayIds(project: string, keys: readonly string[]): Promise<Map<string, string[]>> {
    if (keys.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('tags')
      .select(['group_key', 'replay_id'])
      .where('project_id', '=', project)
      .where('group_key', 'in', keys)
      .orderBy('first_time')
      .orderBy('replay_id')
      .execute()
    const ids = new Map<string, string[]>()
    for (const { group_key, replay_id } of rows)
      ids.set(group_key, [...(ids.get(group_key) ?? []), replay_id])
    return ids
  }

  /** The groups whose events carry this replay id. */
  async taggedWith(project: string, replayId: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('tags')
      .select('group_key')
      .where('project_id', '=', project)
      .where('replay_id', '=', replayId)
      .execute()
    return rows.map((row) => row.group_key)
  }

  /** How many of each owner's sessions have a replay with a stored chunk; owners with none are left out. */
  async replayCounts(project: string, owners: readonly OwnerKey[]): Promise<Map<OwnerKey, number>> {
    if (owners.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('groups')
      .select((e) => ['owner', e.fn.countAll<number>().as('count')])
      .where('project_id', '=', project)
      .where('owner', 'in', owners)
      .where('shown', '>', 0)
      .where('group_key', 'not like', 'e:%')
      .where((e) =>
        e.exists(
          e
            .selectFrom('tags')
            .innerJoin('chunks', (join) =>
              join
                .onRef('chunks.project_id', '=', 'tags.project_id')
                .onRef('chunks.replay_id', '=', 'tags.replay_id'),
            )
            .select('tags.replay_id')
            .where('tags.project_id', '=', project)
            .whereRef('tags.group_key', '=', 'groups.group_key'),
        ),
      )
      .groupBy('owner')
      .execute()
    return new Map(rows.map((row) => [row.owner, row.count]))
  }
}
