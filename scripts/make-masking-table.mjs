// Writes fixtures/masking/decisions.json: what the recorder does with a view's content, for every combination of what
// it knows. The rules stand here once more, as data, so that the recorder's own function has something to be judged by.
// The same bytes every time. Run: node scripts/make-masking-table.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const inputs = {
  level: ['light', 'medium', 'conservative'],
  kind: ['fixed', 'editable', 'drawn', 'image', 'identifier', 'unknown'],
  setting: ['unset', 'unblocked', 'shown', 'masked', 'blocked'],
  ancestors: ['plain', 'masked', 'blocked'],
  isSecure: [false, true],
  isSensitive: [false, true],
}

/** What each level hides by itself. */
const hiddenByLevel = { light: [], medium: ['editable'], conservative: ['editable', 'fixed'] }

/** Text of which is not known what it is. */
const isUnknown = (v) => v.kind === 'unknown' || (v.kind === 'drawn' && v.level !== 'light')

/** The causes to hide something, the strongest first; `lifts`: the settings that undo it. */
const causes = [
  { reason: 'blocked', holds: (v) => [v.setting, v.ancestors].includes('blocked'), lifts: [] },
  { reason: 'secure', holds: (v) => v.isSecure && v.kind !== 'identifier', lifts: [] },
  { reason: 'contentType', holds: (v) => v.isSensitive && v.kind !== 'identifier', lifts: [] },
  { reason: 'view', holds: (v) => v.setting === 'masked', lifts: [] },
  { reason: 'ancestor', holds: (v) => v.ancestors === 'masked', lifts: ['shown'] },
  { reason: 'unknownClass', holds: isUnknown, lifts: [] },
  { reason: 'level', holds: (v) => hiddenByLevel[v.level].includes(v.kind), lifts: ['shown', 'unblocked'] },
]

/** The decision for one combination: `shown`, `masked` or `blocked`, and why. */
export function decide(values) {
  const cause = causes.find(({ holds, lifts }) => holds(values) && !lifts.includes(values.setting))
  if (!cause) return ['shown', null]
  return cause.reason === 'blocked' ? ['blocked', 'blocked'] : ['masked', cause.reason]
}

/** The file's text. */
export function maskingTable() {
  const names = Object.keys(inputs)
  let rows = [[]]
  for (const name of names) rows = rows.flatMap((row) => inputs[name].map((value) => [...row, value]))
  const lines = rows.map((row) => {
    const values = Object.fromEntries(names.map((name, index) => [name, row[index]]))
    return `    ${JSON.stringify([...row, ...decide(values)])}`
  })
  const columns = JSON.stringify([...names, 'decision', 'reason'])
  return `{\n  "columns": ${columns},\n  "rows": [\n${lines.join(',\n')}\n  ]\n}\n`
}

export const maskingTablePath = join(
  dirname(fileURLToPath(import.meta.url)),
  '../fixtures/masking/decisions.json',
)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(maskingTablePath), { recursive: true })
  writeFileSync(maskingTablePath, maskingTable())
  console.log(`wrote ${maskingTablePath}`)
}
