// Amplitude's HTTP V2 protocol: /2/httpapi and /batch. Clients go by `code` in the body, some by the status alone: both
// are always there. A 400 names the key, the field, or the index of every event that is at fault, since a client sends
// again for ever what it is not told to drop.
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { failed, ok, type Result } from '../../src/lib/result.ts'
import { toRow } from '../ingest/admitEvents.ts'
import { checkEvents } from '../ingest/eventRules.ts'
import { isObject, type Json, readMillis } from '../ingest/normalise.ts'
import type { Projects } from '../ingest/projects.ts'
import type { EventStore } from '../store/events.ts'
import { answerFailures, type Wording } from './failures.ts'
import { allowOrigins, bytesOf, takeBytes } from './ingestScope.ts'

const ROUTES = [
  { path: '/2/httpapi', bytes: 1024 * 1024 },
  { path: '/batch', bytes: 20 * 1024 * 1024 },
] as const
const MAX_EVENTS = 2_000
const DEFAULT_MIN_ID_LENGTH = 5

export interface EventsDeps {
  readonly projects: Projects
  readonly events: EventStore
  /** Epoch ms. */
  readonly now: () => number
}

const wording: Wording = (code, message) => ({
  code,
  error: code === 413 ? 'Payload too large' : message,
})

export async function amplitudeEvents(app: FastifyInstance, deps: EventsDeps): Promise<void> {
  answerFailures(app, wording)
  takeBytes(app)
  allowOrigins(
    app,
    ROUTES.map(({ path }) => path),
    ['POST'],
  )
  for (const { path, bytes } of ROUTES) {
    app.post(path, { bodyLimit: bytes }, async (request, reply) => {
      const answer = await takeEvents(request, bytes, deps)
      return send(reply, answer.ok ? answer.value : answer.problem)
    })
  }
}

type Answer = { readonly code: number } & Json

const refusal = (error: string, more: Json = {}): Answer => ({ code: 400, error, ...more })
const missing = (field: string) => refusal('Request missing required field', { missing_field: field })
const TOO_LARGE: Answer = { code: 413, error: 'Payload too large' }

function send(reply: FastifyReply, answer: Answer) {
  return reply.code(answer.code).send(answer)
}

async function takeEvents(
  request: FastifyRequest,
  limit: number,
  { projects, events, now }: EventsDeps,
): Promise<Result<Answer, Answer>> {
  const receivedTime = now()
  const text = await readText(request, limit)
  if (!text.ok) return text
  const body = readBody(text.value)
  if (!body.ok) return body
  const project = projects.byKey(body.value.apiKey)
  if (!project) return failed(refusal(`Invalid API key: ${body.value.apiKey}`))
  if (body.value.events.length > MAX_EVENTS) return failed(TOO_LARGE)
  const checked = checkEvents(body.value.events, body.value.minIdLength)
  if (!checked.ok) {
    const lacks = Object.keys(checked.problem.events_with_missing_fields).length > 0
    const error = lacks ? 'Request missing required field' : 'Invalid field values on some events'
    return failed(refusal(error, { ...checked.problem }))
  }
  const arrival = { project: project.id, uploadTime: body.value.uploadTime, receivedTime }
  await events.add(
    project.id,
    checked.value.map((event) => toRow(event, arrival)),
  )
  return ok({
    code: 200,
    events_ingested: checked.value.length,
    payload_size_bytes: Buffer.byteLength(text.value),
    server_upload_time: receivedTime,
  })
}

const unzip = promisify(gunzip)

/** The body as text. Clients and proxies disagree on naming gzip, so its first bytes say it too. */
async function readText(request: FastifyRequest, limit: number): Promise<Result<string, Answer>> {
  const bytes = bytesOf(request.body)
  if (bytes.length === 0) return failed(refusal('Missing request body'))
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    const inflated = isGzip ? await unzip(bytes, { maxOutputLength: limit, chunkSize: 256 * 1024 }) : bytes
    return ok(Buffer.from(inflated).toString('utf8'))
  } catch (error) {
    return failed(error instanceof RangeError ? TOO_LARGE : refusal('Invalid JSON request body'))
  }
}

interface Body {
  readonly apiKey: string
  readonly events: readonly unknown[]
  readonly minIdLength: number
  readonly uploadTime: number | null
}

function readBody(text: string): Result<Body, Answer> {
  const json = parse(text)
  if (!isObject(json)) return failed(refusal('Invalid JSON request body'))
  const { api_key: apiKey, events, options, client_upload_time: uploaded } = json
  if (typeof apiKey !== 'string' || apiKey === '') return failed(missing('api_key'))
  if (!Array.isArray(events)) return failed(missing('events'))
  return ok({ apiKey, events, minIdLength: readMinIdLength(options), uploadTime: readUploadTime(uploaded) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readMinIdLength(options: unknown): number {
  const least = isObject(options) ? options.min_id_length : undefined
  return readMillis(least) ?? DEFAULT_MIN_ID_LENGTH
}

/** ISO 8601 as the SDKs send it, or ms. */
function readUploadTime(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : value
  return readMillis(time) ?? null
}
