// Sends a stored file as it is stored, with its hash as its tag. What a row names is whole on disk.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from '../store/store.ts'

export interface Sent {
  readonly object: string
  readonly bytes: number
  readonly type: string
  /** Names the content, hex. */
  readonly tag: string
  /** The address always means this content: a browser need never ask again. */
  readonly immutable: boolean
}

const WHOLE = 256 * 1024

export async function sendObject(store: Store, request: FastifyRequest, reply: FastifyReply, sent: Sent) {
  const tag = `"${sent.tag}"`
  reply.headers({
    'cache-control': sent.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    etag: tag,
  })
  if (request.headers['if-none-match'] === tag) return reply.code(304).removeHeader('content-encoding').send()
  reply.type(sent.type).header('content-length', sent.bytes)
  // Of a small one reading it whole costs a third of what a stream of it does.
  if (sent.bytes <= WHOLE) return reply.send(await store.objects.readAll(sent.object))
  const stream = await store.objects.read(sent.object)
  // Who has gone by now reads nothing, and nobody else would close the file.
  if (reply.raw.destroyed) stream.destroy()
  return reply.send(stream)
}
