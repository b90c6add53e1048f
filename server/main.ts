// The server's entry: settings from the environment, start, demo, link, stop. `node dist/server/main.js` runs it.
import { readConfig } from './config.ts'
import { createServer, type Server } from './createServer.ts'
import { seedDemo } from './demo/seedDemo.ts'

/** What is in flight at a SIGTERM has so long to finish. */
const STOP_WITHIN_MS = 4_500

function stopOnSignal(server: Server): void {
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

try {
  const config = readConfig(process.env)
  const server = await createServer(config)
  stopOnSignal(server)
  if (config.demoDir !== null) {
    // The server is of use without its demo.
    const note = await seedDemo(server, config.demoDir).catch(
      (error) => `The demo is not filled: ${error.message}`,
    )
    if (note !== null) console.warn(note)
  }
  console.log(`Session Replay is at ${server.url}/`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
