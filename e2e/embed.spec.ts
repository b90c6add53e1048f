// The player on a site of somebody else: the built element and the built component play a replay of the read API, and a replay file, and neither the
// page's styles nor its keys mix with the player's.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { buildLib } from '../scripts/build-lib.mjs'
import type { ReplayAnswer } from '../src/api/contract.ts'
import type { SessionReplayPlayerElement } from '../src/embed/element.tsx'
import { PlayerPage } from './pages/playerPage.ts'
import { comparePicture } from './support/comparePicture.ts'
import { fileOfReplay } from './support/fileOfReplay.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startServer } from './support/server.ts'
import { element, heard, pageWith } from './support/shop.ts'
import { type Site, startSite } from './support/site.ts'
import { readStoredReplay, type StoredReplay } from './support/storedReplay.ts'

let folder: string
let site: Site
let server: RunningServer
let stored: StoredReplay
/** Of the replay in the read API. */
let address: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-embed-'))
  await buildLib()
  site = await startSite()
  server = await startServer(join(folder, 'data'), { EMBED_ORIGINS: site.url })
  stored = await readStoredReplay(server.url, await uploadCommitted(server.url))
  address = `${server.url}/api/projects/demo/replays/${stored.deviceId}/${stored.sessionId}`
  site.put('/saved.replay.zip', await fileOfReplay(address))
})

test.afterAll(async () => {
  await server?.stop()
  await site?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

async function open(page: Page, attributes: string): Promise<PlayerPage> {
  site.put('/shop', pageWith(attributes))
  await page.goto(`${site.url}/shop`)
  return new PlayerPage(page)
}

const setT = (page: Page, seconds: number) =>
  element(page).evaluate((player, t) => player.setAttribute('t', String(t)), seconds)

test('the element plays a replay of another origin, seeks by attribute, and shows what the recording says', async ({
  page,
}) => {
  const player = await open(page, `src="${address}" t="30"`)
  await player.expectShown(30_000, 0)
  let compared = await comparePicture(player, stored, 30_000)
  for (const part of [0.1, 0.4, 0.55, 0.7, 0.95]) {
    const at = Math.round(stored.duration * part)
    await setT(page, at / 1000)
    await player.expectShown(at, 0)
    compared += await comparePicture(player, stored, at)
  }
  expect(compared).toBeGreaterThan(10)
  // Times are told at most four times a second: the last one may come after its picture.
  const last = ['timeupdate', { time: Math.round(stored.duration * 0.95) / 1000 }]
  await expect.poll(async () => (await heard(page)).at(-1)).toMatchObject(last)
  expect((await heard(page))[0]).toEqual(['ready', { duration: stored.duration / 1000 }])
})

test('a file plays too: play, pause, seek and what they tell', async ({ page }) => {
  const player = await open(page, 'src="/saved.replay.zip" t="30"')
  await player.expectShown(30_000, 0)
  expect(await comparePicture(player, stored, 30_000)).toBeGreaterThan(0)
  await element(page).evaluate((one) => (one as HTMLMediaElement).play())
  await expect.poll(async () => (await heard(page)).some(([kind]) => kind === 'play')).toBe(true)
  await element(page).evaluate((one) => (one as HTMLMediaElement).pause())
  await expect.poll(async () => (await heard(page)).some(([kind]) => kind === 'pause')).toBe(true)
  const end = stored.duration / 1000
  const state = await element(page).evaluate((one, to) => {
    const media = one as HTMLMediaElement
    media.currentTime = to
    return [media.duration, media.paused]
  }, end)
  expect(state).toEqual([end, true])
  await expect.poll(async () => (await heard(page)).some(([kind]) => kind === 'ended')).toBe(true)
})

test('autoplay plays, and another src takes its place', async ({ page }) => {
  const player = await open(page, `src="${address}" autoplay`)
  await expect.poll(() => player.shownAt()).toBeGreaterThan(0)
  expect(await heard(page)).toContainEqual(['play', null])
  await element(page).evaluate((one) => {
    one.removeAttribute('autoplay')
    one.setAttribute('t', '20')
    one.setAttribute('src', '/saved.replay.zip')
  })
  await player.expectShown(20_000, 0)
  expect(await element(page).evaluate((one) => (one as HTMLMediaElement).paused)).toBe(true)
})

test('a pause before the replay is there wins over autoplay', async ({ page }) => {
  const release = site.holdHalf('/saved.replay.zip')
  const player = await open(page, 'src="/saved.replay.zip" t="30" autoplay')
  await expect(page.getByRole('status').filter({ hasText: /^Loading the replay…/ })).toBeVisible()
  await element(page).evaluate((one) => (one as HTMLMediaElement).pause())
  release()
  await player.expectShown(30_000, 0)
  await expect(page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
  expect(await heard(page)).not.toContainEqual(['play', null])
})

test('what was asked of a src that never opened is not asked of the next', async ({ page }) => {
  const player = await open(page, 'src="/none.zip" t="20"')
  await expect(page.getByRole('alert')).toContainText('404')
  await element(page).evaluate((one) => {
    const media = one as HTMLMediaElement
    media.currentTime = 60
    void media.play()
    media.src = '/saved.replay.zip'
  })
  await player.expectShown(20_000, 0)
  expect(await element(page).evaluate((one) => (one as HTMLMediaElement).paused)).toBe(true)
  // Asked right after, it is meant for the new one.
  await element(page).evaluate((one, next) => {
    const media = one as HTMLMediaElement
    media.src = next
    media.currentTime = 40
  }, address)
  await player.expectShown(40_000, 0)
})

test('properties that were set before the element was defined count', async ({ page }) => {
  const early = `Object.assign(player, { src: '/saved.replay.zip', t: 5, theme: 'dark', currentTime: 40 })`
  site.put('/early', pageWith('').replace('</script>', `${early}</script>`))
  await page.goto(`${site.url}/early`)
  const player = new PlayerPage(page)
  await player.expectShown(40_000, 0)
  const read = (one: Element) => {
    const { src, t, theme } = one as SessionReplayPlayerElement
    return [src, t, theme, one.getAttribute('src')]
  }
  expect(await element(page).evaluate(read)).toEqual(['/saved.replay.zip', 5, 'dark', '/saved.replay.zip'])
  // And set again they reach it.
  await element(page).evaluate((one) => {
    ;(one as SessionReplayPlayerElement).t = 20
  })
  await player.expectShown(20_000, 0)
})

test('styles leak neither in nor out, and the fonts are the player’s own', async ({ page }) => {
  const player = await open(page, `src="${address}" theme="dark" lists`)
  await player.expectShown(0, 0)
  const look = (one: Element) => {
    const { backgroundColor, fontSize, letterSpacing, color, fontFamily, marginTop } = getComputedStyle(one)
    return { backgroundColor, fontSize, letterSpacing, color, fontFamily, marginTop }
  }
  const own = page.locator('#own')
  expect(await own.evaluate(look)).toMatchObject({
    backgroundColor: 'rgb(255, 0, 0)',
    fontSize: '40px',
    letterSpacing: '3px',
  })
  expect(await page.locator('body').evaluate(look)).toMatchObject({
    color: 'rgb(0, 128, 0)',
    marginTop: '8px',
  })
  const inner = await page.getByRole('button', { name: 'Skip idle' }).evaluate(look)
  expect(inner).toMatchObject({ fontSize: '13px', letterSpacing: 'normal' })
  expect(inner.backgroundColor).not.toBe('rgb(255, 0, 0)')
  expect(inner.fontFamily).toMatch(/^"?Inter Variable/)
  const loaded = () =>
    page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length)
  await expect.poll(loaded).toBeGreaterThan(0)
  await expect(page.getByRole('tab', { name: /^Events/ })).toBeVisible()
})

test('in another document of the page, a frame’s, it looks and plays as in the first', async ({ page }) => {
  const player = await open(page, `src="${address}" t="30"`)
  await player.expectShown(30_000, 0)
  await element(page).evaluate((one) => {
    const frame = document.createElement('iframe')
    frame.style.cssText = 'width: 900px; height: 600px'
    document.body.append(frame)
    frame.contentDocument?.body.append(one)
  })
  const inFrame = page.frameLocator('iframe')
  const button = inFrame.getByRole('button', { name: 'Skip idle' })
  await expect(button).toHaveCSS('font-size', '13px')
  const shownAt = () =>
    inFrame.locator('session-replay-player').evaluate((one) => (one as HTMLMediaElement).currentTime)
  await expect.poll(shownAt).toBe(30)
  const loaded = () =>
    inFrame
      .locator('body')
      .evaluate(({ ownerDocument }) =>
        [...ownerDocument.fonts].some(({ family, status }) => /Inter/.test(family) && status === 'loaded'),
      )
  await expect.poll(loaded).toBe(true)
  // Back again it has its sheets anew.
  await page.evaluate(() => {
    const one = document.querySelector('iframe')?.contentDocument?.querySelector('session-replay-player')
    if (one) document.body.append(one)
  })
  await expect(page.getByRole('button', { name: 'Skip idle' })).toHaveCSS('font-size', '13px')
})

test('keys are the player’s only while the focus is in it', async ({ page }) => {
  const player = await open(page, `src="${address}"`)
  await player.expectShown(0, 0)
  await page.locator('#own').focus()
  await page.keyboard.press('5')
  await page.keyboard.press('ArrowRight')
  await player.timeline.focus()
  await page.keyboard.press('ArrowUp')
  await player.expectShown(10_000, 0)
  await page.keyboard.press('5')
  await player.expectShown(stored.duration / 2, 1)
})

test('a file on its way says how much of it is there', async ({ page }) => {
  const release = site.holdHalf('/saved.replay.zip')
  const player = await open(page, 'src="/saved.replay.zip"')
  await expect(page.getByRole('status').filter({ hasText: /^Loading the replay… (49|50) %$/ })).toBeVisible()
  release()
  await player.expectShown(0, 0)
})

test('nothing serious is found by axe in the player, light, dark and narrow', async ({ page }) => {
  for (const look of ['', 'theme="dark" lists', 'lists style="width: 340px"']) {
    await (await open(page, `src="${address}" ${look}`)).expectShown(0, 0)
    const { violations } = await new AxeBuilder({ page }).include('session-replay-player').analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(
      serious.map(({ id, nodes }) => [id, nodes[0]?.target]),
      look,
    ).toEqual([])
  }
})

test('what cannot be had is said, in the player and to the page', async ({ page }) => {
  await open(page, 'src="/none.zip"')
  await expect(page.getByRole('alert')).toContainText('/none.zip was refused: its server answered 404.')
  expect(await heard(page)).toEqual([['error', { message: expect.stringContaining('answered 404') }]])
  await element(page).evaluate((one) => one.setAttribute('src', '/shop'))
  await expect(page.getByRole('alert')).toContainText('This is no zip file')
  await element(page).evaluate((one) => one.setAttribute('src', '/saved.replay.zip'))
  await new PlayerPage(page).expectShown(0, 0)
})

test('an answer that is no replay’s is said, and nothing of it is shown', async ({ page }) => {
  const { replay, events } = (await (await fetch(address)).json()) as ReplayAnswer
  const { marks: _, ...unmarked } = replay
  for (const [at, answer] of [
    ['replay', {}],
    ['replay.marks', { replay: unmarked, events }],
  ] as const) {
    site.put('/api/projects/demo/replays/a/1', JSON.stringify(answer))
    await open(page, 'src="/api/projects/demo/replays/a/1" lists')
    const message = `The answer of ${site.url}/api/projects/demo/replays/a/1 holds a value that is no replay’s at “${at}”.`
    await expect(page.getByRole('alert')).toContainText(message)
    expect(await heard(page)).toEqual([['error', { message }]])
  }
})

test('a site that the server does not name reads nothing', async ({ page }) => {
  const other = await startSite()
  other.put('/shop', pageWith(`src="${address}"`))
  await page.goto(`${other.url}/shop`)
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached')
  await other.stop()
})

const REACT_PAGE = `
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type PlayerHandle, SessionReplayPlayer } from 'session-replay-player/react'
import type { SessionReplayPlayerElement } from 'session-replay-player'

export const typed = (one: SessionReplayPlayerElement): number => one.currentTime

function Page() {
  const [t, setT] = useState(30)
  const [time, setTime] = useState(0)
  const player = useRef<PlayerHandle>(null)
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const inside = frame?.contentDocument?.body
  return (
    <>
      <button type="button" onClick={() => setT(40)}>To 40</button>
      <button type="button" onClick={() => player.current?.seek(70)}>To 70</button>
      <output>{time}</output>
      <SessionReplayPlayer src="/saved.replay.zip" t={t} ref={player} onTimeUpdate={({ time }) => setTime(time)} />
      <iframe ref={setFrame} title="Frame" style={{ width: 900, height: 700 }} />
      {inside && createPortal(<SessionReplayPlayer src="/saved.replay.zip" t={50} />, inside)}
    </>
  )
}
const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
`

/** A project of somebody else with the player as a package in it: its types are checked, and it is bundled with its own React. */
async function buildReactPage(): Promise<string> {
  const project = join(folder, 'shop')
  const packages = join(project, 'node_modules')
  mkdirSync(join(packages, '@types'), { recursive: true })
  symlinkSync(resolve('dist/lib'), join(packages, 'session-replay-player'))
  for (const name of ['react', 'react-dom', '@types/react', '@types/react-dom'])
    symlinkSync(resolve('node_modules', name), join(packages, name))
  writeFileSync(join(project, 'page.tsx'), REACT_PAGE)
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        jsx: 'react-jsx',
        target: 'ES2022',
        module: 'ESNext',
        moduleResolution: 'bundler',
        lib: ['ES2022', 'DOM'],
        types: [],
      },
      files: ['page.tsx'],
    }),
  )
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', project], {
    stdio: 'inherit',
  })
  await build({
    root: project,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { lib: { entry: 'page.tsx', formats: ['es'], fileName: () => 'page.js' }, outDir: 'out' },
  })
  return readFileSync(join(project, 'out/page.js'), 'utf8')
}

test('the React component plays in a page with its own React: a new t and the handle seek', async ({
  page,
}) => {
  site.put('/page.js', await buildReactPage())
  site.put('/react', '<!doctype html><div id="root"></div><script type="module" src="/page.js"></script>')
  await page.goto(`${site.url}/react`)
  const player = new PlayerPage(page)
  await player.expectShown(30_000, 0)
  expect(await comparePicture(player, stored, 30_000)).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'To 40' }).click()
  await player.expectShown(40_000, 0)
  await expect(page.locator('output')).toHaveText('40')
  await page.getByRole('button', { name: 'To 70' }).click()
  await player.expectShown(70_000, 0)
  const inFrame = page.frameLocator('iframe').getByRole('button', { name: 'Skip idle' })
  await expect(inFrame).toHaveCSS('font-size', '13px')
})
