// The upload protocol, SPEC.md section 8: chunks, resources and the recorder's settings. The key is checked before a body
// is read; a body over its cap is refused by its Content-Length or on crossing it; a 2xx is sent after the store
// answered that all is durable.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Project } from '../../src/api/contract.ts'
import { pictureName } from '../../src/format/pictureName.ts'
import { LIMITS } from '../../src/format/types.ts'
import { type Admission, admitChunk } from '../ingest/admitChunk.ts'
import { checkResource } from '../ingest/checkResource.ts'
import type { Judge } from '../ingest/judgePool.ts'
import type { Projects } from '../ingest/projects.ts'
import type { Store } from '../store/store.ts'
import { answerFailures, plainWording } from './failures.ts'
import { allowOrigins, bytesOf, readTime, takeBytes } from './ingestScope.ts'

const CHUNK = '/replay/v1/:deviceId/:sessionId/chunks/:sequence'
const RESOURCE = '/replay/v1/resources/:name'
const CONFIG = '/replay/v1/config'

/** What a recorder is told; the same for every project so far. */
const RECORDER_CONFIG = { sampleRate: 1, maskLevel: 'medium', captureEnabled: true } as const

export interface UploadDeps {
  readonly projects: Projects
  readonly store: Store
  readonly judge: Judge
  /** Epoch ms. */
  readonly now: () => number
}

interface ChunkParams {
  readonly deviceId: string
  readonly sessionId: string
  readonly sequence: string
}

interface ResourceParams {
  readonly name: string
}

export async function replayUpload(app: FastifyInstance, deps: UploadDeps): Promise<void> {
  answerFailures(app, plainWording)
  takeBytes(app)
  allowOrigins(app, [CHUNK, RESOURCE, CONFIG], ['GET', 'HEAD', 'PUT'])
  const keys = new WeakMap<FastifyRequest, Project>()
  // Before the body is read.
  const requireKey = async (request: FastifyRequest, reply: FastifyReply) => {
    const project = deps.projects.byKey(bearerKey(request))
    if (!project) return reply.code(401).send(plainWording(401, 'The API key is not known.'))
    keys.set(request, project)
  }
  const projectOf = (request: FastifyRequest) => (keys.get(request) as Project).id

  app.put<{ Params: ChunkParams }>(
    CHUNK,
    { onRequest: requireKey, bodyLimit: LIMITS.chunkBytes },
    async (request, reply) => answerChunk(reply, await takeChunk(request, projectOf(request), deps)),
  )
  app.put<{ Params: ResourceParams }>(
    RESOURCE,
    { onRequest: requireKey, bodyLimit: LIMITS.resourceBytes },
    async (request, reply) => {
      const given = request.params.name
      const type = mediaType(request.headers['content-type'])
      const bytes = bytesOf(request.body)
      const message = checkResource(given, type, bytes)
      if (message !== null) return answerBroken(reply, { rule: 'U3', line: 0, path: '', message })
      const name = pictureName(given)
      const stored = await deps.store.resources.add(projectOf(request), { name, type, bytes })
      const code = stored === 'stored' ? 201 : 200
      return reply.code(code).send({ code })
    },
  )
  app.head<{ Params: ResourceParams }>(RESOURCE, { onRequest: requireKey }, async (request, reply) => {
    const found = await deps.store.resources.find(projectOf(request), pictureName(request.params.name))
    return reply.code(found ? 200 : 404).send()
  })
  app.get<{ Querystring: { api_key?: unknown } }>(CONFIG, async (request, reply) => {
    const key = request.query.api_key
    if (typeof key === 'string' && deps.projects.byKey(key)) return RECORDER_CONFIG
    return reply.code(401).send(plainWording(401, 'The API key is not known.'))
  })
}

async function takeChunk(
  request: FastifyRequest<{ Params: ChunkParams }>,
  project: string,
  { judge, store, now }: UploadDeps,
): Promise<Admission> {
  const { deviceId, sessionId } = request.params
  const sequence = readSequence(request.params.sequence)
  if (sequence === null) {
    const message = 'the path ends in the chunk’s sequence number'
    return { kind: 'broken', rule: 'U1', line: 0, path: 'sequence', message }
  }
  const uploadTime = readTime(request.headers['x-client-upload-time'])
  const place = { deviceId, sessionId, sequence }
  const gzip = bytesOf(request.body)
  return admitChunk({ project, place, gzip, uploadTime, receivedTime: now() }, judge, store.chunks)
}

function answerChunk(reply: FastifyReply, admission: Admission) {
  switch (admission.kind) {
    case 'stored':
      return reply.code(201).send({ code: 201 })
    case 'same':
      return reply.code(200).send({ code: 200 })
    case 'conflict':
      return reply.code(409).send(plainWording(409, 'other content is stored under this sequence number'))
    case 'tooLarge':
      return reply.code(413).send(plainWording(413, admission.message))
    case 'broken':
      return answerBroken(reply, admission)
  }
}

interface Broken {
  readonly rule: string
  readonly line: number
  readonly path: string
  readonly message: string
}

function answerBroken(reply: FastifyReply, { rule, line, path, message }: Broken) {
  return reply.code(400).send({ code: 400, rule, line, path, message })
}

function bearerKey({ headers }: FastifyRequest): string {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}

function readSequence(text: string): number | null {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
