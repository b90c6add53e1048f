// Stored chunks: the file first, then the row; who reads sees the row, so never a half-written chunk. The row's primary
// key decides between uploads of the same sequence, also when they come at once.

import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { GroupCommit } from './groupCommit.ts'
import type { Objects } from './objects.ts'
import { chunkObject } from './objects.ts'
import type { ChunkTable } from './schema.ts'

/** A chunk that was found good, ready to be stored. */
export type NewChunk = Omit<ChunkTable, 'object'>

/** Eight hours have 1,440 rows, and each column of each has its price. */
const INDEX_COLUMNS = [
  'sequence',
  'sha256',
  'bytes',
  'started_at',
  'wall_at',
  'first_at',
  'last_at',
  'received_time',
  'upload_time',
  'marks',
] as const

export interface IndexRow extends Pick<ChunkTable, (typeof INDEX_COLUMNS)[number]> {
  /** In fine or coarse buckets. */
  readonly activity: string
  /** JSON: entry kind → number. */
  readonly counts: string
}

/** A chunk that holds log lines, and the row that tells it. */
export interface LoggedChunk extends Pick<ChunkTable, 'replay_id' | 'sequence' | 'object'> {
  readonly row: number
}

export type Stored = 'stored' | 'same' | 'conflict'

export class ChunkStore {
  readonly #db: Db
  readonly #commits: GroupCommit
  readonly #objects: Objects

  constructor(db: Db, commits: GroupCommit, objects: Objects) {
    this.#db = db
    this.#commits = commits
    this.#objects = objects
  }

  /** Stores a chunk and answers when that is durable; or says that the same, or another, content was there before. */
  async add(chunk: NewChunk, gzip: Uint8Array): Promise<Stored> {
    const before = await this.#identity(chunk)
    if (before !== undefined) return before === chunk.sha256 ? 'same' : 'conflict'
    const object = chunkObject(chunk.project_id, chunk.replay_id, chunk.sequence, gzip)
    return this.#objects.put(object, gzip, () => this.#addRow({ ...chunk, object }))
  }

  #addRow(chunk: ChunkTable): Promise<Stored> {
    return this.#commits.run(async (tx) => {
      const added = await tx
        .insertInto('chunks')
        .values(chunk)
        .onConflict((conflict) => conflict.doNothing())
        .returning('sequence')
        .executeTakeFirst()
      if (added) return 'stored'
      const winner = await identityIn(tx, chunk)
      return winner === chunk.sha256 ? 'same' : 'conflict'
    })
  }

  /** Of a replay's chunks what its index is made of, by sequence; empty when there is none. `isLong`: activity in coarse buckets. */
  ofReplay(project: string, replayId: string, isLong: boolean): Promise<IndexRow[]> {
    return this.#db
      .selectFrom('chunks')
      .select(INDEX_COLUMNS)
      .select((e) => [
        e.ref(isLong ? 'coarse_activity' : 'activity').as('activity'),
        sql<string>`json_extract(header, '$.counts')`.as('counts'),
      ])
      .where('project_id', '=', project)
      .where('replay_id', '=', replayId)
      .orderBy('sequence')
      .execute()
  }

  /** What a replay's first chunk says of device and app, JSON; undefined when there is no chunk. */
  async headerOf(project: string, replayId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('chunks')
      .select('header')
      .where('project_id', '=', project)
      .where('replay_id', '=', replayId)
      .orderBy('sequence')
      .limit(1)
      .executeTakeFirst()
    return row?.header
  }

  /** Where one chunk's gzip bytes are, or undefined. */
  find(project: string, replayId: string, sequence: number) {
    return this.#db
      .selectFrom('chunks')
      .select(['sha256', 'bytes', 'object'])
      .where('project_id', '=', project)
      .where('replay_id', '=', replayId)
      .where('sequence', '=', sequence)
      .executeTakeFirst()
  }

  /** Those behind a row that hold log lines, of all projects, in the order in which they came; one read at a time. */
  async *withLogs(after: number): AsyncGenerator<LoggedChunk> {
    for (let last = after; ; ) {
      const next = await this.#db
        .selectFrom('chunks')
        .select([sql<number>`rowid`.as('row'), 'replay_id', 'sequence', 'object'])
        .where(sql`rowid`, '>', last)
        .where(sql`json_extract(header, '$.counts.log')`, '>', 0)
        .orderBy(sql`rowid`)
        .limit(1)
        .executeTakeFirst()
      if (!next) return
      yield next
      last = next.row
    }
  }

  /** `row`: as `withLogs` has told it. */
  async setMarks(row: number, marks: string): Promise<void> {
    await this.#commits.run((tx) =>
      tx.updateTable('chunks').set({ marks }).where(sql`rowid`, '=', row).execute(),
    )
  }

  /** Of the given replays those that have a chunk in this project, with their length in ms. */
  async durations(project: string, replayIds: readonly string[]): Promise<Map<string, number>> {
    if (replayIds.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('chunks')
      .select((e) => ['replay_id', e.fn.max('last_at').as('duration')])
      .where('project_id', '=', project)
      .where('replay_id', 'in', replayIds)
      .groupBy('replay_id')
      .execute()
    return new Map(rows.map((row) => [row.replay_id, row.duration]))
  }

  async #identity(chunk: NewChunk): Promise<string | undefined> {
    return identityIn(this.#db, chunk)
  }
}

async function identityIn(db: Pick<Db, 'selectFrom'>, chunk: NewChunk): Promise<string | undefined> {
  const row = await db
    .selectFrom('chunks')
    .select('sha256')
    .where('project_id', '=', chunk.project_id)
    .where('replay_id', '=', chunk.replay_id)
    .where('sequence', '=', chunk.sequence)
    .executeTakeFirst()
  return row?.sha256
}
