// A phone that is turned while the replay plays is seen turning, as long as the reader minds no motion.
import { expect, type Page, test } from '@playwright/test'
import { serveCommittedReplay } from './support/committedReplay.ts'

const replay = serveCommittedReplay()

interface Watched {
  turns: string[]
}

/** What the page has animated with a rotation, its first keyframe each. */
async function watchTurns(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched
    watched.turns = []
    const animate = Element.prototype.animate
    Element.prototype.animate = function (keyframes, options) {
      const start = (keyframes as Keyframe[])[0]?.transform
      if (String(start).startsWith('rotate')) watched.turns.push(String(start))
      return animate.call(this, keyframes, options)
    }
  })
  return () => page.evaluate(() => (window as unknown as Watched).turns)
}

/** When the screen is first wider than high, ms. */
function turnedAt(): number {
  const turned = replay.stored.states.find(({ tree }) => tree.frame[2] > tree.frame[3])
  if (!turned) throw new Error('the recording has no rotation')
  return turned.at
}

test('playing over it turns the phone; a seek over it does not', async ({ page }) => {
  const turns = await watchTurns(page)
  const { player } = await replay.open(page, turnedAt() + 500)
  await page.keyboard.press('ArrowLeft')
  await player.expectShown(turnedAt() - 9_500, 0)
  expect(await turns()).toEqual([])
  await replay.open(page, turnedAt() - 300)
  await page.keyboard.press('Space')
  await expect.poll(turns).toEqual([expect.stringMatching(/^rotate\(-?90deg\) scale\(/)])
})

test.describe('for who wants less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('it stands turned at once', async ({ page }) => {
    const turns = await watchTurns(page)
    const { player } = await replay.open(page, turnedAt() - 300)
    await page.keyboard.press('Space')
    await expect.poll(() => player.shownAt()).toBeGreaterThan(turnedAt() + 300)
    expect(await turns()).toEqual([])
  })
})
