// Opens the one SQLite file. WAL with synchronous=FULL: a commit has been fsynced when it returns. The lock is
// exclusive and dies with the process, so a second server on the same folder is refused and a killed one leaves none.

import { Kysely, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'

export type Db = Kysely<Tables>

/** Opens or makes the database file and brings it to this version. Throws a sentence that names the cause. */
export async function openDatabase(path: string): Promise<Db> {
  const database = new Database(path)
  try {
    // Waits a little: a server that was just killed may still hold the file for a moment.
    database.pragma('busy_timeout = 2000')
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.exec('begin exclusive; commit')
    database.pragma('synchronous = FULL')
    // Deleted text is overwritten in the file; costs nothing measurable.
    database.pragma('secure_delete = FAST')
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
    await migrate(db)
    return db
  } catch (error) {
    database.close()
    if (isBusy(error)) throw new Error(`another server is using ${path}`)
    throw error
  }
}

/**
 * Closes the file and gives its lock back at once. The driver's own close keeps it until the process ends, and a lock
 * of WAL cannot be given back at all, so WAL is left first.
 */
export async function closeDatabase(db: Db): Promise<void> {
  await sql`pragma journal_mode = DELETE`.execute(db)
  await sql`pragma locking_mode = NORMAL`.execute(db)
  await sql`select count(*) from meta`.execute(db)
  await db.destroy()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
