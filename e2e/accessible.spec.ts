import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { PlayerPage } from './pages/playerPage.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startEmptyServer } from './support/server.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './support/storedReplay.ts'

/** Never uploaded, so that there is a gap. */
const MISSING = 5

let server: RunningServer
let userAddress: string
let address: string
let stored: StoredReplay

test.beforeAll(async () => {
  server = await startEmptyServer({ PROJECTS: 'empty:key-of-the-empty-one' })
  const userPath = await uploadCommitted(server.url, [MISSING])
  stored = await readStoredReplay(server.url, userPath)
  userAddress = server.url + userPath
  address = server.url + replayPath(stored)
})

test.afterAll(async () => {
  await server?.stop()
})

/** Opens a screen, and comes back once all of it stands. */
type Open = (page: Page) => Promise<void>

const heading = (name: string | RegExp) => async (page: Page) => {
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

const goTo = (path: () => string, stands: Open): Open => {
  return async (page) => {
    await page.goto(path())
    await stands(page)
  }
}

const failing = (what: string | RegExp, open: Open): Open => {
  return async (page) => {
    await page.route(what, (route) => route.abort())
    await open(page)
    await expect(page.getByRole('alert')).toBeVisible()
  }
}

const picture: Open = async (page) => {
  const player = new PlayerPage(page)
  await player.waitForPicture()
  await player.pause()
}

const gap: Open = async (page) => {
  await picture(page)
  await expect(new PlayerPage(page).notice('Not captured')).toBeVisible()
}

const notLoaded: Open = async (page) => {
  await page.route(/\/chunks\/2\?/, (route) => route.abort())
  await page.goto(`${address}?t=${secondsOf(2)}`)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
}

const openedFile: Open = async (page) => {
  await page.goto(address)
  await picture(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save replay' }).click()
  const saved = await (await coming).path()
  await page.goto(`${server.url}/open`)
  await page.locator('input[type=file]').setInputFiles(saved)
  await picture(page)
}

const propertiesAndRaw: Open = async (page) => {
  await page.goto(userAddress)
  await page.getByRole('button', { name: /propert/ }).click()
  await page.getByRole('button', { name: 'Raw' }).click()
  await expect(page.getByText('"event_type"').first()).toBeVisible()
}

const replayInfo: Open = async (page) => {
  await page.goto(`${address}?t=30`)
  await picture(page)
  await page.getByRole('tab', { name: 'Info' }).click()
  await expect(page.getByText('Mask level')).toBeVisible()
}

/** The middle of a chunk, or of the hole where it should be. */
function secondsOf(sequence: number): number {
  const after = stored.chunks.find((chunk) => chunk.sequence > sequence)
  const before = stored.chunks.findLast((chunk) => chunk.sequence < sequence)
  return Math.floor(((before?.lastAt ?? 0) + (after?.firstAt ?? 0)) / 2000)
}

const panelAddress = () =>
  `${userAddress}?replay=${encodeURIComponent(`${stored.deviceId}/${stored.sessionId}`)}`

const SCREENS: Readonly<Record<string, Open>> = {
  'User lookup': goTo(
    () => `${server.url}/users`,
    (page) => expect(page.getByRole('main').getByRole('link').first()).toBeVisible(),
  ),
  'User lookup, nobody there': goTo(() => `${server.url}/users?project=empty`, heading('No users yet')),
  'User lookup, nobody found': goTo(() => `${server.url}/users?q=zzz`, heading('Nobody matches “zzz”')),
  'User lookup, failed': failing(
    '**/users?q=*',
    goTo(() => `${server.url}/users`, heading('Users cannot be looked up')),
  ),
  User: goTo(
    () => userAddress,
    (page) => expect(page.getByRole('button', { name: /Play Session/ })).toBeVisible(),
  ),
  'User, properties and raw events': propertiesAndRaw,
  'User, no event found': async (page) => {
    await page.goto(userAddress)
    await page.getByRole('searchbox', { name: 'Filter events by name' }).fill('zzz')
    await heading('No event is named like “zzz”')(page)
  },
  'User, stream failed': failing(
    '**/stream*',
    goTo(() => userAddress, heading(/event stream cannot/)),
  ),
  'User, unknown': goTo(() => `${server.url}/users/nobody`, heading('There is no user “nobody”')),
  Panel: goTo(panelAddress, picture),
  'Panel, failed': failing(
    '**/api/**/replays/**',
    goTo(panelAddress, heading('The replay cannot be loaded')),
  ),
  Replay: goTo(() => `${address}?t=30`, picture),
  'Replay, info': replayInfo,
  'Replay, in a gap': goTo(() => `${address}?t=${secondsOf(MISSING)}`, gap),
  'Replay, a chunk not loaded': notLoaded,
  'Replay, no chunk loaded': failing(
    '**/chunks/**',
    goTo(
      () => address,
      async () => {},
    ),
  ),
  'Replay, failed': failing(
    '**/api/**/replays/**',
    goTo(() => address, heading('The replay cannot be loaded')),
  ),
  'Replay, unknown': goTo(() => `${server.url}/replays/none/1`, heading('There is no such replay')),
  'Open a file': goTo(() => `${server.url}/open`, heading('Open a replay from a file')),
  'Open a file, failed': async (page) => {
    await page.goto(`${server.url}/open`)
    const buffer = Buffer.from('no zip')
    await page.locator('input[type=file]').setInputFiles({ name: 'x.zip', mimeType: '', buffer })
    await expect(page.getByRole('alert')).toBeVisible()
  },
  'An opened file': openedFile,
  'Server away': failing(
    '**/api/projects',
    goTo(() => server.url, heading('Session Replay cannot be loaded')),
  ),
  'Project, unknown': goTo(() => `${server.url}/users?project=x`, heading('There is no project “x”')),
  'No such page': goTo(() => `${server.url}/none`, heading('There is no such page')),
}

// Whoever wants no motion gets none, and nothing is judged while it fades in.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
] as const

for (const [name, open] of Object.entries(SCREENS)) {
  test(`${name}: nothing serious, light, dark and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await open(page)
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      expect(await seriousFindings(page), `${colorScheme}, ${width} px`).toEqual([])
    }
  })
}

test('the judge finds what is wrong', async ({ page }) => {
  await page.goto(`${server.url}/none`)
  await heading('There is no such page')(page)
  await page.getByRole('main').evaluate((main) => {
    main.innerHTML = '<p style="color: #ccc; background: #fff">too pale</p><button></button>'
  })
  expect((await seriousFindings(page)).map((finding) => finding.split(':')[0]).sort()).toEqual([
    'button-name',
    'color-contrast',
  ])
})

/** `rule: where`, what is serious or critical. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
