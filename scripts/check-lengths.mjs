// Guards the tails: a file over 400 lines (unless its first line is `// long: reason`), a function over 80, a React
// component over 150. TypeScript, JavaScript and Swift. `checkLengths` is pure, so a test can plant a violation.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root, sourceFiles } from './lib.mjs'
import { blankSwift, lineAt, parseScript, walk } from './syntax.mjs'

const LIMITS = { file: 400, function: 80, component: 150 }

/** What is too long in one file: `[{ line, message }]`. */
export function checkLengths(file, code) {
  const lines = code.replace(/\n$/, '').split('\n')
  const found = []
  if (lines.length > LIMITS.file && !/^\/\/ long: \S/.test(lines[0] ?? '')) {
    found.push({ line: 1, message: `${lines.length} lines; ${LIMITS.file} is the limit` })
  }
  const functions = file.endsWith('.swift') ? swiftFunctions(code) : scriptFunctions(file, code)
  for (const { name, start, end, isComponent } of functions) {
    const line = lineAt(code, start)
    const length = lineAt(code, end - 1) - line + 1
    const limit = isComponent ? LIMITS.component : LIMITS.function
    if (length > limit) found.push({ line, message: `${name} has ${length} lines; ${limit} is the limit` })
  }
  return found
}

function scriptFunctions(file, code) {
  const found = []
  walk(parseScript(file, code), (node, parents) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
    const parent = parents.at(-1)
    // A describe is a heading over tests, each of which is measured.
    if (parent?.type === 'CallExpression' && /(^|\.)describe$/.test(nameOf(parent.callee))) return
    const name = node.id?.name ?? nameOf(parent?.id ?? parent?.key) ?? ''
    const isComponent = file.endsWith('.tsx') && /^[A-Z]/.test(name)
    found.push({ name: name || 'a function', start: node.start, end: node.end, isComponent })
  })
  return found
}

function nameOf(node) {
  if (node?.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`
  return node?.name ?? ''
}

/** Functions, initialisers, subscripts and computed properties, each from its keyword to its closing brace. */
function swiftFunctions(code) {
  const text = blankSwift(code)
  const found = []
  for (const match of text.matchAll(
    /(?<![\w.`])(?:func\s+([^\s(<]+)|(init|subscript)[?!]?(?=\s*[<(])|(deinit)\b)/g,
  )) {
    const brace = bodyAfter(text, match.index + match[0].length)
    if (brace === undefined) continue
    const name = match[1] ?? match[2] ?? match[3]
    found.push({ name, start: match.index, end: endOfBlock(text, brace, '{', '}') })
  }
  // `var name: Type {` without `=` on its line is a computed or observed property.
  for (const match of text.matchAll(/(?<![\w.`])var\s+(\w+)\s*:[^={}\n]*\{/g)) {
    const brace = match.index + match[0].length - 1
    found.push({ name: match[1], start: match.index, end: endOfBlock(text, brace, '{', '}') })
  }
  return found
}

/** Offset of the brace that opens the body of a function, or undefined if it has none (a protocol's). */
function bodyAfter(text, from) {
  let at = from
  while (at < text.length && text[at] !== '{') {
    if (text[at] === '}') return undefined
    if (text[at] === '(') at = endOfBlock(text, at, '(', ')')
    else if (text[at] === '\n' && !goesOn(text, at)) return undefined
    else at += 1
  }
  return at < text.length ? at : undefined
}

// A signature goes on over a line's end if the line before or after says so.
function goesOn(text, at) {
  return (
    /^\s*(\{|->|where\b|throws\b|rethrows\b|async\b|\()/.test(text.slice(at)) ||
    /(,|->|\bwhere|&)\s*$/.test(text.slice(Math.max(0, at - 80), at))
  )
}

function endOfBlock(text, from, open, close) {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === open) depth += 1
    if (text[at] === close) depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

/** Checks every source file of the checkout; answers how many things are too long. */
export function checkAllLengths() {
  const files = sourceFiles(/\.(ts|tsx|mjs|js|swift)$/)
  const found = files.flatMap((file) =>
    checkLengths(file, readFileSync(join(root, file), 'utf8')).map(
      ({ line, message }) => `${file}:${line} ${message}`,
    ),
  )
  for (const text of found) console.error(text)
  console.log(`lengths: ${files.length} files, ${found.length} too long`)
  return found.length
}

if (isMain(import.meta)) process.exitCode = checkAllLengths() === 0 ? 0 : 1
