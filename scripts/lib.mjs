// What several scripts share: where the checkout is, running a program, finding one, listing sources.

import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** Absolute path of the checkout: the nearest folder above with a package.json, so that a bundle of this file finds it too. */
export const root = folderWith('package.json', import.meta.dirname)

function folderWith(name, folder) {
  return existsSync(join(folder, name)) ? folder : folderWith(name, resolve(folder, '..'))
}

/** Runs a program with its output shown; answers its exit code (1 if a signal ended it or it is not there). */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(1)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Runs a program, shows its output and answers it too: `{ code, output }`. */
export async function runAndRead(command, args, options = {}) {
  let output = ''
  const code = await new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const take = (to) => (bytes) => {
      output += bytes
      to.write(bytes)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(1)
    })
    child.on('close', (status) => done(status ?? 1))
  })
  return { code, output }
}

/** Absolute path of a program on PATH, or undefined. */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (folder !== '' && isExecutable(path)) return path
  }
  return undefined
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report'])

/** Source files whose path matches, relative to the checkout, sorted. Dot folders and what is made are left out. */
export function sourceFiles(pattern) {
  const files = []
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || NOT_SOURCES.has(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else if (pattern.test(path)) files.push(path)
    }
  }
  visit('')
  return files.sort()
}

/** True if the module was started as the program, false if it was imported. */
export function isMain(meta) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === meta.filename
}
