// Fills the demo project once per data folder: recordings through the upload protocol, their events and some people's
// through the real analytics client, to the running server itself. All of it may be sent twice, so a start that was
// killed in between is made good by the next. The recordings keep the dates at which they were made; the people's
// sessions lie in the two weeks before the newest of them.
import type { Server } from '../createServer.ts'
import { DEMO_PROJECT } from '../ingest/projects.ts'
import { demoPeople } from './people.ts'
import { fingerprint, listRecordings, readEvents, uploadRecordings } from './recordings.ts'
import { sendEvents } from './sendEvents.ts'

const NOTE = 'demo.seeded'

/**
 * Seeds the demo from the recordings below `recordingsDir` unless these were seeded before. Answers what the user
 * should know, null when all is well.
 */
export async function seedDemo({ url, store }: Server, recordingsDir: string): Promise<string | null> {
  const recordings = await listRecordings(recordingsDir)
  const seed = await fingerprint(recordings)
  if ((await store.notes.get(NOTE)) === seed) return null
  const conflicts = await uploadRecordings(url, DEMO_PROJECT.apiKey, recordingsDir, recordings)
  const recorded = (await Promise.all(recordings.map(readEvents))).flat()
  const newest = recorded.reduce((latest, { time }) => Math.max(latest, time), 0)
  const people = demoPeople(newest > 0 ? newest : Date.now())
  await sendEvents(url, DEMO_PROJECT.apiKey, [...recorded, ...people])
  await store.notes.set(NOTE, seed)
  if (conflicts === 0) return null
  return 'The demo shows older recordings than the checkout holds; a new data folder shows the new ones.'
}
