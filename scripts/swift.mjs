// Runs Swift on the recorder: `node scripts/swift.mjs build|test|run|format …` is `swift build|test|run|format …` in
// the checkout, and `node scripts/swift.mjs exec PROGRAM …` runs a program that was built. A Swift on PATH is used,
// else the chroot that `npm run setup:swift` makes. Build products lie in .build.
// In the chroot the checkout and the temporary folder are mounted at their own paths, inside a mount namespace that
// ends with the program: removing the chroot can never reach the checkout.

import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMain, root, which } from './lib.mjs'

/** Where `npm run setup:swift` puts Swift. */
export function chrootFolder(env = process.env) {
  return env.SWIFT_CHROOT ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'session-replay/swift')
}

/** The Swift to use: `{ kind: 'native', swift }`, `{ kind: 'chroot', folder }`, or undefined if there is none. */
export function findSwift() {
  const compiler = which('swiftc')
  if (compiler !== undefined && isSwift(compiler)) {
    return { kind: 'native', swift: compiler.replace(/swiftc$/, 'swift') }
  }
  const folder = chrootFolder()
  if (existsSync(join(folder, '.ready'))) return { kind: 'chroot', folder }
  return undefined
}

/** What to spawn, as `{ command, args }`, to run a program (an absolute path, or `swift`) in the checkout. */
export function swiftCommand(found, program, args) {
  if (found.kind === 'native') return { command: program === 'swift' ? found.swift : program, args }
  return {
    command: 'unshare',
    args: [
      '--mount',
      '--propagation',
      'private',
      'bash',
      '-c',
      ENTER,
      'swift',
      found.folder,
      root,
      tmpdir(),
      program,
      ...args,
    ],
  }
}

// OpenStack's client is called swift too, so the compiler is asked.
function isSwift(compiler) {
  try {
    return execFileSync(compiler, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).includes('Swift version')
  } catch {
    return false
  }
}

const ENTER = `
set -eu
folder=$1 checkout=$2 temporary=$3
shift 3
mount --bind /proc "$folder/proc"
mount --rbind /dev "$folder/dev"
for path in "$temporary" "$checkout"; do
  mkdir -p "$folder$path"
  mount --bind "$path" "$folder$path"
done
cp -L /etc/hosts /etc/resolv.conf "$folder/etc/" 2>/dev/null || true
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
exec chroot "$folder" /bin/sh -c 'cd "$1" && shift && exec "$@"' swift "$checkout" "$@"
`

function main([verb, ...rest]) {
  const found = findSwift()
  if (found === undefined) {
    console.error(
      'There is no Swift here. On Debian: npm run setup:swift. Elsewhere: https://www.swift.org/install',
    )
    process.exit(1)
  }
  if (verb === undefined || (verb === 'exec' && rest.length === 0)) {
    console.error('usage: node scripts/swift.mjs build|test|run|format … | exec PROGRAM …')
    process.exit(2)
  }
  const { command, args } =
    verb === 'exec'
      ? swiftCommand(found, rest[0], rest.slice(1))
      : swiftCommand(found, 'swift', [verb, ...rest])
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('close', (code) => process.exit(code ?? 1))
}

if (isMain(import.meta)) main(process.argv.slice(2))
