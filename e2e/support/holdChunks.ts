// A slow network, as slow as the test likes.
import type { Page, Route } from '@playwright/test'

/** From now on chunks do not arrive, until what this answers is called. */
export async function holdChunks(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = []
  let isHolding = true
  await page.route('**/chunks/*', async (route) => {
    if (isHolding) held.push(route)
    else await route.continue()
  })
  return async () => {
    isHolding = false
    // One that was called off cannot go on.
    for (const route of held.splice(0)) await route.continue().catch(() => {})
  }
}
