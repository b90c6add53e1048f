// Keeps the lock file installable everywhere: every entry has a version (without one `npm ci` refuses the lock), none
// names a registry's host, and package.json pins each version exactly.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root } from './lib.mjs'

/** What is wrong with a lock and its package.json, as sentences. */
export function checkLock(lock, manifest) {
  const found = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.version === undefined && entry.link !== true) found.push(`${path || 'the root'} has no version`)
    if (entry.resolved !== undefined) found.push(`${path} names where it was downloaded: ${entry.resolved}`)
  }
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) found.push(`${name} is not pinned exactly: ${version}`)
  }
  return found
}

/** Checks the checkout's lock; answers how much is wrong. */
export function checkOwnLock() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))
  const lock = read('package-lock.json')
  const found = checkLock(lock, read('package.json'))
  for (const text of found) console.error(`package-lock.json: ${text}`)
  console.log(`lock: ${Object.keys(lock.packages).length} packages, ${found.length} faults`)
  return found.length
}

if (isMain(import.meta)) process.exitCode = checkOwnLock() === 0 ? 0 : 1
