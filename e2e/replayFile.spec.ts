// A replay as one file: saved from the page with a figure that grows, opened again from disk without any server, the same picture by picture.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Download, expect, type Page, test } from '@playwright/test'
import { unzipSync, zipSync } from 'fflate'
import { chunkName } from '../src/file/replayFile.ts'
import { PlayerPage } from './pages/playerPage.ts'
import { comparePicture } from './support/comparePicture.ts'
import { holdChunks } from './support/holdChunks.ts'
import { uploadCommitted } from './support/record.ts'
import { type RunningServer, startServer } from './support/server.ts'
import { readStoredReplay, replayPath, type StoredReplay } from './support/storedReplay.ts'

/** Never uploaded. */
const MISSING = 5

let folder: string
let server: RunningServer
let stored: StoredReplay

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-file-'))
  server = await startServer(join(folder, 'data'))
  stored = await readStoredReplay(server.url, await uploadCommitted(server.url, [MISSING]))
})

test.afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Saves the replay from its page; answers where the file lies. */
async function saveFile(page: Page): Promise<{ path: string; download: Download }> {
  await page.goto(`${server.url}${replayPath(stored)}`)
  await new PlayerPage(page).waitForPicture()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save replay' }).click()
  const download = await coming
  await expect(page.getByRole('status').filter({ hasText: /^Saved, [\d.]+ (kB|MB)$/ })).toHaveCount(1)
  const path = join(folder, 'saved.replay.zip')
  await download.saveAs(path)
  return { path, download }
}

const choose = (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)

test('saved from its page and opened with the server gone, it shows what the recording says', async ({
  page,
}) => {
  const { path, download } = await saveFile(page)
  const { deviceId, sessionId } = stored
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^${deviceId}-${sessionId}-\\d{4}-\\d\\d-\\d\\d\\.replay\\.zip$`),
  )
  const entries = unzipSync(readFileSync(path))
  for (const { sequence, bytes } of stored.chunks)
    expect(entries[chunkName(sequence)], `chunk ${sequence} as it is stored`).toHaveLength(bytes)
  await page.getByRole('link', { name: 'Open a file' }).click()
  await expect(page.getByText('Nothing of it leaves this machine')).toBeVisible()
  await server.stop()
  const asked: string[] = []
  page.on('request', (request) => request.url().startsWith('http') && asked.push(request.url()))
  await choose(page, path)

  const player = new PlayerPage(page)
  await player.expectShown(0, 0)
  let compared = 0
  for (const tenth of ['0', '1', '2', '4', '6', '8', '9']) {
    await page.keyboard.press(tenth)
    const at = (stored.duration * Number(tenth)) / 10
    await player.expectShown(at, 1)
    compared += await comparePicture(player, stored, at)
  }
  expect(compared).toBeGreaterThan(10)
  await expect(page.getByRole('tab', { name: /^Events/ })).toHaveText(/\d/)
  await expect(page.getByRole('list', { name: 'Events' }).getByRole('button').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Info' }).click()
  await expect(page.getByText(`${deviceId}/${sessionId}`)).toBeVisible()
  // The chunk that the server never had is the same gap.
  const after = stored.chunks.find(({ sequence }) => sequence === MISSING + 1)
  if (!after) throw new Error('the recording is too short')
  await player.clickTimeline((after.firstAt - 2_000) / stored.duration)
  await expect(player.notice('Not captured')).toHaveCount(1)
  expect(asked).toEqual([])
  server = await startServer(join(folder, 'data'), { PORT: new URL(server.url).port })
})

test('while it is saved a figure says how far, and pressed once more it stops', async ({ page }) => {
  await page.goto(`${server.url}${replayPath(stored)}`)
  await new PlayerPage(page).waitForPicture()
  const release = await holdChunks(page)
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  await page.getByRole('button', { name: 'Save replay' }).click()
  const stop = page.getByRole('button', { name: /^Stop saving · \d+ %$/ })
  await expect(stop).toHaveText('Stop saving · 0 %')
  await stop.click()
  await expect(page.getByRole('button', { name: 'Stopped' })).toBeVisible()
  await release()
  await expect(page.getByRole('button', { name: 'Save replay' })).toBeVisible()
  expect(downloads).toEqual([])
})

test('a server that goes away while it is saved is told, and nothing is saved', async ({ page }) => {
  await page.goto(`${server.url}${replayPath(stored)}`)
  await new PlayerPage(page).waitForPicture()
  await page.route('**/chunks/*as=stored', (route) => route.abort())
  await page.getByRole('button', { name: 'Save replay' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The server cannot be reached' })).toHaveCount(1)
})

test('a file dropped on the page opens, and another one takes its place', async ({ page }) => {
  const { path } = await saveFile(page)
  await page.goto(`${server.url}/open`)
  await expect(page.getByRole('heading', { name: 'Open a replay from a file' })).toBeVisible()
  const drop = (name: string) =>
    page.evaluate(
      ({ base64, name }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([bytes], name, { type: 'application/zip' }))
        const on = document.querySelector('main')?.firstElementChild
        for (const kind of ['dragenter', 'dragover', 'drop'])
          on?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
      },
      { base64: readFileSync(path).toString('base64'), name },
    )
  await drop('one.zip')
  const player = new PlayerPage(page)
  await player.expectShown(0, 0)
  await expect(page.getByText('one.zip')).toBeVisible()
  await page.keyboard.press('5')
  await player.expectShown(stored.duration / 2, 1)
  await drop('two.zip')
  await expect(page.getByText('two.zip')).toBeVisible()
  await player.expectShown(0, 0)
})

test('a file that is none says why, and the next one opens', async ({ page }) => {
  const { path } = await saveFile(page)
  await page.goto(`${server.url}/open`)
  const zipOf = (entries: Record<string, Uint8Array>) => Buffer.from(zipSync(entries, { level: 0 }))
  const files: readonly [string, Buffer, RegExp][] = [
    ['text.zip', Buffer.from('no zip'), /text\.zip cannot be opened\..*no zip file/],
    ['cut.zip', readFileSync(path).subarray(0, 5_000), /cut off/],
    ['other.zip', zipOf({ 'photo.jpg': Buffer.from('x') }), /no replay in this zip/],
    [
      'newer.zip',
      zipOf({ 'replay.json.gz': gzipSync('{"version":2}') }),
      /version 2, newer than this player/,
    ],
  ]
  for (const [name, bytes, sentence] of files) {
    const bad = join(folder, name)
    writeFileSync(bad, bytes)
    await choose(page, bad)
    await expect(page.getByRole('alert')).toContainText(sentence)
  }
  await choose(page, path)
  await new PlayerPage(page).expectShown(0, 0)
})

test('a broken chunk in a file is a gap that says so, and the rest plays', async ({ page }) => {
  const { path } = await saveFile(page)
  const entries = unzipSync(readFileSync(path))
  const [, second, third] = stored.chunks
  entries[chunkName(second?.sequence ?? 0)]?.fill(0, 40)
  const broken = join(folder, 'broken.zip')
  writeFileSync(broken, zipSync(entries, { level: 0 }))
  await page.goto(`${server.url}/open`)
  await choose(page, broken)
  const player = new PlayerPage(page)
  await player.expectShown(0, 0)
  await player.clickTimeline(((second?.firstAt ?? 0) + (third?.firstAt ?? 0)) / 2 / stored.duration)
  await expect(page.getByText(/no whole gzip file/)).toBeVisible()
  await page.keyboard.press('8')
  await player.expectShown(stored.duration * 0.8, 1)
  await comparePicture(player, stored, stored.duration * 0.8)
})
