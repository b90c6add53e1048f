// Every edge of time, in the browser: what is shown where a seek stands on it, and what is said of it.
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { encodeChunk } from '../src/format/encode.ts'
import type { Chunk } from '../src/format/types.ts'
import { EDGES, markColor } from '../src/player/testing/edges.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { putChunk } from './support/record.ts'
import { DEMO_KEY, type RunningServer, startEmptyServer } from './support/server.ts'

const SAID: Readonly<Record<string, string>> = { missing: 'Not captured' }

let server: RunningServer

test.beforeAll(async () => {
  server = await startEmptyServer()
})

test.afterAll(async () => {
  await server?.stop()
})

for (const [i, [name, { chunks, seeks }]] of Object.entries(EDGES).entries())
  test(`a seek: ${name}`, async ({ page }) => {
    const sessionId = `edge-${i}`
    for (const chunk of chunks) await upload(chunk, sessionId)
    const duration = Math.max(...chunks.map(({ header }) => header.lastAt))
    const player = new PlayerPage(page)
    for (const [at, shows, gap] of seeks) {
      await test.step(`at ${at} ms`, async () => {
        await page.goto(`${server.url}/replays/edges/${sessionId}?t=${at / 1000}`)
        await player.expectShown(Math.min(Math.max(at, 0), duration), 0)
        await expect
          .poll(async () => (await player.colorsAt([{ x: 200, y: 300 }], 393))[0])
          .toEqual([...markColor(shows), 255])
        expect(await player.isVeiled()).toBe(gap !== undefined)
        if (gap) await expect(player.notice(SAID[gap] ?? gap)).toBeVisible()
        await expect(page.getByRole('alert')).toHaveCount(0)
      })
    }
  })

async function upload(chunk: Chunk, sessionId: string): Promise<void> {
  const header = { ...chunk.header, deviceId: 'edges', sessionId }
  await putChunk(server.url, DEMO_KEY, gzipSync(encodeChunk({ ...chunk, header })))
}
