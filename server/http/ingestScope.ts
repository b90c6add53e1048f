// What the routes share that apps send to: any body as bytes, and callers from any origin, without credentials.
import type { FastifyInstance, HTTPMethods } from 'fastify'

/** Makes bodies arrive as bytes, whatever their Content-Type; each route sets its limit. */
export function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Lets pages of any origin call this scope's routes; `paths` answer the browser's question beforehand. */
export function allowOrigins(
  scope: FastifyInstance,
  paths: readonly string[],
  methods: readonly HTTPMethods[],
): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
  })
  for (const path of paths) {
    scope.options(path, async (_request, reply) =>
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
          'access-control-allow-headers':
            'authorization, content-type, content-encoding, x-client-upload-time',
          'access-control-max-age': '86400',
        })
        .send(),
    )
  }
}

/** The body's bytes; none is an empty body. */
export function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

/** A time that a client sent as text, epoch ms; null when it is none. */
export function readTime(text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{1,16}$/.test(text)) return null
  const time = Number(text)
  return Number.isSafeInteger(time) ? time : null
}
