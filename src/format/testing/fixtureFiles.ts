// All that is made in fixtures/ by rule: path below that folder → content. scripts/make-fixtures.ts writes it, a test compares.
import { canonicalFixtures } from './canonicalFixtures.ts'
import { diffFixtures, writePair } from './diffFixtures.ts'
import { invalidBytes } from './invalidBytes.ts'
import { invalidDiffs } from './invalidDiffs.ts'
import { type InvalidFixture, invalidLines } from './invalidFixtures.ts'

export function fixtureFiles(): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>()
  for (const { name, given, canonical } of canonicalFixtures()) {
    files.set(`canonical/${name}.ndjson`, given)
    files.set(`canonical/${name}.canonical.ndjson`, canonical)
  }
  const invalid = invalidFixtures()
  for (const { file, content } of invalid) files.set(`invalid/${file}`, content)
  files.set('invalid/expected.json', expectations(invalid))
  for (const pair of diffFixtures()) files.set(`diffs/${pair.name}.json`, writePair(pair))
  return files
}

export function invalidFixtures(): InvalidFixture[] {
  return [...invalidBytes(), ...invalidLines(), ...invalidDiffs()].sort(byRule)
}

function byRule(a: InvalidFixture, b: InvalidFixture): number {
  return Number(a.rule.slice(1)) - Number(b.rule.slice(1)) || (a.file < b.file ? -1 : 1)
}

function expectations(fixtures: readonly InvalidFixture[]): string {
  const lines = fixtures.map(
    ({ file, rule, line, path }) => `  ${JSON.stringify(file)}: ${JSON.stringify({ rule, line, path })}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}
