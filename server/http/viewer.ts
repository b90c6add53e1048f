// The viewer's files. Any path that is no file is the app itself: it has its own routes. The page may load nothing from
// elsewhere and run nothing that is not its own file.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './failures.ts'

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // Konva and the virtual lists set style attributes.
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** Paths that are never pages: an unknown one is a 404, not the app. */
const NO_PAGES = /^\/(api|replay\/v1|2|batch|assets|healthz)(\/|$|\?)/

export async function viewer(
  app: FastifyInstance,
  { staticDir }: { readonly staticDir: string },
): Promise<void> {
  const root = resolve(staticDir)
  if (!existsSync(resolve(root, 'index.html'))) {
    app.setNotFoundHandler(answerNotFound)
    app.get('/', async (_request, reply) =>
      reply.code(503).type('text/plain').send('The viewer is not built: npm run build\n'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(HEADERS)) reply.setHeader(name, value)
      reply.setHeader('cache-control', cachingOf(path))
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NO_PAGES.test(request.url)
    return isPage ? reply.code(200).sendFile('index.html') : answerNotFound(request, reply)
  })
}

// Vite names what lies in assets/ by its content.
function cachingOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
