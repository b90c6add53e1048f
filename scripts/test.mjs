// `npm test`: every test there is: the checks, the unit tests, the recorder's (where a Swift is), the browser's. All
// parts run, also after one has failed. The last line is `N passed, N failed` over all of them.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, INSTALL_COMMAND } from './browser.mjs'
import { check } from './check.mjs'
import { root, run, runAndRead } from './lib.mjs'
import { findSwift, swiftCommand } from './swift.mjs'
import { fromPlaywright, fromSwift, fromVitest, haltedInFoundation } from './test-results.mjs'

const reports = join(root, 'node_modules/.cache/test')
const isCi = !['', 'false', undefined].includes(process.env.CI)
const remarks = []

/** Of the recorder's tests: about one run in ten halts in Foundation. */
const MOST_TRIES = 3

async function unitTests() {
  const report = join(reports, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args])
  return fromVitest(readReport(report), code)
}

async function recorderTests() {
  const found = findSwift()
  if (found === undefined) {
    remarks.push(
      'Swift is not here, so the recorder’s tests did not run; on Debian `npm run setup:swift` brings it',
    )
    return { passed: 0, failed: isCi ? 1 : 0, skipped: 0 }
  }
  const { command, args } = swiftCommand(found, 'swift', ['test'])
  for (let tries = 1; ; tries++) {
    const { code, output } = await runAndRead(command, args)
    if (tries === MOST_TRIES || !haltedInFoundation(output)) return fromSwift(output, code)
    remarks.push('Linux’s Foundation halted in its own code; the recorder’s tests were run again')
  }
}

async function browserTests() {
  if ((await ensureBrowser()) === undefined) {
    remarks.push(`There is no browser here and none could be installed; run: ${INSTALL_COMMAND}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const report = join(reports, 'playwright.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  const code = await run(process.execPath, args, { env })
  return fromPlaywright(readReport(report), code)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const PARTS = [
  { name: 'checks', test: check },
  { name: 'unit tests', test: unitTests },
  { name: 'recorder’s tests (Swift)', test: recorderTests },
  { name: 'browser’s tests', test: browserTests },
]

process.chdir(root)
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const total = { passed: 0, failed: 0 }
const lines = []
for (const { name, test } of PARTS) {
  console.log(`\n── ${name}`)
  const { passed, failed, skipped = 0 } = await test()
  total.passed += passed
  total.failed += failed
  lines.push(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
}

console.log(`\n${[...lines, ...remarks].join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
