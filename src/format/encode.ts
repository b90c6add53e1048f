// The canonical writer (C1 … C3): the one text that a chunk, an entry or a tree has. Takes what decode gives; judges nothing.
import { utf8Bytes } from '../lib/utf8.ts'
import { xxHash32Hex } from '../lib/xxhash32.ts'
import { newPen, writeExtra } from './codec.ts'
import { entries as codecs, diff } from './entries.ts'
import { header } from './header.ts'
import { writeString } from './json.ts'
import { tree as treeCodec } from './node.ts'
import type { Chunk, ChunkHeader, Diff, EndEntry, Entry, ViewTree } from './types.ts'
import { FORMAT } from './upgrade.ts'

/** The inflated text of a chunk, every line ended. */
export function encodeChunk(chunk: Chunk): string {
  const lines = [encodeHeader(chunk.header), ...chunk.entries.map(encodeEntry), encodeEntry(chunk.end), '']
  return lines.join('\n')
}

/** Line 1, without its line end. */
export function encodeHeader(value: ChunkHeader): string {
  return header.write(value, newPen())
}

/** One entry, without its line end. */
export function encodeEntry(entry: Entry | EndEntry): string {
  const codec = codecs.get(entry.kind)
  if (codec !== undefined) return codec.write(entry, newPen())
  const name = entry.kind === 'unknown' ? entry.name : entry.kind
  return `{"kind":${writeString(name)},"at":${entry.at}${writeExtra(entry.extra)}}`
}

/** A tree as the `tree` of a snapshot has it. */
export function encodeTree(tree: ViewTree): string {
  return treeCodec.write(tree, newPen())
}

/** A diff without `kind` and `at`. */
export function encodeDiff(value: Diff): string {
  return diff.write(value, newPen())
}

/** xxHash32 of the tree's canonical bytes, 8 lower-case hex digits (F20), as that version of the format has them. */
export function treeChecksum(tree: ViewTree, version = FORMAT): string {
  return xxHash32Hex(utf8Bytes(treeCodec.write(tree, newPen(version === 1))))
}
