// Stored pictures: per project, under the SHA-256 of their bytes. File first, then the row.

import type { Db } from './database.ts'
import type { GroupCommit } from './groupCommit.ts'
import { type Objects, resourceObject } from './objects.ts'
import type { ResourceTable } from './schema.ts'

export interface NewResource {
  readonly sha256: string
  readonly type: string
  readonly bytes: Uint8Array
}

export class ResourceStore {
  readonly #db: Db
  readonly #commits: GroupCommit
  readonly #objects: Objects

  constructor(db: Db, commits: GroupCommit, objects: Objects) {
    this.#db = db
    this.#commits = commits
    this.#objects = objects
  }

  /** Stores a picture whose hash was checked, and answers when that is durable. */
  async add(project: string, { sha256, type, bytes }: NewResource): Promise<'stored' | 'same'> {
    if (await this.find(project, sha256)) return 'same'
    const object = resourceObject(project, sha256)
    const row = { project_id: project, sha256, type, bytes: bytes.byteLength, object }
    return this.#objects.put(object, bytes, () => this.#addRow(row))
  }

  #addRow(row: ResourceTable): Promise<'stored' | 'same'> {
    return this.#commits.run(async (tx) => {
      const added = await tx
        .insertInto('resources')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('sha256')
        .executeTakeFirst()
      return added ? 'stored' : 'same'
    })
  }

  find(project: string, sha256: string) {
    return this.#db
      .selectFrom('resources')
      .select(['type', 'bytes', 'object'])
      .where('project_id', '=', project)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
  }
}
