// Finds the Chromium that e2e, the bench and the tests use, so that one command works on every machine: Playwright's
// own if it is there, then a system one, then Debian's package (as root, on a Debian), then Playwright's download.

import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { isExecutable, root, run, which } from './lib.mjs'

/** What to type if no browser was found and none could be installed. */
export const INSTALL_COMMAND = 'npx playwright install --with-deps chromium'

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const SYSTEM_NAMES = ['chromium', 'google-chrome', 'google-chrome-stable']

/** Absolute path of a browser that is here, or undefined. CHROMIUM_PATH goes before other system browsers. */
export function findBrowser() {
  const own = chromium.executablePath()
  const named = process.env.CHROMIUM_PATH
  const candidates = [own, named, ...SYSTEM_PATHS, ...SYSTEM_NAMES.map(which)]
  return candidates.find((path) => path !== undefined && path !== '' && isExecutable(path))
}

/** Finds a browser or installs one; undefined if neither worked. Prints what it does. */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found !== undefined) return found
  if (isDebian() && process.getuid?.() === 0) {
    console.log('No browser here: installing Debian’s chromium …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-q'], { env })
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })
    if (findBrowser() !== undefined) return findBrowser()
  }
  console.log('No browser here: downloading Playwright’s …')
  await run(process.execPath, [`${root}/node_modules/@playwright/test/cli.js`, 'install', 'chromium'])
  return findBrowser()
}

/** Launch options for Playwright: a found browser, nothing that calls home, no sandbox where root has none. */
export function launchOptions() {
  const executablePath = findBrowser()
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-gpu',
  ]
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return executablePath === undefined ? { args } : { args, executablePath }
}

function isDebian() {
  try {
    return (
      /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && which('apt-get') !== undefined
    )
  } catch {
    return false
  }
}
