// What the checks read from a source file: a syntax tree of TypeScript and JavaScript (Vite's own parser), and Swift
// with comments and strings blanked, which is enough to find its imports and to match its braces.

import { extname } from 'node:path'
import { parseSync } from 'vite'

/** The ESTree program of a TypeScript or JavaScript file. Throws on a syntax error, naming the file. */
export function parseScript(file, code) {
  const lang = { '.tsx': 'tsx', '.ts': 'ts', '.jsx': 'jsx' }[extname(file)] ?? 'js'
  const { program, errors } = parseSync(file, code, { lang })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  return program
}

/** Calls `visit(node, parents)` for every node, parents outermost first. */
export function walk(node, visit, parents = []) {
  if (typeof node?.type !== 'string') return
  visit(node, parents)
  const below = [...parents, node]
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) walk(item, visit, below)
    else if (value !== null && typeof value === 'object') walk(value, visit, below)
  }
}

/** Line number (from 1) of a character offset. */
export function lineAt(code, offset) {
  let line = 1
  for (let at = code.indexOf('\n'); at !== -1 && at < offset; at = code.indexOf('\n', at + 1)) line += 1
  return line
}

/** The Swift source with every comment and every string's inside replaced by spaces; offsets and lines stay. */
export function blankSwift(code) {
  const out = code.split('')
  const blank = (from, to) => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' '
  }
  let at = 0
  while (at < code.length) {
    const end = endOfComment(code, at) ?? endOfString(code, at)
    if (end === undefined) {
      at += 1
      continue
    }
    blank(at, end)
    at = end
  }
  return out.join('')
}

function endOfComment(code, at) {
  if (code.startsWith('//', at)) return endOr(code, code.indexOf('\n', at))
  if (!code.startsWith('/*', at)) return undefined
  // Swift's block comments nest.
  let depth = 0
  for (let here = at; here < code.length; ) {
    if (code.startsWith('/*', here)) depth += 1
    else if (code.startsWith('*/', here)) depth -= 1
    else {
      here += 1
      continue
    }
    here += 2
    if (depth === 0) return here
  }
  return code.length
}

/** Offset after the string that starts at `at`, or undefined if none does. Knows "", """ """, #""# and \( ). */
function endOfString(code, at) {
  const opening = /^(#*)("""|")/.exec(code.slice(at, at + 16))
  if (opening === null) return undefined
  const [whole, hashes, quote] = opening
  const close = quote + hashes
  const backslash = `\\${hashes}`
  let here = at + whole.length
  while (here < code.length) {
    if (code.startsWith(close, here)) return here + close.length
    if (code.startsWith(`${backslash}(`, here)) here = endOfInterpolation(code, here + backslash.length)
    else if (code.startsWith(backslash, here)) here += backslash.length + 1
    else if (quote === '"' && code[here] === '\n') return here
    else here += 1
  }
  return code.length
}

/** Offset after the parenthesis that closes the one at `at`; strings inside may hold parentheses. */
function endOfInterpolation(code, at) {
  let depth = 0
  for (let here = at; here < code.length; ) {
    const end = endOfString(code, here)
    if (end !== undefined) {
      here = end
      continue
    }
    if (code[here] === '(') depth += 1
    if (code[here] === ')') depth -= 1
    here += 1
    if (depth === 0) return here
  }
  return code.length
}

function endOr(code, found) {
  return found === -1 ? code.length : found
}
