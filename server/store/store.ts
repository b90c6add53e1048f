// All that is kept: opens the database and the objects of one data folder and hands out the stores over them.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ChunkStore } from './chunks.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { EventStore } from './events.ts'
import { GroupCommit } from './groupCommit.ts'
import { GroupStore } from './groups.ts'
import { Objects } from './objects.ts'
import { collectOrphans } from './orphans.ts'
import { ResourceStore } from './resources.ts'
import { type UserRules, UserStore } from './users.ts'

export interface Store {
  readonly chunks: ChunkStore
  readonly resources: ResourceStore
  readonly events: EventStore
  readonly groups: GroupStore
  readonly users: UserStore
  readonly objects: Objects
  /** Small facts about the data folder itself. */
  readonly notes: Notes
  /** Removes files that no row names and that are older than this (epoch ms); answers how many. */
  collectOrphans(olderThan: number, stop: AbortSignal): Promise<number>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface Notes {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
}

/** Opens the data folder, making it if need be. Throws a sentence that names the cause. */
export async function openStore(dataDir: string, rules: UserRules): Promise<Store> {
  await mkdir(dataDir, { recursive: true })
  const db = await openDatabase(join(dataDir, 'replay.db'))
  // After the database: its lock says that no other server is writing here.
  const objects = await Objects.open(dataDir)
  const commits = new GroupCommit(db)
  return {
    chunks: new ChunkStore(db, commits, objects),
    resources: new ResourceStore(db, commits, objects),
    events: new EventStore(db, commits, rules),
    groups: new GroupStore(db),
    users: new UserStore(db),
    objects,
    notes: {
      get: async (key) =>
        (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value,
      set: async (key, value) => {
        await commits.run((tx) =>
          tx
            .insertInto('meta')
            .values({ key, value })
            .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
            .execute(),
        )
      },
    },
    collectOrphans: (olderThan, stop) => collectOrphans(db, objects, olderThan, stop),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: () => closeDatabase(db),
  }
}
