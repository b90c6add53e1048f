// Writes the golden files that are made by rule: fixtures/canonical, fixtures/invalid, and the pairs of fixtures/diffs. The same
// bytes every time. Run: node scripts/run-ts.mjs scripts/make-fixtures.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fixtureFiles } from '../src/format/testing/fixtureFiles.ts'

const root = join(process.cwd(), 'fixtures')
const files = fixtureFiles()
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
console.log(`wrote ${files.size} files below ${root}`)
