// The figures of the recorder and its format: builds `record-demo` and `recorder-bench` in release, records the demo, and
// reads what the bench prints. Nothing where there is no Swift. Costs minutes when they are not built yet.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findSwift, swiftCommand } from '../scripts/swift.mjs'

type Swift = NonNullable<ReturnType<typeof findSwift>>

/** Figures by name, as swiftBudgets.ts has them; undefined where there is no Swift. Throws with the output of what failed. */
export function swiftFigures(): Record<string, number> | undefined {
  const swift = findSwift()
  if (swift === undefined) return undefined
  for (const product of ['record-demo', 'recorder-bench']) {
    run(swift, 'swift', ['build', '-c', 'release', '--product', product])
  }
  const recordings = mkdtempSync(join(tmpdir(), 'recorder-bench-'))
  try {
    run(swift, '.build/release/record-demo', ['--out', recordings])
    const printed = run(swift, '.build/release/recorder-bench', ['--recordings', recordings])
    return JSON.parse(printed) as Record<string, number>
  } finally {
    rmSync(recordings, { recursive: true, force: true })
  }
}

function run(swift: Swift, program: string, args: readonly string[]): string {
  const { command, args: all } = swiftCommand(swift, program, args)
  const { status, stdout, stderr } = spawnSync(command, all, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`)
  return stdout
}
