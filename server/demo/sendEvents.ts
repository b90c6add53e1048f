// Sends events with the real analytics client, which knows nothing of this server but its address.
import { createInstance, Types } from '@amplitude/analytics-node'
import type { DemoEvent } from './people.ts'

/** Tracks all events and waits for the server's answers. Throws when one was not taken. */
export async function sendEvents(url: string, apiKey: string, events: readonly DemoEvent[]): Promise<void> {
  const client = createInstance()
  await client.init(apiKey, {
    serverUrl: `${url}/2/httpapi`,
    flushQueueSize: 500,
    flushMaxRetries: 3,
    logLevel: Types.LogLevel.None,
  }).promise
  const tracked = events.map((event) => client.track({ ...event }).promise)
  await client.flush().promise
  const results = await Promise.all(tracked)
  const lost = results.find(({ code }) => code !== 200)
  if (lost) throw new Error(`an event was answered ${lost.code}: ${lost.message}`)
}
