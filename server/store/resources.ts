// Stored pictures: per project, under their names. File first, then the row.

import type { Db } from './database.ts'
import type { GroupCommit } from './groupCommit.ts'
import { type Objects, resourceObject } from './objects.ts'
import type { ResourceTable } from './schema.ts'

export interface NewResource {
  readonly name: string
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

  /** Stores a picture whose name was checked, and answers when that is durable. */
  async add(project: string, { name, type, bytes }: NewResource): Promise<'stored' | 'same'> {
    if (await this.find(project, name)) return 'same'
    const object = resourceObject(project, name)
    const row = { project_id: project, name, type, bytes: bytes.byteLength, object }
    return this.#objects.put(object, bytes, () => this.#addRow(row))
  }

  #addRow(row: ResourceTable): Promise<'stored' | 'same'> {
    return this.#commits.run(async (tx) => {
      const added = await tx
        .insertInto('resources')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('name')
        .executeTakeFirst()
      return added ? 'stored' : 'same'
    })
  }

  find(project: string, name: string) {
    return this.#db
      .selectFrom('resources')
      .select(['type', 'bytes', 'object'])
      .where('project_id', '=', project)
      .where('name', '=', name)
      .executeTakeFirst()
  }
}
