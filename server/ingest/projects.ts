// The projects of this server and whose key opens which. Held in memory, from the configuration. Keys are looked up by
// their hash, so that the time of an answer says nothing about a key.
import { createHash } from 'node:crypto'
import type { Project } from '../../src/api/contract.ts'

export interface ProjectWithKey extends Project {
  readonly apiKey: string
}

export const DEMO_PROJECT: ProjectWithKey = { id: 'demo', name: 'Demo', apiKey: 'demo-api-key' }

export class Projects {
  readonly all: readonly Project[]
  readonly #byKey: ReadonlyMap<string, Project>
  readonly #byId: ReadonlyMap<string, Project>

  constructor(projects: readonly ProjectWithKey[]) {
    this.all = projects.map(({ id, name }) => ({ id, name }))
    this.#byId = new Map(this.all.map((project) => [project.id, project]))
    this.#byKey = new Map(projects.map(({ apiKey, id, name }) => [digest(apiKey), { id, name }]))
  }

  byKey(apiKey: string): Project | undefined {
    return this.#byKey.get(digest(apiKey))
  }

  byId(id: string): Project | undefined {
    return this.#byId.get(id)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64')
