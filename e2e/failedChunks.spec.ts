// Chunks that cannot be fetched, or that break a rule: what is good of the replay plays, the rest says why, and what may come is asked for again.
import { expect, type Page, type Route, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'
import { replayPath } from './support/storedReplay.ts'

/** The chunk that fares badly. */
const BAD = 2

const replay = serveCommittedReplay()

const badChunk = new RegExp(`/chunks/${BAD}\\?`)
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

/** A moment in the middle of the bad chunk, s. */
function moment(): number {
  const chunk = replay.stored.chunks.find(({ sequence }) => sequence === BAD)
  if (!chunk) throw new Error('the recording is too short')
  return Math.floor((chunk.firstAt + chunk.lastAt) / 2000)
}

async function openAt(page: Page, seconds: number): Promise<PlayerPage> {
  await page.goto(`${replay.url}${replayPath(replay.stored)}?t=${seconds}`)
  return new PlayerPage(page)
}

test('the gap of a chunk that could not be fetched asks for it again, by pointer', async ({ page }) => {
  await page.route(badChunk, (route) => route.abort())
  const player = await openAt(page, moment())
  await expect(player.notice('Not loaded')).toContainText(`Chunk ${BAD} could not be loaded`)
  await expect.poll(() => player.isVeiled()).toBe(true)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.unroute(badChunk)
  await tryAgain(page).click()
  await expect(player.notice('Not loaded')).toHaveCount(0)
  await expect.poll(() => player.isVeiled()).toBe(false)
  await player.expectShown(moment() * 1000, 0)
  await expect(player.timeline).not.toHaveAttribute('aria-valuetext', /not loaded/)
})

test('and by keyboard, also when it fails once more', async ({ page }) => {
  let asked = 0
  await page.route(badChunk, (route) => {
    asked++
    return route.abort()
  })
  const player = await openAt(page, moment())
  await expect(tryAgain(page)).toBeVisible()
  const before = asked
  await player.picture.locator('..').focus()
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press('Tab')
    await expect(tryAgain(page)).toBeFocused()
    if (key === 'Space') await page.unroute(badChunk)
    await page.keyboard.press(key)
    await expect(tryAgain(page)).toHaveCount(0)
    if (key === 'Enter') await expect(tryAgain(page)).toBeVisible()
  }
  expect(asked).toBeGreaterThan(before)
  await expect(player.notice('Not loaded')).toHaveCount(0)
  await player.expectShown(moment() * 1000, 0)
  // Space was the button's: nothing plays.
  await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
})

test('a chunk that breaks a rule half way plays until there; the rest is a gap that names the rule', async ({
  page,
}) => {
  let brokenFrom = 0
  await page.route(badChunk, async (route) => {
    brokenFrom = await fulfillBroken(route)
  })
  const player = await openAt(page, moment())
  await player.waitForPicture()
  await expect(player.notice('Not readable')).toContainText(/Chunk 2, line \d+: .*\(F\d+\)/)
  await expect(tryAgain(page)).toHaveCount(0)
  const before = Math.floor(brokenFrom / 1000) - 1
  expect(before * 1000).toBeGreaterThan(replay.stored.chunks[BAD]?.firstAt ?? 0)
  const early = await openAt(page, before)
  await early.expectShown(before * 1000, 0)
  await expect(early.notice('Not readable')).toHaveCount(0)
  await page.getByLabel('Speed').selectOption('2')
  await early.play()
  await expect(early.notice('Not readable')).toContainText('(F')
})

test('a replay of which nothing can be read says so, and offers no retry that cannot help', async ({
  page,
}) => {
  await page.route(/\/chunks\//, (route) => route.fulfill({ body: '{"no":"chunk"}\n' }))
  await openAt(page, 10)
  await expect(page.getByRole('alert')).toContainText('The replay cannot be read')
  await expect(page.getByRole('alert')).toContainText(/\(F\d+\)/)
  await expect(tryAgain(page)).toHaveCount(0)
})

test('a picture that never came leaves its place, and the replay plays', async ({ page }) => {
  await page.route(/\/resources\//, (route) =>
    route.fulfill({ status: 404, json: { code: 404, message: 'no' } }),
  )
  const player = await openAt(page, 40)
  await player.expectShown(40_000, 0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await player.play()
  await expect.poll(() => player.shownAt()).toBeGreaterThan(40_000)
})

/** In the chunk's second quarter a change removes a view that is not there. Answers when. */
async function fulfillBroken(route: Route): Promise<number> {
  const answer = await route.fetch()
  const lines = (await answer.text()).trimEnd().split('\n')
  const index = lines.findIndex((line, i) => i > lines.length / 4 && JSON.parse(line).kind === 'diff')
  const { at } = JSON.parse(lines[index] ?? '{}')
  lines[index] = JSON.stringify({ kind: 'diff', at, removes: [999_999] })
  await route.fulfill({ body: `${lines.join('\n')}\n` })
  return at
}
