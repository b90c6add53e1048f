// The read API of src/api/contract.ts, for pages of this server's own origin: no other name for this machine than its
// own, so that no page elsewhere can make its name point here and read. Replays, and nothing else, also for pages of the
// sites that a setting names.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type {
  ProjectsAnswer,
  ReplayAnswer,
  StreamAnswer,
  User,
  UserAnswer,
  UsersAnswer,
} from '../../src/api/contract.ts'
import { groupBy } from '../../src/lib/groupBy.ts'
import { isLong } from '../ingest/activity.ts'
import { toGroup, toTrackedEvent, toUser } from '../ingest/answers.ts'
import type { Projects } from '../ingest/projects.ts'
import { toReplayIndex } from '../ingest/replayIndex.ts'
import type { GroupCursor, GroupRow } from '../store/groups.ts'
import type { Store } from '../store/store.ts'
import type { UserRow } from '../store/users.ts'
import { answerFailures, answerNotFound, plainWording } from './failures.ts'
import { sendObject } from './sendObject.ts'

export interface ReadDeps {
  readonly projects: Projects
  readonly store: Store
  /** Of the sites whose pages may read replays. */
  readonly embedOrigins: readonly string[]
}

const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)
const usersQuery = z.object({ q: z.string().max(1024).default(''), limit: limit(200, 50) })
const streamQuery = z.object({ before: z.string().max(4096).optional(), limit: limit(200, 20) })
const chunkQuery = z.object({ sha: z.string().optional(), as: z.literal('stored').optional() })
/** A page of the stream ends early after so many events; a session is never cut. */
const EVENTS_PER_PAGE = 2_000

interface Params {
  readonly project: string
  readonly user: string
  readonly deviceId: string
  readonly sessionId: string
  readonly sequence: string
  readonly name: string
}
type Request = FastifyRequest<{ Params: Params }>

export async function readApi(
  app: FastifyInstance,
  { projects, store, embedOrigins }: ReadDeps,
): Promise<void> {
  answerFailures(app, plainWording)
  app.setNotFoundHandler(answerNotFound)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!isOwnName(request.hostname)) return reply.code(403).send(plainWording(403, 'Unknown host name.'))
  })
  app.get('/projects', async (): Promise<ProjectsAnswer> => ({ projects: projects.all }))

  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        const { project } = request.params as Params
        if (!projects.byId(project))
          return reply.code(404).send(plainWording(404, 'There is no such project.'))
      })
      scope.get('/users', (request: Request, reply) => answerUsers(store, request, reply))
      scope.get('/users/:user', (request: Request, reply) => answerUser(store, request, reply))
      scope.get('/users/:user/stream', (request: Request, reply) => answerStream(store, request, reply))
      await scope.register(replayRoutes, { store, embedOrigins })
    },
    { prefix: '/projects/:project' },
  )
}

async function replayRoutes(scope: FastifyInstance, { store, embedOrigins }: Omit<ReadDeps, 'projects'>) {
  scope.addHook('onRequest', async ({ headers }, reply) => {
    if (embedOrigins.length === 0) return
    // What a browser keeps for one site is no answer for another.
    reply.header('vary', 'origin')
    if (headers.origin !== undefined && embedOrigins.includes(headers.origin))
      reply.header('access-control-allow-origin', headers.origin)
  })
  scope.get('/replays/:deviceId/:sessionId', (request: Request, reply) => answerReplay(store, request, reply))
  scope.get('/replays/:deviceId/:sessionId/chunks/:sequence', (request: Request, reply) =>
    answerChunk(store, request, reply),
  )
  scope.get('/resources/:name', (request: Request, reply) => answerResource(store, request, reply))
}

function isOwnName(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]', '::1'].includes(hostname.replace(/:\d+$/, ''))
}

async function answerUsers(store: Store, request: Request, reply: FastifyReply) {
  const { project } = request.params
  const query = usersQuery.safeParse(request.query)
  if (!query.success) return badQuery(reply)
  const text = query.data.q.trim()
  const { users } = store
  const rows = await (text === ''
    ? users.recent(project, query.data.limit)
    : users.search(project, text, query.data.limit))
  const answer: UsersAnswer = { query: text, users: await toUsers(store, project, rows) }
  return reply.send(answer)
}

async function answerUser(store: Store, request: Request, reply: FastifyReply) {
  const { project, user } = request.params
  const row = await store.users.find(project, user)
  if (!row) return notFound(reply, 'There is no such user.')
  const [found] = await toUsers(store, project, [row])
  const answer: UserAnswer = { user: found as User }
  return reply.send(answer)
}

async function toUsers(store: Store, project: string, rows: readonly UserRow[]): Promise<User[]> {
  const keys = rows.map((row) => row.key)
  const counts = await store.groups.replayCounts(project, keys)
  return rows.map((row) => toUser(row, counts.get(row.key) ?? 0))
}

async function answerStream(store: Store, request: Request, reply: FastifyReply) {
  const { project, user } = request.params
  const query = streamQuery.safeParse(request.query)
  const cursor = readCursor(query.data?.before)
  if (!query.success || cursor === undefined) return badQuery(reply)
  const row = await store.users.find(project, user)
  if (!row) return notFound(reply, 'There is no such user.')
  const groups = await store.groups.page(project, row.key, cursor, query.data.limit + 1)
  return reply.send(await streamPage(store, project, row.key, groups, query.data.limit))
}

/** `groups`: one more than a page holds, where there are so many. */
async function streamPage(
  store: Store,
  project: string,
  owner: string,
  groups: readonly GroupRow[],
  most: number,
): Promise<StreamAnswer> {
  const page = fitting(groups.slice(0, most))
  const keys = page.map((group) => group.group_key)
  const rows = keys.length > 0 ? await store.events.ofOwner(project, owner, keys) : []
  const byGroup = groupBy(rows, (event) => event.group_key)
  const tags = await store.groups.replayIds(project, keys)
  const durations = await store.chunks.durations(project, [...new Set([...tags.values()].flat())])
  const last = page.at(-1)
  return {
    groups: page.map((group) => {
      const events = (byGroup.get(group.group_key) ?? []).map(toTrackedEvent)
      return toGroup(group, events, tags.get(group.group_key) ?? [], durations)
    }),
    next: last && page.length < groups.length ? writeCursor({ end: last.end, key: last.group_key }) : null,
  }
}

/** The first groups that together stay below the page's number of events; at least one. */
function fitting(groups: readonly GroupRow[]): GroupRow[] {
  let events = 0
  return groups.filter((group, index) => {
    events += group.shown
    return index === 0 || events <= EVENTS_PER_PAGE
  })
}

async function answerReplay(store: Store, request: Request, reply: FastifyReply) {
  const { project, deviceId, sessionId } = request.params
  const replayId = `${deviceId}/${sessionId}`
  const duration = (await store.chunks.durations(project, [replayId])).get(replayId) ?? 0
  const isCoarse = isLong(duration)
  const rows = await store.chunks.ofReplay(project, replayId, isCoarse)
  const header = (await store.chunks.headerOf(project, replayId)) ?? '{}'
  const replay = toReplayIndex({ id: replayId, header, rows, isCoarse })
  if (!replay) return notFound(reply, 'No chunk of this replay is stored.')
  // Its session's events: those of the sessions that carry its id, and of the one that it is named after.
  const tagged = await store.groups.taggedWith(project, replayId)
  const events = await store.events.ofGroups(project, [...tagged, `d:${replayId}`])
  const [newest] = events
  const user = newest && (await store.users.byKey(project, newest.owner))
  const [found] = user ? await toUsers(store, project, [user]) : []
  const answer: ReplayAnswer = {
    replay,
    events: events.map(toTrackedEvent).toReversed(),
    user: found ?? null,
  }
  return reply.send(answer)
}

async function answerChunk(store: Store, request: Request, reply: FastifyReply) {
  const { project, deviceId, sessionId, sequence } = request.params
  const query = chunkQuery.safeParse(request.query)
  if (!query.success) return badQuery(reply)
  const { sha, as } = query.data
  const number = /^\d{1,15}$/.test(sequence) ? Number(sequence) : -1
  const chunk = await store.chunks.find(project, `${deviceId}/${sessionId}`, number)
  if (!chunk || (sha !== undefined && sha !== chunk.sha256))
    return notFound(reply, 'This chunk is not stored.')
  // Whoever keeps it as a file wants the gzip itself: a browser inflates what is said to be encoded.
  if (as === undefined) reply.header('content-encoding', 'gzip')
  return sendObject(store, request, reply, {
    object: chunk.object,
    bytes: chunk.bytes,
    type: as === undefined ? 'application/x-ndjson' : 'application/gzip',
    tag: chunk.sha256,
    // Without its hash the address could be asked before the chunk is there, and after.
    immutable: sha !== undefined,
  })
}

async function answerResource(store: Store, request: Request, reply: FastifyReply) {
  const { project, name } = request.params
  const found = await store.resources.find(project, name)
  if (!found) return notFound(reply, 'This picture is not stored.')
  // A picture that is opened as a page may do nothing.
  reply.header('content-security-policy', "default-src 'none'; sandbox")
  const { object, bytes, type } = found
  return sendObject(store, request, reply, { object, bytes, type, tag: name, immutable: true })
}

function notFound(reply: FastifyReply, message: string) {
  return reply.code(404).send(plainWording(404, message))
}

function badQuery(reply: FastifyReply) {
  return reply.code(400).send(plainWording(400, 'The query is not understood.'))
}

function writeCursor(cursor: GroupCursor): string {
  return Buffer.from(JSON.stringify([cursor.end, cursor.key])).toString('base64url')
}

const cursorSchema = z.tuple([z.number().int(), z.string()])

/** Null without one, undefined when it is none of ours. */
function readCursor(text: string | undefined): GroupCursor | null | undefined {
  if (text === undefined) return null
  try {
    const [end, key] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { end, key }
  } catch {
    return undefined
  }
}
