// Orphans: files that no row names, left by a kill between file and row or by the loser of two uploads at once. They
// are harmless, since only rows are read; this takes them away. Walks all files: once after the start, then hourly.
import { pictureName } from '../../src/format/pictureName.ts'
import type { Db } from './database.ts'
import type { Objects } from './objects.ts'

/**
 * Removes files that no row names and that were last written before `olderThan` (epoch ms); answers how many. Stops
 * early when told to.
 */
export async function collectOrphans(
  db: Db,
  objects: Objects,
  olderThan: number,
  stop: AbortSignal,
): Promise<number> {
  let removed = 0
  for await (const name of objects.olderThan(olderThan)) {
    if (stop.aborted) break
    // A row that comes after this question comes with its file written anew, so that is no longer older.
    if (await isNamed(db, name)) continue
    if (objects.removeIfOlder(name, olderThan)) removed += 1
  }
  return removed
}

async function isNamed(db: Db, name: string): Promise<boolean> {
  const [project = '', room, , picture = ''] = name.split('/')
  const table = room === 'resources' ? 'resources' : 'chunks'
  const query = db
    .selectFrom(table)
    .select('object')
    .where('project_id', '=', project)
    .where('object', '=', name)
  // Pictures have no index on `object`, their name is their key; a file of format 1 has twice as long a one.
  const row = await (table === 'resources'
    ? query.where('name', '=', pictureName(picture))
    : query
  ).executeTakeFirst()
  return row !== undefined
}
