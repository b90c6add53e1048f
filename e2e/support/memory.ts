// How much memory the browser's processes have taken, from what the system says of them.
import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

/** The largest that any page's process has been since it began, MB. Linux only: elsewhere it throws. */
export async function peakMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  if (pages.length === 0) throw new Error('the browser names no process of a page')
  return Math.max(...pages.map(({ id }) => peakOf(id)))
}

function peakOf(pid: number): number {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) throw new Error(`${path} is not there: the memory of pages is read on Linux`)
  const found = /VmHWM:\s*(\d+) kB/.exec(readFileSync(path, 'utf8'))
  return Number(found?.[1]) / 1024
}
