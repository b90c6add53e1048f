// `npm run dev`: the viewer with hot reload at http://127.0.0.1:5173, and the server behind it at PORT (4700),
// built anew and restarted when one of its files changes.

import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { buildServer } from './build.mjs'
import { root } from './lib.mjs'

process.chdir(root)
let child

function restart() {
  const old = child
  const start = () => {
    child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], { stdio: 'inherit' })
  }
  if (old === undefined || old.exitCode !== null) return start()
  // The port and the database are the old server's until it has ended.
  old.once('exit', start)
  old.kill('SIGTERM')
}

const watcher = await buildServer({ watch: {} })
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') restart()
  if (event.code === 'ERROR') console.error(event.error.message)
})

const viewer = await createServer({ root })
await viewer.listen()
viewer.printUrls()

process.on('SIGINT', async () => {
  child?.kill('SIGTERM')
  await Promise.all([watcher.close(), viewer.close()])
  process.exit(0)
})
