// The recordings of a folder, as fixtures/recordings/ has them: `<deviceId>/<sessionId>/<sequence>.ndjson.gz` with an
// `events.json` beside the chunks, and `resources/<name>`. Sent through the upload protocol, as a recorder does.
import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PICTURE_NAME } from '../../src/format/pictureName.ts'
import type { DemoEvent } from './people.ts'

export interface RecordingFolder {
  readonly deviceId: string
  readonly sessionId: string
  readonly folder: string
  readonly sequences: readonly number[]
}

/** The recordings below `root`; none when there is no such folder. */
export async function listRecordings(root: string): Promise<RecordingFolder[]> {
  const recordings: RecordingFolder[] = []
  for (const device of await foldersIn(root)) {
    if (device === 'resources') continue
    for (const session of await foldersIn(join(root, device))) {
      const folder = join(root, device, session)
      const sequences = (await entriesOf(folder)).flatMap(({ name }) => {
        const number = /^(\d+)\.ndjson\.gz$/.exec(name)?.[1]
        return number === undefined ? [] : [Number(number)]
      })
      // Ids are percent-escaped in file names (C10).
      const deviceId = decodeURIComponent(device)
      const sessionId = decodeURIComponent(session)
      if (sequences.length > 0)
        recordings.push({ deviceId, sessionId, folder, sequences: sequences.sort((a, b) => a - b) })
    }
  }
  return recordings
}

/** The events that were tracked during the recording, as they would go to `/2/httpapi`. */
export async function readEvents({ folder, deviceId, sessionId }: RecordingFolder): Promise<DemoEvent[]> {
  const text = await readFile(join(folder, 'events.json'), 'utf8').catch(() => '[]')
  const events: DemoEvent[] = JSON.parse(text)
  return events.map((event, index) => ({
    ...event,
    insert_id: event.insert_id ?? `demo-${deviceId}-${sessionId}-${index}`,
  }))
}

/** A hash of all that the recordings hold: another one, other recordings. */
export async function fingerprint(recordings: readonly RecordingFolder[]): Promise<string> {
  const hash = createHash('sha256')
  for (const { deviceId, sessionId, folder, sequences } of recordings) {
    for (const name of [...sequences.map((sequence) => `${sequence}.ndjson.gz`), 'events.json']) {
      hash.update(`${deviceId}/${sessionId}/${name}\n`)
      hash.update(await readFile(join(folder, name)).catch(() => ''))
    }
  }
  return hash.digest('hex')
}

/**
 * Uploads every picture of `root` and every chunk of `recordings`; answers how many chunks were refused because other
 * content was stored under their number before. Throws on any other answer that is no success.
 */
export async function uploadRecordings(
  url: string,
  apiKey: string,
  root: string,
  recordings: readonly RecordingFolder[],
): Promise<number> {
  let conflicts = 0
  const put = async (path: string, type: string, bytes: Uint8Array, encoding?: string) => {
    const response = await fetch(url + path, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': type,
        'x-client-upload-time': String(Date.now()),
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      },
    })
    if (response.status === 409) conflicts += 1
    else if (!response.ok)
      throw new Error(`PUT ${path} was answered ${response.status}: ${await response.text()}`)
  }
  for (const { name } of await entriesOf(join(root, 'resources'))) {
    if (!PICTURE_NAME.test(name)) continue
    const bytes = await readFile(join(root, 'resources', name))
    await put(`/replay/v1/resources/${name}`, typeOf(bytes), bytes)
  }
  for (const { deviceId, sessionId, folder, sequences } of recordings) {
    const base = `/replay/v1/${encodeURIComponent(deviceId)}/${encodeURIComponent(sessionId)}/chunks`
    const sent = sequences.map(async (sequence) => {
      const bytes = await readFile(join(folder, `${sequence}.ndjson.gz`))
      await put(`${base}/${sequence}`, 'application/x-ndjson', bytes, 'gzip')
    })
    await Promise.all(sent)
  }
  return conflicts
}

function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return 'image/png'
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/webp'
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}
