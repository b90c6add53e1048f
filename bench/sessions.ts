// The bench's sessions, brought to where the players find them: ours uploaded to the real server by the real protocol, rrweb's as a file beside the page.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DEMO_KEY } from '../e2e/support/server.ts'
import { ourChunks } from './ours.ts'
import type { ReplayName } from './page/long.ts'
import { type Manner, rrwebEvents } from './rrwebEvents.ts'
import type { SessionPlan } from './session.ts'

const SESSION_ID = '1700000000000'

/** Uploads every chunk of a session, in order; answers under which name it is found. */
export async function upload(url: string, plan: SessionPlan): Promise<ReplayName> {
  const deviceId = `bench-${plan.views}-${plan.duration}`
  let sequence = 0
  for (const chunk of ourChunks(plan, deviceId, SESSION_ID)) {
    const response = await fetch(`${url}/replay/v1/${deviceId}/${SESSION_ID}/chunks/${sequence++}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${DEMO_KEY}`,
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        'x-client-upload-time': String(Date.now()),
      },
      body: gzipSync(chunk),
    })
    if (response.status !== 201)
      throw new Error(`chunk ${sequence - 1}: ${response.status} ${await response.text()}`)
  }
  return { project: 'demo', deviceId, sessionId: SESSION_ID }
}

/** Writes a session as one rrweb event per line; answers the file's name. */
export function writeRrweb(folder: string, plan: SessionPlan, name: string, manner: Manner): string {
  mkdirSync(folder, { recursive: true })
  const file = `${name}-${plan.views}.ndjson`
  const to = openSync(join(folder, file), 'w')
  for (const event of rrwebEvents(plan, manner)) writeSync(to, `${JSON.stringify(event)}\n`)
  closeSync(to)
  return file
}
