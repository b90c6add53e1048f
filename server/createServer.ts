// The server as one thing to start and stop: opens the data folder, wires stores, judge and protocols, listens on the
// loopback address. main.ts runs it; tests make as many as they like.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { HOST } from './config.ts'
import { amplitudeEvents } from './http/amplitudeEvents.ts'
import { answerFailures, answerNotFound, plainWording } from './http/failures.ts'
import { health } from './http/health.ts'
import { readApi } from './http/readApi.ts'
import { replayUpload } from './http/replayUpload.ts'
import { viewer } from './http/viewer.ts'
import { type Judge, judgePool } from './ingest/judgePool.ts'
import { markOldLogs } from './ingest/markOldLogs.ts'
import { DEMO_PROJECT, Projects, type ProjectWithKey } from './ingest/projects.ts'
import { mergeUserProperties } from './ingest/userProperties.ts'
import type { LoggedChunk } from './store/chunks.ts'
import { openStore, type Store } from './store/store.ts'

export interface ServerOptions {
  readonly dataDir: string
  /** 0 (the default): any free port. */
  readonly port?: number
  readonly staticDir?: string
  readonly projects?: readonly ProjectWithKey[]
  /** Other sites whose pages may read replays. */
  readonly embedOrigins?: readonly string[]
  readonly logLevel?: string
  /** Where log lines go, for tests; else standard output. */
  readonly logTo?: { write(line: string): void }
  /** Told of every route as it is added, for tests. */
  readonly onRoute?: (method: string, url: string) => void
  /** Epoch ms. */
  readonly now?: () => number
  readonly judge?: Judge
}

export interface Server {
  /** `http://127.0.0.1:4700`, without a slash at the end. */
  readonly url: string
  readonly app: FastifyInstance
  readonly store: Store
  /** Finishes what is in flight, takes nothing new, closes the data folder. May be called again. */
  close(): Promise<void>
}

const HOUR = 3_600_000
/** A request, body included, has so long to arrive. */
const REQUEST_TIMEOUT_MS = 60_000

/** Opens the data folder and listens. Rejects with a sentence that names the cause. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const openedAt = Date.now()
  const store = await openStore(options.dataDir, { mergeUserProperties })
  const judge = options.judge ?? judgePool()
  const app = makeApp(options)
  await addRoutes(app, options, store, judge)
  try {
    await app.listen({ host: HOST, port: options.port ?? 0 })
  } catch (error) {
    await closeAll(app, judge, store)
    throw error
  }
  const collecting = collectOrphans(store, openedAt, app)
  const marking = markLogs(store, judge, app)
  const { port } = app.server.address() as AddressInfo
  let closing: Promise<void> | undefined
  return {
    url: `http://${HOST}:${port}`,
    app,
    store,
    close: () => {
      closing ??= Promise.all([collecting.stop(), marking.stop()]).then(() => closeAll(app, judge, store))
      return closing
    },
  }
}

function makeApp({ logLevel = 'warn', logTo }: ServerOptions): FastifyInstance {
  return fastify({
    logger: {
      level: logLevel,
      ...(logTo ? { stream: logTo } : {}),
      // A query may hold a key, so only the path is logged; headers and bodies never are.
      serializers: { req: ({ method, url }) => ({ method, path: url?.split('?')[0] }) },
    },
    genReqId: () => randomUUID().slice(0, 8),
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 2048 },
  })
}

async function addRoutes(
  app: FastifyInstance,
  options: ServerOptions,
  store: Store,
  judge: Judge,
): Promise<void> {
  const projects = new Projects(options.projects ?? [DEMO_PROJECT])
  const now = options.now ?? Date.now
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) options.onRoute?.(one, url)
  })
  answerFailures(app, plainWording)
  await app.register(replayUpload, { projects, store, judge, now })
  await app.register(amplitudeEvents, { projects, events: store.events, now })
  const { embedOrigins = [] } = options
  await app.register(readApi, { prefix: '/api', projects, store, embedOrigins })
  await app.register(health, { store })
  if (options.staticDir !== undefined) await app.register(viewer, { staticDir: options.staticDir })
  else app.setNotFoundHandler(answerNotFound)
}

// Files without a row: once those of before this start, then every hour those older than an hour.
function collectOrphans(store: Store, openedAt: number, app: FastifyInstance) {
  const stopping = new AbortController()
  const collect = (olderThan: number) =>
    store.collectOrphans(olderThan, stopping.signal).catch((error) => {
      app.log.warn({ err: error }, 'orphans were not collected')
    })
  let running: Promise<unknown> = collect(openedAt)
  const timer = setInterval(() => {
    running = collect(Date.now() - HOUR)
  }, HOUR).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

function markLogs(store: Store, judge: Judge, app: FastifyInstance) {
  const stopping = new AbortController()
  const onMissing = ({ replay_id, sequence }: LoggedChunk, error: unknown) =>
    app.log.warn({ err: error, replay: replay_id, sequence }, 'the log lines of a chunk were not marked')
  const running = markOldLogs(store, judge, { stop: stopping.signal, onMissing }).catch((error) => {
    app.log.warn({ err: error }, 'old log lines were not marked')
  })
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function closeAll(app: FastifyInstance, judge: Judge, store: Store): Promise<void> {
  // A connection that falls idle while closing would be waited for until its keep-alive ends.
  const closing = setInterval(() => app.server.closeIdleConnections(), 50)
  await app.close().finally(() => clearInterval(closing))
  await judge.close()
  await store.close()
}
