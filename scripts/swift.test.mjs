// Which Swift is taken, and that OpenStack's client of the same name is not.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { root } from './lib.mjs'
import { findSwift, swiftCommand } from './swift.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swift-test-'))
  vi.stubEnv('PATH', join(folder, 'bin'))
  vi.stubEnv('SWIFT_CHROOT', join(folder, 'chroot'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function writeCompiler(answer) {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin/swiftc'), `#!/bin/sh\necho '${answer}'\n`)
  chmodSync(join(folder, 'bin/swiftc'), 0o755)
}

function writeChroot() {
  mkdirSync(join(folder, 'chroot'), { recursive: true })
  writeFileSync(join(folder, 'chroot/.ready'), '')
}

test('a Swift on PATH goes before the chroot', () => {
  writeCompiler('Swift version 6.0.3 (swift-6.0.3-RELEASE)')
  writeChroot()
  expect(findSwift()).toEqual({ kind: 'native', swift: join(folder, 'bin/swift') })
})

test('a program that only bears the name is not taken', () => {
  writeCompiler('python-swiftclient 4.2.0')
  expect(findSwift()).toBeUndefined()
  writeChroot()
  expect(findSwift()).toEqual({ kind: 'chroot', folder: join(folder, 'chroot') })
})

test('a half-made chroot is not taken', () => {
  mkdirSync(join(folder, 'chroot'), { recursive: true })
  expect(findSwift()).toBeUndefined()
})

test('in the chroot a program runs inside its own mount namespace, in the checkout', () => {
  const { command, args } = swiftCommand({ kind: 'chroot', folder: '/the/chroot' }, 'swift', ['build'])
  expect([command, ...args.slice(0, 3)]).toEqual(['unshare', '--mount', '--propagation', 'private'])
  expect(args.slice(-5)).toEqual(['/the/chroot', root, tmpdir(), 'swift', 'build'])
})
