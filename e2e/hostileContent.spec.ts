// Recordings that mean harm, as a server admits them: script in every text, pictures that are none or unfold into gigabytes, kinds that nobody knows.
import { expect, type Page, test } from '@playwright/test'
import type { Entry } from '../src/format/types.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { answer, log, show, uploadHandmade } from './support/handmade.ts'
import { peakMb } from './support/memory.ts'
import { blackPng } from './support/pngs.ts'
import { putPicture } from './support/record.ts'
import { DEMO_KEY, type RunningServer, startEmptyServer } from './support/server.ts'

const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=2</script>'
const START = Date.UTC(2026, 0, 5, 9)

let server: RunningServer

test.beforeAll(async () => {
  server = await startEmptyServer()
})

test.afterAll(async () => {
  await server?.stop()
})

test('script in any text is text: nothing of it runs', async ({ page }) => {
  await watchForScripts(page)
  const label = { string: SCRIPT, runs: [{ size: 13, color: '#222222' }] }
  const entries: Entry[] = [
    show(100, { id: 10, class: SCRIPT, kind: 'text', frame: [20, 100, 350, 90], text: label }),
    show(200, {
      id: 11,
      class: 'V',
      kind: 'placeholder',
      frame: [20, 220, 350, 90],
      placeholder: { reason: 'webView', label: SCRIPT },
      accessibilityId: SCRIPT,
      controller: SCRIPT,
    }),
    { kind: 'screen', at: 300, name: SCRIPT } as Entry,
    { kind: 'lifecycle', at: 400, state: 'paused', reason: SCRIPT } as Entry,
    { kind: 'lifecycle', at: 4_000, state: 'resumed' } as Entry,
    log(5_000, SCRIPT, SCRIPT),
    answer(9_000, 1),
  ]
  const user = `${SCRIPT}@example.org`
  const session = {
    user,
    start: START,
    chunks: [entries],
    events: [
      [50, SCRIPT],
      [9_000, 'End'],
    ] as const,
  }
  const path = await uploadHandmade(server.url, session)

  await page.goto(`${server.url}/users`)
  await page.getByRole('link').filter({ hasText: user }).click()
  await expect(page.getByRole('heading', { name: user })).toBeVisible()
  await expect(page.getByText(SCRIPT, { exact: true }).first()).toBeVisible()
  await page.goto(`${server.url}${path}?t=2`)
  const player = new PlayerPage(page)
  await player.expectShown(2_000, 0)
  await expect(player.notice('Recording paused')).toContainText(SCRIPT)
  await expect(page.getByRole('list', { name: 'Events' })).toContainText(SCRIPT)
  await page.getByRole('tab', { name: /Logs/ }).click()
  await expect(page.getByRole('list', { name: 'Logs' })).toContainText(SCRIPT)
  await page.getByRole('tab', { name: /Info/ }).click()
  await player.timeline.hover()
  expect(await scriptsThatRan(page)).toEqual([])
})

test('a picture that is none, one cut short and one that unfolds into gigabytes leave a word in their place', async ({
  page,
  browser,
}) => {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pictures = [
    Buffer.concat([signature, Buffer.from(SCRIPT)]),
    blackPng(90, 90, Buffer.from('no pixels')),
    blackPng(30_000, 30_000),
    blackPng(90, 90),
  ]
  const resources: string[] = []
  for (const bytes of pictures) resources.push(await putPicture(server.url, DEMO_KEY, bytes))
  // The last one was never sent.
  resources.push('0'.repeat(32))
  const shown = resources.map((_, resource) => {
    const frame = [20 + 180 * (resource % 2), 60 + 110 * Math.floor(resource / 2), 170, 90] as const
    return show(100, { id: 10 + resource, class: 'I', kind: 'image', frame, image: { resource } })
  })
  const chunks = [[...shown, answer(9_000, 1)]]
  const session = { user: 'painter', start: START + 1, chunks, events: [[0, 'Start']] as const, resources }
  await countDecodes(page)
  const path = await uploadHandmade(server.url, session)
  await page.goto(`${server.url}${path}?t=2`)
  const player = new PlayerPage(page)
  await player.expectShown(2_000, 0)
  const middle = { x: 20 + 180 + 85, y: 60 + 110 + 45 }
  // The one that is a picture is black; the others are panels.
  await expect.poll(async () => (await player.colorsAt([middle], 393))[0]).toEqual([0, 0, 0, 255])
  const panels = [0, 1, 2, 4].map((i) => ({ x: 26 + 180 * (i % 2), y: 66 + 110 * Math.floor(i / 2) }))
  for (const color of await player.colorsAt(panels, 393)) {
    expect(color).not.toEqual([0, 0, 0, 255])
    expect(color).not.toEqual([255, 255, 255, 255])
  }
  await expect(page.getByRole('alert')).toHaveCount(0)
  await player.play()
  await expect.poll(() => player.shownAt()).toBeGreaterThan(2_000)
  // Two of 90 × 90 pixels: the large one was not even begun.
  expect(await decodes(page)).toBe(2)
  expect(await peakMb(browser)).toBeLessThan(450)
})

test('kinds that nobody knows yet are a panel that names them, and the rest plays', async ({ page }) => {
  const entries = [
    show(100, { id: 10, class: 'H', kind: 'hologram', frame: [20, 60, 350, 90] }),
    { kind: 'smell', at: 200, extra: [['of', '"roses"']] } as unknown as Entry,
    answer(1_000, 1),
    answer(9_000, 9),
  ]
  const session = { user: 'future', start: START + 2, chunks: [entries], events: [[0, 'Start']] as const }
  const path = await uploadHandmade(server.url, session)
  await page.goto(`${server.url}${path}?t=2`)
  const player = new PlayerPage(page)
  await player.expectShown(2_000, 0)
  const [panel, button] = await player.colorsAt(
    [
      { x: 30, y: 70 },
      { x: 110, y: 410 },
    ],
    393,
  )
  expect(panel).not.toEqual([255, 255, 255, 255])
  expect(button).toEqual([0x0a, 0x60, 0x10, 255])
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('End')
  await player.expectShown(9_000, 0)
})

/** Notes what runs, and what the page's policy had to hold back: nothing may even be tried. */
async function watchForScripts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const blocked: string[] = []
    Object.assign(window, { blocked })
    window.addEventListener('securitypolicyviolation', (event) => blocked.push(event.violatedDirective))
  })
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog: ${dialog.message()}`)
  })
}

function scriptsThatRan(page: Page): Promise<unknown[]> {
  return page.evaluate(() => {
    const seen = window as unknown as { ran?: number; blocked: string[] }
    const made = document.querySelectorAll('img[src="x"], body script').length
    return [...seen.blocked, ...(seen.ran ? [seen.ran] : []), ...(made ? [`${made} elements`] : [])]
  })
}

async function countDecodes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const decode = window.createImageBitmap.bind(window)
    const counted = window as unknown as { decodes: number }
    counted.decodes = 0
    window.createImageBitmap = ((...given: Parameters<typeof decode>) => {
      counted.decodes++
      return decode(...given)
    }) as typeof decode
  })
}

const decodes = (page: Page) => page.evaluate(() => (window as unknown as { decodes: number }).decodes)
