// The built server as a process of its own, on a free port, with its own data folder and an empty demo project.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const DEMO_KEY = 'demo-api-key'

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Resolves when it says that it is ready. `more`: further settings, such as the PORT that it had before. */
export async function startServer(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO: 'off', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => {
      said += String(bytes)
      const link = /(http:\/\/127\.0\.0\.1:\d+)\/\n/.exec(said)
      if (link?.[1]) resolve(link[1])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, stop }
}

/** One on a folder of its own, which goes with it. */
export async function startEmptyServer(more: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-e2e-'))
  const { url, stop } = await startServer(join(folder, 'data'), more)
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
