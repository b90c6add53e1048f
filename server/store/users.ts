// The users table: one row per owner, always rebuilt from the owner's events, so that it is right whatever the order
// of arrival, what came twice, and who an event belonged to before. Linear in the owner's events, on indexes alone.
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Tx } from './groupCommit.ts'
import { deviceKey, type OwnerKey, userKey } from './owners.ts'
import type { UserTable } from './schema.ts'

/** What the store must be told, since it knows no rules of ingest. */
export interface UserRules {
  /** The properties after these changes, oldest first. */
  readonly mergeUserProperties: (changes: readonly Record<string, unknown>[]) => Record<string, unknown>
}

export type UserRow = Omit<UserTable, 'project_id' | 'search'>

/** Makes the user's row say what the owner's events say; takes it away when there are none. */
export async function rebuildUser(tx: Tx, rules: UserRules, project: string, key: OwnerKey): Promise<void> {
  const seen = await tx
    .selectFrom('events')
    .select((e) => [
      e.fn.min('time').as('first'),
      e.fn.max('time').as('last'),
      e.fn.sum<number>('shown').as('shown'),
    ])
    .where('project_id', '=', project)
    .where('owner', '=', key)
    .executeTakeFirst()
  if (!seen || seen.first === null) {
    await tx.deleteFrom('users').where('project_id', '=', project).where('key', '=', key).execute()
    return
  }
  const properties = rules.mergeUserProperties(await changesOf(tx, project, key))
  const deviceIds = await devicesOf(tx, project, key)
  const userId = key.startsWith('u:') ? key.slice(2) : null
  const row = {
    user_id: userId,
    first_seen: seen.first,
    last_seen: seen.last,
    event_count: seen.shown,
    device_ids: JSON.stringify(deviceIds),
    properties: JSON.stringify(properties),
    facts: await factsOf(tx, project, key),
    search: searchText([...(userId === null ? [] : [userId]), ...deviceIds, ...termsOf(properties)]),
  }
  await tx
    .insertInto('users')
    .values({ project_id: project, key, ...row })
    .onConflict((conflict) => conflict.columns(['project_id', 'key']).doUpdateSet(row))
    .execute()
}

async function changesOf(tx: Tx, project: string, key: OwnerKey): Promise<Record<string, unknown>[]> {
  const rows = await tx
    .selectFrom('events')
    .select('raw')
    .where('project_id', '=', project)
    .where('owner', '=', key)
    .where('changes_user', '=', sql.lit(1))
    .orderBy('time')
    .orderBy('row')
    .execute()
  return rows.map((row) => JSON.parse(row.raw).user_properties)
}

async function devicesOf(tx: Tx, project: string, key: OwnerKey): Promise<string[]> {
  const rows = await tx
    .selectFrom('events')
    .select('device_id')
    .distinct()
    .where('project_id', '=', project)
    .where('owner', '=', key)
    .execute()
  return rows.flatMap((row) => (row.device_id === null ? [] : [row.device_id])).sort()
}

async function factsOf(tx: Tx, project: string, key: OwnerKey): Promise<string> {
  const row = await tx
    .selectFrom('events')
    .select('facts')
    .where('project_id', '=', project)
    .where('owner', '=', key)
    .where('facts', 'is not', null)
    .orderBy('time', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.facts ?? '{}'
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
