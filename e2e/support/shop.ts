// A page of somebody else with the player's element on it, and what that page hears of it.
import type { Page } from '@playwright/test'

/** What the page heard of the element, the last one last. */
declare global {
  interface Window {
    heard: [kind: string, detail: unknown][]
  }
}

/** A bare page with the element alone, and styles that would spoil the player if they came in. */
export function pageWith(attributes: string): string {
  return `<!doctype html><html lang="en"><title>Shop</title><style>
    * { letter-spacing: 3px; --accent: red; --surface: red }
    button { background: rgb(255, 0, 0) !important; font-size: 40px !important }
    body { font: 20px serif; color: rgb(0, 128, 0) }
    session-replay-player { width: 900px; height: 600px }
  </style><body><button id="own">The page’s own</button>
  <session-replay-player ${attributes}></session-replay-player>
  <script>
    heard = []
    const player = document.querySelector('session-replay-player')
    for (const kind of ['ready', 'timeupdate', 'durationchange', 'play', 'pause', 'ended', 'error'])
      player.addEventListener(kind, (event) => heard.push([kind, event.detail]))
  </script>
  <script type="module" src="/lib/element.js"></script></body></html>`
}

export const element = (page: Page) => page.locator('session-replay-player')
export const heard = (page: Page) => page.evaluate(() => window.heard)
