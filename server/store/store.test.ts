// What the data folder promises: whole objects only, nothing lost to the collector, one server at a time, one poisoned
// write failing alone.
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { NewChunk } from './chunks.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { GroupCommit } from './groupCommit.ts'
import { openStore } from './store.ts'
import { filesBelow, tempDir } from './testing/folder.ts'

const chunk = (sequence: number, sha256 = 'aa'): NewChunk => ({
  project_id: 'demo',
  replay_id: 'device/session',
  sequence,
  sha256,
  bytes: 3,
  started_at: 0,
  wall_at: 0,
  first_at: 0,
  last_at: 0,
  received_time: 0,
  upload_time: null,
  header: '{}',
  activity: '[]',
  coarse_activity: '[]',
  marks: '[]',
})
const bytes = (text: string) => new TextEncoder().encode(text)
const RULES = { mergeUserProperties: () => ({}) }
const never = new AbortController().signal

async function open(folder: string) {
  const store = await openStore(folder, RULES)
  onTestFinished(() => store.close())
  return store
}

test('what a killed server was writing is cleared at the start', async () => {
  const folder = await tempDir()
  await mkdir(join(folder, 'tmp'))
  await writeFile(join(folder, 'tmp', 'half'), 'half a chunk')
  await open(folder)
  expect(await filesBelow(join(folder, 'tmp'))).toEqual([])
})

test('files without a row are collected, others and younger ones stay', async () => {
  const folder = await tempDir()
  const store = await open(folder)
  await store.chunks.add(chunk(0), bytes('one'))
  const lost = join(folder, 'objects/demo/chunks/aa/bb/7-cc.ndjson.gz')
  const lostPicture = join(folder, 'objects/demo/resources/aa/aabb')
  for (const path of [lost, lostPicture]) {
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, 'lost')
  }
  await store.resources.add('demo', { name: 'ccdd', type: 'image/png', bytes: bytes('picture') })
  const longAgo = new Date(Date.now() - 10_000)
  await utimes(lost, longAgo, longAgo)
  expect(await store.collectOrphans(Date.now() - 5_000, never)).toBe(1)
  await utimes(lostPicture, longAgo, longAgo)
  expect(await store.collectOrphans(Date.now() + 5_000, never)).toBe(1)
  expect(await store.collectOrphans(Date.now() + 5_000, never)).toBe(0)
  const row = await store.chunks.find('demo', 'device/session', 0)
  expect(await readFile(join(folder, 'objects', row?.object ?? ''), 'utf8')).toBe('one')
  expect(await filesBelow(join(folder, 'objects'))).toHaveLength(2)
})

test('a file that is waiting for its row is not collected', async () => {
  const store = await open(await tempDir())
  const collected = store.objects.put('demo/chunks/aa/bb/0-cc.ndjson.gz', bytes('x'), () =>
    store.collectOrphans(Date.now() + 60_000, never),
  )
  expect(await collected).toBe(0)
  expect(await store.collectOrphans(Date.now() + 60_000, never)).toBe(1)
})

test('two servers cannot share a data folder, and the second may follow the first at once', async () => {
  const folder = await tempDir()
  const first = await openStore(folder, RULES)
  await first.close()
  await open(folder)
  await expect(openStore(folder, RULES)).rejects.toThrow(/another server is using .*replay\.db/)
})

test('a database of a newer version is refused and left as it is', async () => {
  const folder = await tempDir()
  const path = join(folder, 'replay.db')
  const newer = await openDatabase(path)
  await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030')`.execute(newer)
  await closeDatabase(newer)
  await expect(openDatabase(path)).rejects.toThrow(/cannot be brought to this version/)
})

test('activity stored as pairs becomes a flat list, and a coarse one besides', async () => {
  const path = join(await tempDir(), 'replay.db')
  const older = await openDatabase(path)
  await sql`alter table resources rename column name to sha256`.execute(older)
  await sql`alter table chunks drop column coarse_activity`.execute(older)
  for (const [sequence, activity] of ['[]', '[[0,2]]', '[[0,2],[31,1],[32,4],[61,9]]'].entries())
    await sql`insert into chunks values ('demo', 'D/S', ${sequence}, '', '', 0, 0, 0, 0, 0, 0, 0, '{}', ${activity}, '[]')`.execute(
      older,
    )
  await sql`delete from kysely_migration where name > '001-first'`.execute(older)
  await closeDatabase(older)
  const db = await openDatabase(path)
  onTestFinished(() => closeDatabase(db))
  const rows = await db.selectFrom('chunks').selectAll().orderBy('sequence').execute()
  expect(rows.map((row) => JSON.parse(row.activity))).toEqual([[], [0, 2], [0, 2, 31, 1, 32, 4, 61, 9]])
  expect(rows.map((row) => JSON.parse(row.coarse_activity))).toEqual([[], [0, 2], [0, 3, 1, 13]])
})

test('a picture that was stored under its whole hash is found by its name, and its file stays', async () => {
  const folder = await tempDir()
  const hash = `ab${'0'.repeat(30)}${'f'.repeat(32)}`
  const object = `demo/resources/ab/${hash}`
  const older = await openDatabase(join(folder, 'replay.db'))
  await sql`alter table resources rename column name to sha256`.execute(older)
  await sql`insert into resources values ('demo', ${hash}, 'image/png', 7, ${object})`.execute(older)
  await sql`delete from kysely_migration where name > '003-coarse-activity'`.execute(older)
  await closeDatabase(older)
  await mkdir(join(folder, 'objects/demo/resources/ab'), { recursive: true })
  await writeFile(join(folder, 'objects', object), 'picture')
  const store = await open(folder)
  expect(await store.resources.find('demo', hash.slice(0, 32))).toMatchObject({ object, bytes: 7 })
  expect(await store.collectOrphans(Date.now() + 60_000, never)).toBe(0)
})

test('a write that fails fails alone, and nothing of it stays', async () => {
  const db = await openDatabase(join(await tempDir(), 'replay.db'))
  onTestFinished(() => closeDatabase(db))
  const commits = new GroupCommit(db)
  const note = (key: string) =>
    commits.run((tx) => tx.insertInto('meta').values({ key, value: 'x' }).execute())
  const poison = commits.run(async (tx) => {
    await tx.insertInto('meta').values({ key: 'poison', value: 'x' }).execute()
    throw new Error('poison')
  })
  const done = await Promise.allSettled([note('a'), poison, note('b'), note('a')])
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  const rows = await db.selectFrom('meta').select('key').orderBy('key').execute()
  expect(rows.map(({ key }) => key)).toEqual(['a', 'b'])
})

test('a commit has been synced when it returns', async () => {
  const db = await openDatabase(join(await tempDir(), 'replay.db'))
  onTestFinished(() => closeDatabase(db))
  expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }])
  expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
})
