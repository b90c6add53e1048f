// The typed HTTP client: one function per line of contract.ts. An answer that is no success becomes an ApiFailure; nothing else is thrown
// but an AbortError.
import type { ChunkInfo } from '../format/replayIndex.ts'
import { LIMITS } from '../format/types.ts'
import type { ProjectsAnswer, ReplayAnswer, StreamAnswer, UserAnswer, UsersAnswer } from './contract.ts'

/** Status 0: the server was not reached. */
export class ApiFailure extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'ApiFailure'
    this.status = status
  }
}

const segment = encodeURIComponent

const UNREACHED = 'The server cannot be reached. Check that it is running and that you are online.'

const TOO_LONG = 'The answer is longer than any replay’s: this is no server of replays.'

const BROKE_OFF = 'The answer broke off, or is none of this server.'

/** The same, but that what fails on the way is an ApiFailure that says so. */
function onTheWay<T>(what: Promise<T>, message = UNREACHED): Promise<T> {
  return what.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiFailure(0, message)
  })
}

async function request(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await onTheWay(fetch(path, signal ? { signal } : {}))
  if (!response.ok) throw new ApiFailure(response.status, await messageOf(response))
  return response
}

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  if (body && typeof body === 'object' && 'message' in body && typeof body.message === 'string')
    return body.message
  return `The server answered ${response.status}.`
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request(path, signal)
  return onTheWay<T>(response.json(), BROKE_OFF)
}

/** The answer's JSON, whatever it is; one of more than `most` bytes is an ApiFailure. */
async function getAtMost(most: number, path: string, signal: AbortSignal): Promise<unknown> {
  const bytes = await onTheWay(bytesOf(await request(path, signal), most), BROKE_OFF)
  if (bytes.byteLength > most) throw new ApiFailure(0, TOO_LONG)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new ApiFailure(0, BROKE_OFF)
  }
}

const inProject = (project: string) => `/api/projects/${segment(project)}`

export function fetchProjects(signal?: AbortSignal): Promise<ProjectsAnswer> {
  return get('/api/projects', signal)
}

export function fetchUsers(project: string, query: string, signal?: AbortSignal): Promise<UsersAnswer> {
  return get(`${inProject(project)}/users?q=${segment(query)}`, signal)
}

export function fetchUser(project: string, user: string, signal?: AbortSignal): Promise<UserAnswer> {
  return get(`${inProject(project)}/users/${segment(user)}`, signal)
}

export function fetchStream(
  project: string,
  user: string,
  before: string | null,
  signal?: AbortSignal,
): Promise<StreamAnswer> {
  const page = before === null ? '' : `?before=${segment(before)}`
  return get(`${inProject(project)}/users/${segment(user)}/stream${page}`, signal)
}

interface ReplayId {
  readonly deviceId: string
  readonly sessionId: string
}

const replayPath = (project: string, deviceId: string, sessionId: string) =>
  `${inProject(project)}/replays/${segment(deviceId)}/${segment(sessionId)}`

export function fetchReplay(
  project: string,
  deviceId: string,
  sessionId: string,
  signal?: AbortSignal,
): Promise<ReplayAnswer> {
  return get(replayPath(project, deviceId, sessionId), signal)
}

const chunkPath = (project: string, { deviceId, sessionId }: ReplayId, { sequence, sha256 }: ChunkInfo) =>
  `${replayPath(project, deviceId, sessionId)}/chunks/${sequence}?sha=${sha256}`

/** The chunk's bytes, inflated by the platform since the server names the encoding; null where it is not stored. */
export function fetchChunk(
  project: string,
  replay: ReplayId,
  chunk: ChunkInfo,
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  return fetchBytes(chunkPath(project, replay, chunk), signal)
}

/** The chunk's bytes as they are stored, gzip; null where it is not stored. */
export function fetchStoredChunk(
  project: string,
  replay: ReplayId,
  chunk: ChunkInfo,
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  return fetchBytes(`${chunkPath(project, replay, chunk)}&as=stored`, signal)
}

/** A picture, or null where it has not arrived at the server. */
export function fetchResource(project: string, name: string, signal: AbortSignal): Promise<Blob | null> {
  return fetchBlob(`${inProject(project)}/resources/${name}`, signal)
}

/**
 * A replay by the address of its answer, of this server or another: `…/api/projects/<project>/replays/<device>/<session>`, without a query. The answer is
 * said to be a ReplayAnswer, and nobody has judged it.
 */
export function replayAt(address: string) {
  const project = address.replace(/\/replays\/[^/]+\/[^/]+$/, '')
  return {
    /** `most`: bytes; one that is longer is an ApiFailure. */
    fetchAnswer: (signal: AbortSignal, most: number) => getAtMost(most, address, signal),
    source: {
      loadChunk: ({ sequence, sha256 }: ChunkInfo, signal: AbortSignal) =>
        fetchBytes(`${address}/chunks/${sequence}?sha=${sha256}`, signal),
      loadResource: (name: string, signal: AbortSignal) => fetchBlob(`${project}/resources/${name}`, signal),
    },
  }
}

async function fetchBytes(path: string, signal: AbortSignal): Promise<ArrayBuffer | null> {
  const response = await orNull(request(path, signal))
  return response && onTheWay(bytesOf(response, LIMITS.inflatedBytes), BROKE_OFF)
}

/** All bytes, or one more than `most`: that is enough to be refused, and a few kilobytes that inflate to gigabytes are not taken in. */
async function bytesOf(response: Response, most: number): Promise<ArrayBuffer> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  while (reader && length <= most) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.length
  }
  // What is left is not asked for; a stream that has ended does not mind.
  await reader?.cancel()
  const bytes = new Uint8Array(Math.min(length, most + 1))
  let at = 0
  for (const part of parts) {
    bytes.set(part.subarray(0, bytes.length - at), at)
    at += part.length
  }
  return bytes.buffer
}

async function fetchBlob(path: string, signal: AbortSignal): Promise<Blob | null> {
  const response = await orNull(request(path, signal))
  return response && new Blob([await onTheWay(bytesOf(response, LIMITS.resourceBytes), BROKE_OFF)])
}

/** Not found is an answer here, not a failure. */
function orNull(response: Promise<Response>): Promise<Response | null> {
  return response.catch((error: unknown) => {
    if (error instanceof ApiFailure && error.status === 404) return null
    throw error
  })
}
