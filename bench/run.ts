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
import { rrwebEvents } from './rrwebEvents.ts'
import { HOUR_MS, randomOf } from './session.ts'

const SEED = 20_261_122
const SEEKS = 100
const SESSION_ID = '1700000000000'
/** rrweb's own advice for long recordings is a full snapshot every few minutes. */
const PERIOD_MS = 300_000

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
  const values = await figures(page, times, `rrweb-${views}.ndjson`)
  await context.close()
  return values
}

async function figures(page: Page, times: readonly number[], file: string): Promise<Record<string, number>> {
  await page.evaluate((url) => window.bench.openRrweb(url), `/${file}`)
  await compareTexts(page, times.slice(0, 20))
  const rrweb = await rrwebTimes(page, times)
  await page.evaluate((url) => window.bench.openRrweb(url), `/periodic-${file}`)
  const periodic = await rrwebTimes(page, times)
  await page.evaluate(() => window.bench.showOnly('ours'))
  const warm = await page.evaluate((at) => window.bench.warm(at), times)
  const cold = await page.evaluate((at) => window.bench.cold(at), times)
  const p50 = {
    warm: quantile(warm, 0.5),
    cold: quantile(cold, 0.5),
    rrweb: quantile(rrweb, 0.5),
    periodic: quantile(periodic, 0.5),
  }
  console.log(
    `p50 in ms: ${Object.entries(p50)
      .map(([name, value]) => `${name} ${value.toFixed(1)}`)
      .join(', ')}`,
  )
  return {
    'seek.warm.p95_ms': quantile(warm, 0.95),
    'seek.cold.p95_ms': quantile(cold, 0.95),
    'seek.warm.vs_rrweb': p50.rrweb / p50.warm,
    'seek.cold.vs_rrweb': p50.rrweb / p50.cold,
    'seek.warm.vs_rrweb_periodic': p50.periodic / p50.warm,
    'seek.cold.vs_rrweb_periodic': p50.periodic / p50.cold,
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

function writeRrweb(folder: string, views: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, period] of [
    ['rrweb', 0],
    ['periodic-rrweb', PERIOD_MS],
  ] as const) {
    const lines: string[] = []
    for (const event of rrwebEvents(views, SEED, period)) lines.push(JSON.stringify(event))
    writeFileSync(join(folder, `${name}-${views}.ndjson`), `${lines.join('\n')}\n`)
  }
}

process.exitCode = (await main()) ? 0 : 1
