// Keeps the import rules of scripts/import-rules.mjs in TypeScript and Swift. Prints each import that is not allowed
// as `file:line sentence`. `checkFile` is pure, so a test can plant a violation.

import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { ROOMS, SWIFT_TARGETS, TESTS } from './import-rules.mjs'
import { isMain, root, sourceFiles } from './lib.mjs'
import { blankSwift, lineAt, parseScript, walk } from './syntax.mjs'

/** What is wrong with the imports of one file: `[{ line, message }]`. */
export function checkFile(file, code) {
  return file.endsWith('.swift') ? checkSwift(file, code) : checkScript(file, code)
}

function checkScript(file, code) {
  const room = roomOf(file)
  // The config files at the root belong to no room.
  if (room === undefined && !file.includes('/')) return []
  if (room === undefined) return [{ line: 1, message: 'lies in no room of scripts/import-rules.mjs' }]
  return importsOf(file, code).flatMap(({ specifier, typeOnly, offset }) => {
    const message = refusal(file, room, specifier, typeOnly)
    return message === undefined ? [] : [{ line: lineAt(code, offset), message }]
  })
}

/** Why `file` may not import `specifier`, or undefined if it may. */
function refusal(file, room, specifier, typeOnly) {
  const isTest = TESTS.pattern.test(file)
  if (specifier.startsWith('.')) return refusalOfFile(file, room, specifier, typeOnly, isTest)
  if (ROOMS[room].any) return undefined
  if (specifier.startsWith('node:')) {
    return ROOMS[room].node || isTest ? undefined : `${room} may not import ${specifier}: it knows no Node`
  }
  if (builtinModules.includes(specifier)) return `write node:${specifier}`
  const allowed = isTest ? [...ROOMS[room].packages, ...TESTS.packages] : ROOMS[room].packages
  return allowed.some((name) => isOfPackage(specifier, name))
    ? undefined
    : `${room} may not import ${specifier}`
}

function refusalOfFile(file, room, specifier, typeOnly, isTest) {
  const target = normalize(join(dirname(file), specifier.replace(/\?.*$/, '')))
  if (TESTS.pattern.test(target) && !isTest && !ROOMS[room].any) return `${target} is for tests only`
  if (ROOMS[room].any) return undefined
  const other = roomOf(target)
  if (other === undefined) return `${target} lies in no room`
  if (other === room || reachable(room).has(other)) return undefined
  if (isTest && TESTS.uses.includes(other)) return undefined
  if (!ROOMS[room].typesOf?.includes(target)) return `${room} may not import ${other} (${target})`
  return typeOnly ? undefined : `${room} may import only types of ${target}`
}

function isOfPackage(specifier, name) {
  if (name.endsWith('/*')) return specifier.startsWith(name.slice(0, -1))
  return specifier === name || specifier.startsWith(`${name}/`)
}

function roomOf(file) {
  const rooms = Object.keys(ROOMS).filter((room) => file.startsWith(`${ROOMS[room].path}/`))
  const [best] = rooms.sort((a, b) => ROOMS[b].path.length - ROOMS[a].path.length)
  // Only main's own files lie in src itself: a new folder there needs a room.
  return best === 'main' && file.split('/').length > 2 ? undefined : best
}

function reachable(room, seen = new Set()) {
  for (const next of ROOMS[room].uses ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    reachable(next, seen)
  }
  return seen
}

/** Every module a file names, in whatever way: `[{ specifier, typeOnly, offset }]`. */
function importsOf(file, code) {
  const found = []
  const add = (literal, typeOnly) => {
    if (typeof literal?.value === 'string')
      found.push({ specifier: literal.value, typeOnly, offset: literal.start })
  }
  walk(parseScript(file, code), (node) => {
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) {
      add(node.source, node.importKind === 'type' || node.exportKind === 'type')
    }
    if (node.type === 'ImportExpression') add(node.source, false)
    if (node.type === 'TSImportType') add(node.source ?? node.argument, true)
    if (node.type === 'CallExpression' && node.callee.name === 'require') add(node.arguments[0], false)
    // A worker: new URL('./file.ts', import.meta.url)
    if (
      node.type === 'NewExpression' &&
      node.callee.name === 'URL' &&
      node.arguments[1]?.type === 'MemberExpression'
    ) {
      if (/^\..*\.(ts|tsx|mjs)$/.test(node.arguments[0]?.value ?? '')) add(node.arguments[0], false)
    }
  })
  return found
}

const SWIFT_IMPORT =
  /^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+(?:(?:struct|class|enum|protocol|func|var|let|typealias)[ \t]+)?(\w+)/

function checkSwift(file, code) {
  const below = file.replace(/^recorder\//, '')
  if (below === file) return []
  const folder = Object.keys(SWIFT_TARGETS).find((path) => below.startsWith(`${path}/`))
  if (folder === undefined) return [{ line: 1, message: 'lies in no target of scripts/import-rules.mjs' }]
  const target = SWIFT_TARGETS[folder]
  return target.any ? [] : checkSwiftTarget(folder, target, blankSwift(code).split('\n'))
}

function checkSwiftTarget(folder, target, lines) {
  const found = []
  const conditions = []
  lines.forEach((text, index) => {
    const say = (message) => found.push({ line: index + 1, message })
    const directive = /^[ \t]*#(if|elseif|else|endif)\b(.*)/.exec(text)
    if (directive?.[1] === 'if') conditions.push(directive[2])
    else if (directive?.[1] === 'endif') conditions.pop()
    else if (directive) conditions[conditions.length - 1] = directive[2]
    if (target.anyPlatform && directive && /\bos\s*\(\s*iOS\s*\)/.test(directive[2])) {
      say(`${folder} builds everywhere: nothing in it hides behind os(iOS)`)
    }
    const module = SWIFT_IMPORT.exec(text)?.[1]
    if (module === undefined || target.modules.includes(module)) return
    if (!target.underCanImport?.includes(module)) say(`${folder} may not import ${module}`)
    else if (!conditions.some((condition) => condition.includes(`canImport(${module})`))) {
      say(`import ${module} only inside #if canImport(${module})`)
    }
  })
  return found
}

/** Checks every source file of the checkout; answers how many imports are not allowed. */
export function checkImports() {
  const files = sourceFiles(/\.(ts|tsx|mjs|js|swift)$/)
  const found = files.flatMap((file) =>
    checkFile(file, readFileSync(join(root, file), 'utf8')).map(
      ({ line, message }) => `${file}:${line} ${message}`,
    ),
  )
  for (const text of found) console.error(text)
  console.log(`imports: ${files.length} files, ${found.length} not allowed`)
  return found.length
}

if (isMain(import.meta)) process.exitCode = checkImports() === 0 ? 0 : 1
