// The built server as a process of its own, on a port of its own.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

export interface TestServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Resolves when it says that it is ready. */
export async function startServer(dataDir: string, staticDir: string): Promise<TestServer> {
  const port = await freePort()
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, STATIC_DIR: staticDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => String(bytes).includes('http://') && resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
