// Paused seeks, ours beside rrweb's: same session, same random times, same run and browser. Before anything is measured both must show the same texts.
import type { Page } from '@playwright/test'
import type { ReplayName } from './page/long.ts'
import { quantile } from './report.ts'
import type { Manner } from './rrwebEvents.ts'
import { HOUR_MS, randomOf } from './session.ts'

const SEEKS = 100

/** What rrweb is measured with; full snapshots every few minutes are its own advice for long recordings. */
export const MANNERS = {
  rrweb: { updates: 'replaced', snapshotEvery: null },
  rrweb_periodic: { updates: 'replaced', snapshotEvery: 300_000 },
  rrweb_patched: { updates: 'patched', snapshotEvery: null },
} as const satisfies Record<string, Manner>

export interface RrwebTimes {
  readonly name: string
  /** p50 of its seeks, ms. */
  readonly seek: number
  /** p50 from fetching to the first picture, ms. */
  readonly first: number
}

/** Random times, each in a chunk of its own, so that no seek finds what another one has loaded. */
export function timesIn(spans: readonly (readonly number[])[], seed: number): number[] {
  const random = randomOf(seed)
  const inner = spans.slice(4, -4).map(([from = 0, to = HOUR_MS]) => ({ from, to, order: random() }))
  if (inner.length < SEEKS) throw new Error(`only ${inner.length} chunks for ${SEEKS} seeks`)
  const chosen = inner.sort((a, b) => a.order - b.order).slice(0, SEEKS)
  return chosen.map(({ from, to }) => 2 * Math.floor((from + random() * (to - from)) / 2) + 1)
}

/** `times`: odd, so that no change is at one of them. */
export async function ourSeeks(page: Page, name: ReplayName, times: readonly number[]) {
  await page.evaluate(() => window.bench.showOnly('ours'))
  const warm = await page.evaluate(([of, at]) => window.bench.warm(of, at), [name, times] as const)
  const cold = await page.evaluate(([of, at]) => window.bench.cold(of, at), [name, times] as const)
  return { warm, cold }
}

export async function rrwebSeeks(
  page: Page,
  name: ReplayName,
  files: Readonly<Record<string, string>>,
  times: readonly number[],
): Promise<RrwebTimes[]> {
  const results: RrwebTimes[] = []
  for (const [manner, file] of Object.entries(files)) {
    const first: number[] = []
    for (let turn = 0; turn < 3; turn++)
      first.push(await page.evaluate((url) => window.bench.openRrweb(url), `/${file}`))
    await compareTexts(page, name, times.slice(0, 20))
    const seeks = await rrwebTimes(page, times)
    results.push({ name: manner, seek: quantile(seeks, 0.5), first: quantile(first, 0.5) })
  }
  return results
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

async function compareTexts(page: Page, name: ReplayName, times: readonly number[]): Promise<void> {
  for (const at of times) {
    const { ours, rrweb } = await page.evaluate(([of, time]) => window.bench.texts(of, time), [
      name,
      at,
    ] as const)
    const lacking = ours.find((text, index) => text !== rrweb[index])
    if (ours.length !== rrweb.length || lacking !== undefined || ours.length === 0) {
      throw new Error(
        `at ${at} ms ours shows ${ours.length} texts, rrweb ${rrweb.length}; first difference: ${lacking}`,
      )
    }
  }
}
