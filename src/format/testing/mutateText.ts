// Ways to break the text of a chunk at random: bytes, lines, values, keys.
import type { Random } from './random.ts'

export type Mutation = (random: Random, text: string) => string

const cut: Mutation = (random, text) => text.slice(0, random.int(0, text.length - 1))
const flip: Mutation = (random, text) => {
  const at = random.int(0, text.length - 1)
  return (
    text.slice(0, at) +
    String.fromCharCode(text.charCodeAt(at) ^ (1 << random.int(0, 6))) +
    text.slice(at + 1)
  )
}
const dropLine: Mutation = (random, text) => {
  const lines = text.split('\n')
  return lines.toSpliced(random.int(0, lines.length - 1), 1).join('\n')
}
const swapLines: Mutation = (random, text) => {
  const lines = text.split('\n')
  const [from, to] = [random.int(0, lines.length - 1), random.int(0, lines.length - 1)]
  return lines
    .with(from, lines[to] as string)
    .with(to, lines[from] as string)
    .join('\n')
}
const VALUES = [
  'null',
  '-1',
  '1e400',
  '1e-400',
  '9007199254740993',
  '[]',
  '{}',
  '"\\ud800"',
  '"x"',
  'true',
  '[[0]]',
  '0.5',
]
/** Another value in place of any number, string, or literal. */
const swapValue: Mutation = (random, text) => {
  const values = [...text.matchAll(/(?<=[:[,])("(?:[^"\\\n]|\\.)*"(?!:)|-?[\d.]+|true|false|null)/g)]
  const picked = random.pick(values)
  return text.slice(0, picked.index) + random.pick(VALUES) + text.slice(picked.index + picked[0].length)
}
const renameKey: Mutation = (random, text) => {
  const keys = [...text.matchAll(/"\w+"(?=:)/g)]
  const picked = random.pick(keys)
  return `${text.slice(0, picked.index)}"${random.pick(['__proto__', 'extra', '1', 'kind', 'id', 'toString'])}"${text.slice(picked.index + picked[0].length)}`
}

/** By name. */
export const MUTATIONS = { cut, flip, dropLine, swapLines, swapValue, renameKey }
