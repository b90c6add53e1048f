// The built server as a process of its own, to be killed. Bundled once per test file.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { bundleForNode } from '../../scripts/build.mjs'

export interface RunningServer {
  readonly url: string
  readonly child: ChildProcess
  /** Settles with the exit code, or the signal's name, when the process has ended. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Builds the server's entry; answers its path and how to take it away. Below node_modules, where packages are found. */
export async function buildServerOnce(): Promise<{ readonly entry: string; remove(): Promise<void> }> {
  const folder = join(process.cwd(), 'node_modules/.cache/server-test', String(process.pid))
  await bundleForNode('server/main.ts', folder)
  return { entry: join(folder, 'main.js'), remove: () => rm(folder, { recursive: true, force: true }) }
}

/**
 * Starts the built server and waits for its link. It is killed at the test's end at the latest. Rejects with all that it
 * said to standard error where it ends before.
 */
export async function spawnServer(entry: string, env: Record<string, string>): Promise<RunningServer> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: '0', DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (bytes) => {
    complaints += bytes
    process.stderr.write(bytes)
  })
  const ended = once(child, 'close').then(([code, signal]) => signal ?? code)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /is at (http:\S+)\/$/.exec(line)?.[1]
    if (url !== undefined) return { url, child, ended }
  }
  throw new Error(`the server ended with ${await ended} before it said where it is: ${complaints}`)
}
