// The whole way without a pointer: look a user up, play a session, scrub, go to an event, copy the link, close. After every step the focus is where one
// would look for it, and can be seen; so is every stop of Tab on the way.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'

const replay = serveCommittedReplay()

/** More stops than this between two things that belong together is no way. */
const MOST_STOPS = 40

test('the whole flow by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const player = new PlayerPage(page)
  const button = (name: RegExp | string) => page.getByRole('button', { name })

  await test.step('search', async () => {
    await page.goto(`${replay.url}/users`)
    await expectFocus(page.getByRole('searchbox'))
    await page.keyboard.type('u-142')
    // The caret stays where one types.
    for (const key of ['ArrowLeft', 'ArrowLeft', '0']) await page.keyboard.press(key)
    await expect(page.getByRole('heading', { name: /found for “u-1042”/ })).toBeVisible()
    await expect(page).toHaveURL(`${replay.url}/users?q=u-1042`)
    await expectFocus(page.getByRole('searchbox'))
  })

  await test.step('open the user', async () => {
    await tabTo(page.getByRole('main').getByRole('link', { name: /u-1042/ }))
    await page.keyboard.press('Enter')
    await expectFocus(page.getByRole('heading', { name: 'u-1042', level: 1 }))
  })

  await test.step('Play Session', async () => {
    await tabTo(button(/Play Session/))
    await page.keyboard.press('Enter')
    await expectFocus(page.locator('aside[aria-label=Replay] > div'))
    await expect.poll(() => player.shownAt(), { message: 'it plays by itself' }).toBeGreaterThan(500)
  })

  await test.step('pause and play', async () => {
    await page.keyboard.press('Space')
    await expect(button(/^Play \(/)).toBeVisible()
    await tabTo(button(/^Play \(/))
    await page.keyboard.press('Space')
    await expect(button(/^Pause \(/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expectFocus(button(/^Play \(/))
  })

  await test.step('scrub', async () => {
    await tabTo(player.timeline, 'Shift+Tab')
    await page.keyboard.press('5')
    await player.expectShown(replay.stored.duration / 2, 1)
    await page.keyboard.press('ArrowUp')
    await player.expectShown(replay.stored.duration / 2 + 10_000, 1)
    await expectFocus(player.timeline)
  })

  const event = replay.stored.events.find(({ name }) => name === 'Category Opened')
  const at = (event?.clientTime ?? 0) - replay.stored.startedAt

  await test.step('choose an event', async () => {
    const row = page.getByRole('listitem').filter({ hasText: 'Category Opened' }).getByRole('button').first()
    await tabTo(row, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await player.expectShown(at, 2)
    await expect(page.locator('li[aria-current="true"]')).toContainText('Category Opened')
    await expectFocus(row)
  })

  await test.step('copy the link', async () => {
    await tabTo(button('Copy link'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Copied at' })).toHaveCount(1)
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.searchParams.get('t')).toBe(String(Math.floor((await player.shownAt()) / 100) / 10))
    await expectFocus(button(/^Copied at/))
  })

  await test.step('close the panel', async () => {
    await tabTo(button('Close the replay'))
    await page.keyboard.press('Enter')
    await expect(player.picture).toHaveCount(0)
    await expectFocus(button(/Play Session/))
  })
})

/** By Tab alone; whatever it stops at on its way must be seen too. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const page = target.page()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press(key)
    expect(await focusProblem(page), `after ${stops + 1} stops`).toBe(null)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${target} is not reached by ${MOST_STOPS} times ${key}`)
}

async function expectFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused()
  expect(await focusProblem(target.page())).toBe(null)
}

/** What is wrong with where the focus stands; null: it is on the screen, nothing covers it, and it has a ring. */
function focusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'nothing has the focus'
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    const hit = document.elementFromPoint(x, y)
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
      return `${name} is off the screen`
    if (!hit || !(element.contains(hit) || hit.contains(element)))
      return `${name} is covered by ${hit?.className}`
    // A field's ring may be around it and what belongs to it.
    const ringed = [element, element.closest('label')].some((one) => {
      if (!one) return false
      const { boxShadow, outlineStyle, outlineWidth } = getComputedStyle(one)
      return boxShadow !== 'none' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1)
    })
    return ringed ? null : `${name} has no ring`
  })
}
