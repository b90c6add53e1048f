// A session on a server: recorded and uploaded by record-demo where a Swift is, or the committed recording through the same protocols.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { findSwift, swiftCommand } from '../../scripts/swift.mjs'
import { DEMO_KEY } from './server.ts'

const run = promisify(execFile)
const RECORDINGS = 'fixtures/recordings'

/** Answers the path of the user's page, `/users/…`. */
export async function recordSession(url: string): Promise<string> {
  const swift = findSwift()
  if (swift === undefined) return uploadCommitted(url)
  const { command, args } = swiftCommand(swift, 'swift', [
    'run',
    'record-demo',
    '--server',
    url,
    '--api-key',
    DEMO_KEY,
  ])
  const { stdout } = await run(command, args, { maxBuffer: 64 * 1024 * 1024 })
  const link = /http:\/\/\S+(\/users\/\S+)/.exec(stdout)
  if (!link?.[1]) throw new Error(`record-demo printed no link: ${stdout}`)
  return link[1]
}

/** The longest of the committed recordings, but for the chunks `without`, by a project's key. Answers the path of the user's page. */
export async function uploadCommitted(
  url: string,
  without: readonly number[] = [],
  key = DEMO_KEY,
): Promise<string> {
  const sessions: { folder: string; chunks: string[] }[] = []
  for (const device of await readdir(RECORDINGS)) {
    if (device === 'resources') continue
    for (const session of await readdir(join(RECORDINGS, device))) {
      const folder = join(RECORDINGS, device, session)
      const chunks = (await readdir(folder)).filter((name) => name.endsWith('.ndjson.gz'))
      sessions.push({ folder, chunks })
    }
  }
  const longest = sessions.sort((a, b) => b.chunks.length - a.chunks.length)[0]
  if (!longest) throw new Error(`no recording in ${RECORDINGS}`)
  const sent = longest.chunks.filter((name) => !without.includes(Number.parseInt(name, 10)))
  for (const name of sent) await putChunk(url, key, await readFile(join(longest.folder, name)))
  for (const name of await readdir(join(RECORDINGS, 'resources'))) {
    const bytes = await readFile(join(RECORDINGS, 'resources', name))
    await putPicture(url, key, bytes)
  }
  const events: { user_id?: string }[] = JSON.parse(
    await readFile(join(longest.folder, 'events.json'), 'utf8'),
  )
  const answer = await fetch(`${url}/2/httpapi`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: key, events }),
  })
  if (!answer.ok) throw new Error(`events: ${answer.status} ${await answer.text()}`)
  return `/users/${encodeURIComponent(events.find((event) => event.user_id)?.user_id ?? '')}`
}

/** Answers its name. */
export async function putPicture(
  url: string,
  key: string,
  bytes: Buffer,
  type = 'image/png',
): Promise<string> {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  await put(`${url}/replay/v1/resources/${name}`, key, bytes, { 'content-type': type })
  return name
}

/** Any chunk, as an SDK uploads it. */
export async function putChunk(url: string, key: string, gzip: Buffer): Promise<void> {
  const header = JSON.parse(gunzipSync(gzip).toString('utf8').split('\n')[0] ?? '')
  const path = [header.deviceId, header.sessionId].map(encodeURIComponent).join('/')
  await put(`${url}/replay/v1/${path}/chunks/${header.sequence}`, key, gzip, {
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
    'x-client-upload-time': String(Date.now()),
  })
}

async function put(url: string, key: string, body: Buffer, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, authorization: `Bearer ${key}` },
    body: new Uint8Array(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
}
