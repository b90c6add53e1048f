// A real server on a free port and an empty folder, for one test; and a client that speaks its protocols plainly.
import { onTestFinished } from 'vitest'
import { createServer, type Server, type ServerOptions } from '../createServer.ts'
import { type Judge, judgePool } from '../ingest/judgePool.ts'
import { DEMO_PROJECT, type ProjectWithKey } from '../ingest/projects.ts'
import { tempDir } from '../store/testing/folder.ts'
import { chunkPath, type MadeChunk } from './chunks.ts'

export const OTHER_PROJECT: ProjectWithKey = { id: 'other', name: 'Other', apiKey: 'other-api-key' }
export const KEY = DEMO_PROJECT.apiKey

// One pool for all servers of a test file: threads are slow to start.
const pool = judgePool(1)
const judge: Judge = { judge: (gzip, place) => pool.judge(gzip, place), close: async () => {} }

/** Starts a server; it stops with the test. Its log is silent unless `logTo` is given. */
export async function startServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const server = await createServer({
    dataDir: options.dataDir ?? (await tempDir()),
    projects: [DEMO_PROJECT, OTHER_PROJECT],
    judge,
    logLevel: 'silent',
    ...options,
  })
  onTestFinished(() => server.close())
  return server
}

export interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

/** Whatever answers at a URL: a server of this process or another. */
export type Addressed = Pick<Server, 'url'>

export interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
}

/** Asks and reads the answer as JSON; what is no JSON is an empty object. */
export async function ask(url: string, { body: sent, ...init }: Asked = {}): Promise<Answered> {
  const bytes = typeof sent === 'string' ? sent : sent && new Uint8Array(sent)
  const response = await fetch(url, bytes === undefined ? init : { ...init, body: bytes })
  const text = await response.text()
  let body: Record<string, unknown> = {}
  try {
    body = JSON.parse(text)
  } catch {}
  return { status: response.status, body, headers: response.headers }
}

export function putChunk(
  server: Addressed,
  chunk: MadeChunk,
  {
    key = KEY,
    body = chunk.gzip as Uint8Array,
    headers = {},
  }: { key?: string; body?: Uint8Array; headers?: Record<string, string> } = {},
): Promise<Answered> {
  return ask(server.url + chunkPath(chunk), {
    method: 'PUT',
    body,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
      ...headers,
    },
  })
}

export function postEvents(
  server: Addressed,
  events: readonly unknown[],
  { key = KEY, path = '/2/httpapi', ...more }: { key?: string; path?: string; [field: string]: unknown } = {},
): Promise<Answered> {
  return ask(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: key, events, ...more }),
  })
}

/** GET of the read API, by its path below the project. */
export function read(server: Addressed, path: string, project = 'demo'): Promise<Answered> {
  return ask(`${server.url}/api/projects/${project}${path}`)
}
