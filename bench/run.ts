// `npm run bench`: measures the recorder where there is Swift, then the player against rrweb and against its own bounds, in one run and one browser, and
// fails if a bound is missed. The real server serves our chunks, the real upload put them there. Prints a table, writes bench/results.json.
// `npm run bench -- recorder` or `-- player` measures one of the two and writes nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { type RunningServer, startServer } from '../e2e/support/server.ts'
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs'
import ensureBuilt from '../scripts/build.mjs'
import { BUDGETS } from './budgets.ts'
import type { ReplayName } from './page/long.ts'
import type { Bench } from './page/main.ts'
import { judge, quantile, type Result, report } from './report.ts'
import { MANNERS, ourSeeks, rrwebSeeks, timesIn } from './seeks.ts'
import { HOUR_MS, MINUTE_MS, randomOf, type SessionPlan } from './session.ts'
import { upload, writeRrweb } from './sessions.ts'
import { swiftFigures } from './swift.ts'
import { SWIFT_BUDGETS } from './swiftBudgets.ts'

const SEED = 20_261_122
const HOUR: SessionPlan = { views: 1600, duration: HOUR_MS, seed: SEED }

declare global {
  interface Window {
    bench: Bench
  }
}

type Figures = Record<string, number>

interface Desk {
  readonly browser: Browser
  readonly server: RunningServer
  /** The folder of the built page. */
  readonly pages: string
}

async function main([part]: readonly string[]): Promise<boolean> {
  let results: Record<string, Result> = {}
  if (part !== 'player') results = { ...results, ...recorderResults() }
  if (part !== 'recorder') results = { ...results, ...judge(await playerFigures(), BUDGETS) }
  return report(results, part === undefined ? 'bench/results.json' : null)
}

function recorderResults(): Record<string, Result> {
  const figures = swiftFigures()
  if (figures) return judge(figures, SWIFT_BUDGETS)
  console.log('No Swift here (npm run setup:swift): the recorder is not measured')
  return {}
}

async function playerFigures(): Promise<Figures> {
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
  const desk = { browser, server, pages }
  try {
    console.log(`Seed ${SEED}: ten changes a second, 1,600 views, 100 random paused seeks`)
    const large = await besideRrweb(desk, HOUR)
    const small = await besideRrweb(desk, { ...HOUR, views: 400 })
    const named = Object.entries(small).map(([name, value]) => [`${name}.400`, value] as const)
    const long = await longSessions(desk)
    return { ...large, ...Object.fromEntries(named), ...long }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function besideRrweb(desk: Desk, plan: SessionPlan): Promise<Figures> {
  const name = await upload(desk.server.url, plan)
  const files = Object.fromEntries(
    Object.entries(MANNERS).map(([kind, manner]) => [kind, writeRrweb(desk.pages, plan, kind, manner)]),
  )
  return inPage(desk, async (page) => {
    const times = timesIn(await page.evaluate((of) => window.bench.spans(of), name), SEED)
    const theirs = await rrwebSeeks(page, name, files, times)
    const { warm, cold } = await ourSeeks(page, name, times)
    const first = await page.evaluate((of) => window.bench.firstPictures(of, 20), name)
    const ours = { warm: quantile(warm, 0.5), cold: quantile(cold, 0.5), first: quantile(first, 0.5) }
    const said = [...Object.entries(ours), ...theirs.map(({ name: kind, seek }) => [kind, seek] as const)]
    console.log(
      `${plan.views} views, p50 in ms: ${said.map(([kind, value]) => `${kind} ${value.toFixed(1)}`).join(', ')}`,
    )
    const ratios = theirs.flatMap(({ name: kind, seek }) => [
      [`seek.warm.vs_${kind}`, seek / ours.warm] as const,
      [`seek.cold.vs_${kind}`, seek / ours.cold] as const,
    ])
    return {
      'seek.warm.p95_ms': quantile(warm, 0.95),
      'seek.cold.p95_ms': quantile(cold, 0.95),
      ...Object.fromEntries(ratios),
      'first_picture.vs_rrweb': (theirs[0]?.first ?? Number.NaN) / ours.first,
    }
  })
}

/** Eight hours beside one minute, and what only a long session shows. */
async function longSessions(desk: Desk): Promise<Figures> {
  const long = await upload(desk.server.url, { ...HOUR, duration: 8 * HOUR_MS })
  const short = await upload(desk.server.url, { ...HOUR, duration: MINUTE_MS })
  const random = randomOf(SEED)
  const shortTimes = Array.from({ length: 60 }, () => 2 * Math.floor((random() * MINUTE_MS) / 2) + 1)
  const seeks = await inPage(desk, async (page) => {
    const times = timesIn(await page.evaluate((of) => window.bench.spans(of), long), SEED)
    const eight = await ourSeeks(page, long, times)
    const minute = await ourSeeks(page, short, shortTimes)
    const first = (of: ReplayName) => page.evaluate((name) => window.bench.firstPictures(name, 20), of)
    return {
      'seek.warm.p95_ms.8h': quantile(eight.warm, 0.95),
      'seek.cold.p95_ms.8h': quantile(eight.cold, 0.95),
      'seek.8h_over_1min': quantile(eight.cold, 0.5) / quantile(minute.cold, 0.5),
      'first_picture.8h_over_1min': quantile(await first(long), 0.5) / quantile(await first(short), 0.5),
    }
  })
  return { ...seeks, ...(await inMotion(desk, long)), ...(await memory(desk, long)) }
}

function inMotion(desk: Desk, long: ReplayName): Promise<Figures> {
  return inPage(desk, async (page) => {
    const scrub = await page.evaluate((of) => window.bench.scrub(of, 5), long)
    const paint = await page.evaluate((of) => window.bench.paintTimes(of, 200), long)
    return {
      'scrub.long_tasks': scrub.longTasks,
      'scrub.pictures_per_s': scrub.picturesPerSecond,
      'play.16x_late_frames_pct': await page.evaluate((of) => window.bench.playFast(of, 10), long),
      'paint.1600_views_p95_ms': quantile(paint, 0.95),
      'thumbnail.p95_ms': quantile(
        await page.evaluate((of) => window.bench.thumbnailTimes(of, 200), long),
        0.95,
      ),
      'timeline.50k_events_frame_p95_ms': quantile(
        await page.evaluate(() => window.bench.timelineTimes(50_000, 240)),
        0.95,
      ),
    }
  })
}

async function memory(desk: Desk, long: ReplayName): Promise<Figures> {
  const random = randomOf(SEED)
  const times = Array.from({ length: 300 }, () => 2 * Math.floor((random() * 8 * HOUR_MS) / 2) + 1)
  const seeks = await inPage(
    desk,
    (page) => page.evaluate(([of, at]) => window.bench.memoryOfSeeks(of, at, 100), [long, times] as const),
    true,
  )
  const replays = await inPage(
    desk,
    (page) => page.evaluate((of) => window.bench.memoryOfReplays(of, [4, 24]), long),
    true,
  )
  const growth = (held: readonly number[], from: number, to: number) =>
    100 * ((held[to] ?? Number.NaN) / (held[from] ?? Number.NaN) - 1)
  console.log(`MB after every 100 seeks: ${held(seeks)}; after 4 and 24 replays: ${held(replays)}`)
  return {
    'memory.8h_peak_mb': Math.max(...seeks, ...replays),
    // The first fill the caches.
    'memory.growth_200_seeks_pct': growth(seeks, 0, 2),
    'memory.growth_20_replays_pct': growth(replays, 0, 1),
  }
}

const held = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' ')

/** A page of its own at pixel ratio 2. `isIsolated`: as browsers want it before they say what memory a page takes. */
async function inPage<T>(
  { browser, server }: Desk,
  work: (page: Page) => Promise<T>,
  isIsolated = false,
): Promise<T> {
  // The page's policy would keep rrweb from styling its elements.
  const context = await browser.newContext({
    deviceScaleFactor: 2,
    bypassCSP: true,
    viewport: { width: 480, height: 640 },
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && console.error(`page: ${message.text()}`))
  if (isIsolated) {
    // Of what it loads at first, that is; what comes later is data.
    await page.route(/^(?!.*\/api\/)/, async (route) => {
      const response = await route.fetch()
      const headers = {
        ...response.headers(),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      }
      await route.fulfill({ response, headers })
    })
  }
  await page.goto(server.url)
  await page.evaluate(() => window.bench.ready)
  try {
    return await work(page)
  } finally {
    await context.close()
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
