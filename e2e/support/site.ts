// A site of somebody else: pages and files by their paths, on a port of its own, and the built player below /lib/.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

export interface Site {
  /** Its origin. */
  readonly url: string
  /** `content`: a page's HTML, or the bytes of a file. */
  put(path: string, content: string | Uint8Array): void
  /** From now on only the first half of a file is sent, until what this answers is called. */
  holdHalf(path: string): () => void
  stop(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.zip': 'application/zip' }

export async function startSite(): Promise<Site> {
  const contents = new Map<string, string | Uint8Array>()
  const held = new Map<string, Promise<void>>()
  const server = createServer(async ({ url = '' }, response) => {
    const lib = /^\/lib\/([\w.]+)$/.exec(url)?.[1]
    const content = lib ? await readFile(join('dist/lib', lib)).catch(() => undefined) : contents.get(url)
    response.setHeader('content-type', TYPES[extname(url)] ?? 'text/html; charset=utf-8')
    const body = Buffer.from(content ?? 'none')
    response.writeHead(content === undefined ? 404 : 200, { 'content-length': body.length })
    const half = Math.floor(body.length / 2)
    response.write(body.subarray(0, half))
    await held.get(url)
    response.end(body.subarray(half))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, content) => contents.set(path, content),
    holdHalf: (path) => {
      let release = () => {}
      held.set(
        path,
        new Promise((released) => {
          release = released
        }),
      )
      return () => release()
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }
}
