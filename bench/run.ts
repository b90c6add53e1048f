// `npm run bench`: measures seeks against rrweb on the same logical session, in one run and one browser, and fails if a bound is missed. The real
// server serves our chunks, the real upload put them there. Prints a table, writes bench/results.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { DEMO_KEY, type RunningServer, startServer } from '../e2e/support/server.ts'
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs'
import ensureBuilt from '../scripts/build.mjs'
import { ourChunks } from './ours.ts'
import type { Bench } from './page/main.ts'
import { judge, quantile, report } from './report.ts'
import { type Manner, rrwebEvents } from './rrwebEvents.ts'
import { HOUR_MS, randomOf } from './session.ts'

const SEED = 20_261_122
const SEEKS = 100
const SESSION_ID = '1700000000000'
/** What rrweb is measured with; full snapshots every few minutes are its own advice for long recordings. */
const MANNERS = {
  rrweb: { updates: 'replaced', snapshotEvery: null },
  rrweb_periodic: { updates: 'replaced', snapshotEvery: 300_000 },
  rrweb_patched: { updates: 'patched', snapshotEvery: null },
} as const satisfies Record<string, Manner>

declare global {
  interface Window {
    bench: Bench
  }
}

async function main(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-bench-'))
  await ensureBuilt()
  if (!(await ensureBrowser())) throw new Error('no browser: npx playwright install --with-deps chromium')
  const pages = join(folder, 'page')
  await build({
    root: 'bench/page',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: pages, emptyOutDir: true },
  })
  const server = await startServer(join(folder, 'data'), { STATIC_DIR: pages })
  const browser = await chromium.launch(launchOptions())
  try {
    console.log(`Seed ${SEED}: one hour, 36,000 changes, ${SEEKS} random paused seeks`)
    const large = await measure(browser, server, pages, 1600)
    const small = await measure(browser, server, pages, 400)
    const named = Object.entries(small).map(([name, value]) => [`${name}.400`, value] as const)
    return report(judge({ ...large, ...Object.fromEntries(named) }), 'bench/results.json')
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  browser: Browser,
  server: RunningServer,
  pages: string,
  views: number,
): Promise<Record<string, number>> {
  const deviceId = `bench-${views}`
  await upload(server.url, deviceId, views)
  writeRrweb(pages, views)
  // The page's policy would keep rrweb from styling its elements.
  const context = await browser.newContext({
    deviceScaleFactor: 2,
    bypassCSP: true,
    viewport: { width: 480, height: 640 },
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && console.error(`page: ${message.text()}`))
  await page.goto(server.url)
  const spans = await page.evaluate(([device, session]) => window.bench.openOurs('demo', device, session), [
    deviceId,
    SESSION_ID,
  ] as const)
  const times = timesIn(spans)
  const values = await figures(page, times, views)
  await context.close()
  return values
}

async function figures(page: Page, times: readonly number[], views: number): Promise<Record<string, number>> {
  const theirs: [string, number][] = []
  for (const name of Object.keys(MANNERS)) {
    await page.evaluate((url) => window.bench.openRrweb(url), `/${fileOf(name, views)}`)
    await compareTexts(page, times.slice(0, 20))
    theirs.push([name, quantile(await rrwebTimes(page, times), 0.5)])
  }
  await page.evaluate(() => window.bench.showOnly('ours'))
  const warm = await page.evaluate((at) => window.bench.warm(at), times)
  const cold = await page.evaluate((at) => window.bench.cold(at), times)
  const ours = { warm: quantile(warm, 0.5), cold: quantile(cold, 0.5) }
  const p50 = [...Object.entries(ours), ...theirs].map(([name, value]) => `${name} ${value.toFixed(1)}`)
  console.log(`${views} views, p50 in ms: ${p50.join(', ')}`)
  const ratios = theirs.flatMap(([name, value]) => [
    [`seek.warm.vs_${name}`, value / ours.warm] as const,
    [`seek.cold.vs_${name}`, value / ours.cold] as const,
  ])
  return {
    'seek.warm.p95_ms': quantile(warm, 0.95),
    'seek.cold.p95_ms': quantile(cold, 0.95),
    ...Object.fromEntries(ratios),
  }
}

/** Milliseconds per seek until its picture is read back, less what reading back costs by itself. */
async function rrwebTimes(page: Page, times: readonly number[]): Promise<number[]> {
  await page.evaluate(() => window.bench.showOnly('rrweb'))
  const devtools = await page.context().newCDPSession(page)
  const look = async (at: number | null) => {
    const start = performance.now()
    await page.evaluate((time) => window.bench.seekRrweb(time), at)
    await devtools.send('Page.captureScreenshot', { format: 'jpeg', quality: 1, optimizeForSpeed: true })
    return performance.now() - start
  }
  const idle: number[] = []
  for (let turn = 0; turn < 25; turn++) idle.push(await look(null))
  const base = quantile(idle, 0.5)
  const results: number[] = []
  for (const at of times) results.push((await look(at)) - base)
  await devtools.detach()
  return results
}

/** Both players must show the same before anything is measured. */
async function compareTexts(page: Page, times: readonly number[]): Promise<void> {
  for (const at of times) {
    const { ours, rrweb } = await page.evaluate((time) => window.bench.texts(time), at)
    const lacking = ours.find((text, index) => text !== rrweb[index])
    if (ours.length !== rrweb.length || lacking !== undefined || ours.length === 0) {
      throw new Error(
        `at ${at} ms ours shows ${ours.length} texts, rrweb ${rrweb.length}; first difference: ${lacking}`,
      )
    }
  }
}

/** Random times, each in a chunk of its own, so that no seek finds what another one has loaded. */
function timesIn(spans: readonly (readonly number[])[]): number[] {
  const random = randomOf(SEED)
  const inner = spans.slice(4, -4).map(([from = 0, to = HOUR_MS]) => ({ from, to, order: random() }))
  if (inner.length < SEEKS) throw new Error(`only ${inner.length} chunks for ${SEEKS} seeks`)
  const chosen = inner.sort((a, b) => a.order - b.order).slice(0, SEEKS)
  return chosen.map(({ from, to }) => 2 * Math.floor((from + random() * (to - from)) / 2) + 1)
}

async function upload(url: string, deviceId: string, views: number): Promise<void> {
  let sequence = 0
  for (const chunk of ourChunks(views, SEED, deviceId, SESSION_ID)) {
    const response = await fetch(`${url}/replay/v1/${deviceId}/${SESSION_ID}/chunks/${sequence++}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${DEMO_KEY}`,
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        'x-client-upload-time': String(Date.now()),
      },
      body: gzipSync(chunk),
    })
    if (response.status !== 201)
      throw new Error(`chunk ${sequence - 1}: ${response.status} ${await response.text()}`)
  }
}

const fileOf = (manner: string, views: number) => `${manner}-${views}.ndjson`

function writeRrweb(folder: string, views: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, manner] of Object.entries(MANNERS)) {
    const lines: string[] = []
    for (const event of rrwebEvents(views, SEED, manner)) lines.push(JSON.stringify(event))
    writeFileSync(join(folder, fileOf(name, views)), `${lines.join('\n')}\n`)
  }
}

process.exitCode = (await main()) ? 0 : 1
