import { expect, type Page, test } from '@playwright/test'
import { KEY_TABLE, type KeyRow, TIMELINE_KEY_TABLE } from '../src/ui/player/keyTable.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { TimelinePage } from './pages/timelinePage.ts'
import { answer, uploadHandmade } from './support/handmade.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 5, 9)
const MINUTES = 10
const DURATION = MINUTES * 60_000
const CHANGES = [100_000, 290_000, 310_000, DURATION]
const EVENTS = [50_000, 280_000, 330_000]
/** Where a judge finds the player. */
const AT = 300_000

let server: RunningServer
/** Newest first; tests open the one in the middle. */
let replays: string[]

test.beforeAll(async () => {
  server = await startEmptyServer()
  const upload = (hoursAgo: number) =>
    uploadHandmade(server.url, {
      user: 'typist',
      start: START - hoursAgo * HOUR,
      chunks: [CHANGES.map((at, i) => answer(at, i + 1))],
      events: EVENTS.map((at) => [at, `Event at ${at}`] as const),
    })
  replays = [await upload(0), await upload(1), await upload(2)]
})

test.afterAll(async () => {
  await server?.stop()
})

interface Opened {
  readonly page: Page
  readonly player: PlayerPage
  readonly timeline: TimelinePage
  /** A key as the table writes it. */
  readonly press: (key: string) => Promise<void>
  /** The moments to which the keys lead, one after the other. */
  readonly leads: (...steps: readonly (readonly [key: string, at: number])[]) => Promise<void>
}

/** By what the table says that the row does. */
type Judges = Readonly<Record<string, (opened: Opened) => Promise<void>>>

const PLAYER: Judges = {
  'Play or pause': async ({ page, press }) => {
    for (const key of ['Space', 'k']) {
      await press(key)
      await expect(page.getByRole('button', { name: /^Pause \(/ })).toBeVisible()
      await press(key)
      await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
    }
  },
  'Back, forward 10 seconds': ({ leads }) => leads(['←', AT - 10_000], ['→', AT]),
  'Back, forward 1 minute': ({ leads }) => leads(['Shift ←', AT - 60_000], ['Shift →', AT]),
  'Previous, next recorded change': ({ leads }) =>
    leads([',', 290_000], [',', 100_000], ['.', 290_000], ['.', 310_000]),
  'Previous, next event': ({ leads }) => leads([']', 330_000], ['[', 280_000], ['[', 50_000], [']', 280_000]),
  'Jump to a tenth of the replay': ({ leads }) =>
    leads(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => [`${tenth}`, tenth * (DURATION / 10)] as const)),
  'Start, end': ({ leads }) => leads(['End', DURATION], ['Home', 0]),
  'Slower, faster': async ({ page, press }) => {
    const speed = page.getByLabel('Speed')
    for (const [key, rate] of [
      ['>', '1.5'],
      ['>', '2'],
      ['<', '1.5'],
      ['<', '1'],
      ['<', '0.5'],
      ['<', '0.25'],
      ['<', '0.25'],
    ] as const) {
      await press(key)
      await expect(speed).toHaveValue(rate)
    }
  },
  'Skip idle on or off': async ({ page, press }) => {
    const skips = page.getByRole('button', { name: 'Skip idle' })
    for (const on of ['true', 'false']) {
      await press('s')
      await expect(skips).toHaveAttribute('aria-pressed', on)
    }
  },
  'Full screen': async ({ page, press }) => {
    const isFull = () =>
      page.evaluate(() => document.fullscreenElement?.hasAttribute('data-full-screen') ?? false)
    for (const full of [true, false]) {
      await press('f')
      await expect.poll(isFull).toBe(full)
    }
  },
  'Copy the link to this moment': async ({ page, press }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await press('c')
    await expect(page.getByRole('status').filter({ hasText: 'Copied at 5:00' })).toHaveCount(1)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(`${server.url}${replays[1]}?t=${AT / 1000}`)
  },
  'Next, previous replay of this user': async ({ page, player, press }) => {
    await expect(page.getByRole('button', { name: /^Next replay/ })).toHaveAttribute('aria-disabled', 'false')
    await press('n')
    await expect(page).toHaveURL(`${server.url}${replays[2]}`)
    await player.waitForPicture()
    await expect(page.getByRole('button', { name: /^Previous/ })).toHaveAttribute('aria-disabled', 'false')
    await press('p')
    await expect(page).toHaveURL(`${server.url}${replays[1]}`)
  },
  'Search events': async ({ page, press }) => {
    await press('/')
    const search = page.getByRole('searchbox', { name: 'Search events' })
    await expect(search).toBeFocused()
    // The key itself is not typed.
    await expect(search).toHaveValue('')
    await page.keyboard.type('280')
    await expect(page.getByRole('list', { name: 'Events' }).getByRole('listitem')).toHaveCount(1)
  },
  'This list': async ({ page, press }) => {
    const list = page.getByRole('dialog', { name: 'Keys' })
    await press('?')
    for (const { keys, does } of [...KEY_TABLE, ...TIMELINE_KEY_TABLE])
      await expect(list.locator('div', { hasText: does }).last()).toContainText(keys.join(''))
    await press('?')
    await expect(list).toBeHidden()
  },
}

const TIMELINE: Judges = {
  'Forward, back 10 seconds': ({ leads }) => leads(['↑', AT + 10_000], ['↓', AT]),
  'Forward, back 1 minute': ({ leads }) => leads(['PgUp', AT + 60_000], ['PgDn', AT]),
  'Zoom in, out': async ({ timeline, press }) => {
    const whole = await timeline.length()
    await press('+')
    await expect.poll(() => timeline.length()).toBeLessThan(whole)
    await press('−')
    await expect.poll(() => timeline.length()).toBe(whole)
  },
  'Pan later, earlier': async ({ timeline, player, press }) => {
    await press('+')
    // A zoom takes some frames.
    await expect.poll(() => timeline.length()).toBeCloseTo(DURATION / 2, 0)
    const { from } = await timeline.view()
    await press('Shift PgUp')
    await expect.poll(async () => (await timeline.view()).from).toBeGreaterThan(from)
    await press('Shift PgDn')
    await expect.poll(async () => Math.abs((await timeline.view()).from - from)).toBeLessThan(1)
    await player.expectShown(AT, 0)
  },
  'Loop from here, to here, no more': async ({ page, player, press }) => {
    await press('l')
    await page.keyboard.press('ArrowUp')
    await player.expectShown(AT + 10_000, 0)
    await press('l')
    await expect(page.getByRole('status').filter({ hasText: 'Looping 5:00 – 5:10' })).toHaveCount(1)
    await press('l')
    await expect(page.getByRole('status').filter({ hasText: 'Looping' })).toHaveCount(0)
  },
  'No loop; then the whole replay': async ({ page, player, timeline, press }) => {
    await page.keyboard.press('+')
    await page.keyboard.press('l')
    await page.keyboard.press('ArrowUp')
    await player.expectShown(AT + 10_000, 0)
    await page.keyboard.press('l')
    const looping = page.getByRole('status').filter({ hasText: 'Looping' })
    await expect(looping).toHaveCount(1)
    await expect.poll(() => timeline.length()).toBeLessThan(DURATION)
    await press('Esc')
    await expect(looping).toHaveCount(0)
    expect(await timeline.length()).toBeLessThan(DURATION)
    await press('Esc')
    await expect.poll(() => timeline.length()).toBe(DURATION)
  },
}

for (const [place, table, judges] of [
  ['anywhere', KEY_TABLE, PLAYER],
  ['on the timeline', TIMELINE_KEY_TABLE, TIMELINE],
] as const) {
  for (const row of table)
    test(`${place}, ${row.keys.join(' ')}: ${row.does}`, async ({ page }) => {
      const judge = judges[row.does]
      if (!judge) throw new Error(`nothing judges the keys ${row.keys.join(' ')}`)
      const pressed = new Set<string>()
      const opened = await open(page, pressed)
      if (table === TIMELINE_KEY_TABLE) await opened.player.timeline.focus()
      await judge(opened)
      expect([...pressed]).toEqual(expect.arrayContaining(keysOf(row)))
    })

  test(`${place}: no key is judged that the table does not name`, () => {
    expect(Object.keys(judges)).toEqual(table.map(({ does }) => does))
  })
}

test('keys are silent while typing', async ({ page }) => {
  const { player } = await open(page)
  const search = page.getByRole('searchbox', { name: 'Search events' })
  await search.focus()
  const letters = KEY_TABLE.flatMap(({ keys }) => keys).filter((key) => key.length === 1 && key < '\u{7f}')
  for (const key of ['Space', ...letters, 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft'])
    await page.keyboard.press(key)
  await expect(search).toHaveValue(` ${letters.join('')}`)
  await expectUntouched(page, player)
})

test('keys are silent while a speed is chosen', async ({ page }) => {
  const { player } = await open(page)
  await page.getByLabel('Speed').focus()
  for (const key of ['k', 's', '[', ',', '?', 'f']) await page.keyboard.press(key)
  await expectUntouched(page, player)
})

test('space and Enter belong to a focused button', async ({ page }) => {
  const { player } = await open(page)
  await page.getByRole('button', { name: /^Forward 10 seconds/ }).focus()
  await page.keyboard.press('Space')
  await player.expectShown(AT + 10_000, 0)
  await page.keyboard.press('Enter')
  await player.expectShown(AT + 20_000, 0)
  const row = page.getByRole('list', { name: 'Events' }).getByRole('button', { name: /Event at 50000$/ })
  await row.first().focus()
  await page.keyboard.press('Enter')
  await player.expectShown(50_000, 0)
  await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
  // Any other key is the player's, wherever the focus is.
  await page.keyboard.press('ArrowRight')
  await player.expectShown(60_000, 0)
})

test('with Ctrl, Alt or Meta a key is the browser’s', async ({ page }) => {
  const { player } = await open(page)
  for (const key of ['Control+k', 'Alt+s', 'Meta+.', 'Control+0', 'Alt+]']) await page.keyboard.press(key)
  await expectUntouched(page, player)
})

async function expectUntouched(page: Page, player: PlayerPage): Promise<void> {
  await player.expectShown(AT, 0)
  await expect(page).toHaveURL(`${server.url}${replays[1]}?t=${AT / 1000}`)
  await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
  await expect(page.getByLabel('Speed')).toHaveValue('1')
  await expect(page.getByRole('button', { name: 'Skip idle' })).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.evaluate(() => document.fullscreenElement === null)).toBe(true)
}

/** The replay in the middle, at rest. `pressed` is told the keys, as the table writes them. */
async function open(page: Page, pressed = new Set<string>()): Promise<Opened> {
  const player = new PlayerPage(page)
  await page.goto(`${server.url}${replays[1]}?t=${AT / 1000}`)
  await player.expectShown(AT, 0)
  const press = async (key: string) => {
    pressed.add(key)
    await page.keyboard.press(keyName(key))
  }
  const leads: Opened['leads'] = async (...steps) => {
    for (const [key, at] of steps) {
      await press(key)
      await player.expectShown(at, 0)
    }
  }
  return { page, player, timeline: new TimelinePage(page), press, leads }
}

const NAMES: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Esc: 'Escape',
  '−': '-',
}

const keyName = (key: string) =>
  key
    .split(' ')
    .map((part) => NAMES[part] ?? part)
    .join('+')

/** "0 … 9" are ten. */
function keysOf({ keys }: KeyRow): string[] {
  const from = Number(keys[0])
  return keys[1] === '…'
    ? Array.from({ length: Number(keys[2]) - from + 1 }, (_, i) => `${from + i}`)
    : [...keys]
}
