// The users table: one row per owner, always rebuilt from the owner's events, so that it is right whatever the order
// of arrival, what came twice, and who an event belonged to before. Linear in the owner's events, on indexes alone.
import { sql } from 'kysely'
import { groupBy } from '../../src/lib/groupBy.ts'
import type { Db } from './database.ts'
import type { Tx } from './groupCommit.ts'
import { parts } from './groups.ts'
import { deviceKey, type OwnerKey, userKey } from './owners.ts'
import type { UserTable } from './schema.ts'

/** What the store must be told, since it knows no rules of ingest. */
export interface UserRules {
  /** The properties after these changes, oldest first. */
  readonly mergeUserProperties: (changes: readonly Record<string, unknown>[]) => Record<string, unknown>
}

export type UserRow = Omit<UserTable, 'project_id' | 'search'>

/** Makes the users' rows say what the owners' events say; takes those away that have none left. */
export async function rebuildUsers(
  tx: Tx,
  rules: UserRules,
  project: string,
  owners: ReadonlySet<OwnerKey>,
): Promise<void> {
  for (const some of parts(owners, OWNERS_AT_ONCE)) {
    const changes = await changesOf(tx, project, some)
    const devices = await devicesOf(tx, project, some)
    const seen = await seenOf(tx, project, some)
    const gone = some.filter((key) => !seen.some(({ owner }) => owner === key))
    if (gone.length > 0)
      await tx.deleteFrom('users').where('project_id', '=', project).where('key', 'in', gone).execute()
    const rows = seen.map(({ owner, ...row }) => {
      const properties = rules.mergeUserProperties((changes.get(owner) ?? []).map(changeOf))
      const deviceIds = (devices.get(owner) ?? []).map(({ deviceId }) => deviceId).sort()
      const userId = owner.startsWith('u:') ? owner.slice(2) : null
      return {
        project_id: project,
        key: owner,
        user_id: userId,
        ...row,
        facts: row.facts ?? '{}',
        device_ids: JSON.stringify(deviceIds),
        properties: JSON.stringify(properties),
        search: searchText([...(userId === null ? [] : [userId]), ...deviceIds, ...termsOf(properties)]),
      }
    })
    if (rows.length > 0) await replaceUsers(tx, rows)
  }
}

/** Users of one statement: 10 values each. */
const OWNERS_AT_ONCE = 200

async function replaceUsers(tx: Tx, rows: readonly UserTable[]): Promise<void> {
  await tx
    .insertInto('users')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'key']).doUpdateSet((e) => ({
        first_seen: e.ref('excluded.first_seen'),
        last_seen: e.ref('excluded.last_seen'),
        event_count: e.ref('excluded.event_count'),
        device_ids: e.ref('excluded.device_ids'),
        properties: e.ref('excluded.properties'),
        facts: e.ref('excluded.facts'),
        search: e.ref('excluded.search'),
      })),
    )
    .execute()
}

function seenOf(tx: Tx, project: string, owners: readonly OwnerKey[]) {
  return tx
    .selectFrom('groups')
    .select((e) => [
      'owner',
      e.fn.min<number>('start').as('first_seen'),
      e.fn.max<number>('end').as('last_seen'),
      e.fn.sum<number>('shown').as('event_count'),
      e
        .selectFrom('events')
        .select('events.facts')
        .where('events.project_id', '=', project)
        .whereRef('events.owner', '=', 'groups.owner')
        .where('events.facts', 'is not', null)
        .orderBy('events.time', 'desc')
        .limit(1)
        .as('facts'),
    ])
    .where('project_id', '=', project)
    .where('owner', 'in', owners)
    .groupBy('owner')
    .execute()
}

async function changesOf(tx: Tx, project: string, owners: readonly OwnerKey[]) {
  const rows = await tx
    .selectFrom('events')
    .select(['owner', 'raw'])
    .where('project_id', '=', project)
    .where('owner', 'in', owners)
    .where('changes_user', '=', sql.lit(1))
    .orderBy('owner')
    .orderBy('time')
    .orderBy('row')
    .execute()
  return groupBy(rows, ({ owner }) => owner)
}

const changeOf = ({ raw }: { readonly raw: string }): Record<string, unknown> =>
  JSON.parse(raw).user_properties

async function devicesOf(tx: Tx, project: string, owners: readonly OwnerKey[]) {
  const rows = await tx
    .selectFrom('groups')
    .select(['owner', sql<string>`device_id`.as('deviceId')])
    .distinct()
    .where('project_id', '=', project)
    .where('owner', 'in', owners)
    .where('device_id', 'is not', null)
    .execute()
  return groupBy(rows, ({ owner }) => owner)
}

/** Texts and numbers among property values, also within lists; at most so many that a row stays small. */
function termsOf(properties: Record<string, unknown>): string[] {
  return Object.values(properties)
    .flat()
    .filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    .map((value) => String(value).slice(0, 256))
    .slice(0, 200)
}

const searchText = (terms: readonly string[]) => `\n${terms.map(searchTerm).join('\n')}\n`
const searchTerm = (text: string) => text.toLowerCase().replaceAll('\n', ' ')

export class UserStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Users seen last, the latest first. */
  recent(project: string, limit: number): Promise<UserRow[]> {
    return this.#users(project).orderBy('last_seen', 'desc').orderBy('key').limit(limit).execute()
  }

  /**
   * Users one of whose ids or property values holds `query`, whatever the case: a whole value first, then a
   * beginning, then a part; within these the latest first. Reads every user of the project, 0.1 to 0.3 µs each.
   */
  search(project: string, query: string, limit: number): Promise<UserRow[]> {
    const term = searchTerm(query)
    const holds = (text: string) => sql<boolean>`instr(search, ${text}) > 0`
    return this.#users(project)
      .where(holds(term))
      .orderBy(sql`case when ${holds(`\n${term}\n`)} then 0 when ${holds(`\n${term}`)} then 1 else 2 end`)
      .orderBy('last_seen', 'desc')
      .orderBy('key')
      .limit(limit)
      .execute()
  }

  /** The user with this user id, else the device with this id before any sign-in, else who signed in on it last. */
  async find(project: string, id: string): Promise<UserRow | undefined> {
    for (const key of [userKey(id), deviceKey(id)]) {
      const row = await this.#users(project).where('key', '=', key).executeTakeFirst()
      if (row) return row
    }
    const owner = await this.#db
      .selectFrom('events')
      .select('owner')
      .where('project_id', '=', project)
      .where('device_id', '=', id)
      .where('user_id', 'is not', null)
      .orderBy('time', 'desc')
      .orderBy('row', 'desc')
      .limit(1)
      .executeTakeFirst()
    return owner && this.#users(project).where('key', '=', owner.owner).executeTakeFirst()
  }

  byKey(project: string, key: OwnerKey): Promise<UserRow | undefined> {
    return this.#users(project).where('key', '=', key).executeTakeFirst()
  }

  #users(project: string) {
    return this.#db
      .selectFrom('users')
      .select([
        'key',
        'user_id',
        'first_seen',
        'last_seen',
        'event_count',
        'device_ids',
        'properties',
        'facts',
      ])
      .where('project_id', '=', project)
  }
}
