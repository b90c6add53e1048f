// A server of a spec's own with the committed replay on it, from before the first test to behind the last.
import { type Page, test } from '@playwright/test'
import { PlayerPage } from '../pages/playerPage.ts'
import { TimelinePage } from '../pages/timelinePage.ts'
import { uploadCommitted } from './record.ts'
import { type RunningServer, startEmptyServer } from './server.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './storedReplay.ts'

export interface CommittedReplay {
  readonly url: string
  readonly stored: StoredReplay
  /** Opens the replay's page at a time, ms, and waits for its picture. */
  open(page: Page, at: number): Promise<{ player: PlayerPage; timeline: TimelinePage }>
}

/** Call at the top of a spec; what it answers can be read in tests. */
export function serveCommittedReplay(): CommittedReplay {
  let server: RunningServer
  let stored: StoredReplay

  test.beforeAll(async () => {
    server = await startEmptyServer()
    stored = await readStoredReplay(server.url, await uploadCommitted(server.url))
  })

  test.afterAll(async () => {
    await server?.stop()
  })

  return {
    get url() {
      return server.url
    },
    get stored() {
      return stored
    },
    async open(page, at) {
      const player = new PlayerPage(page)
      await page.goto(`${server.url}${replayPath(stored)}?t=${at / 1000}`)
      await player.expectShown(at, 0)
      return { player, timeline: new TimelinePage(page) }
    },
  }
}
