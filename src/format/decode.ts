// A chunk's inflated text to typed entries, judging every rule that needs no tree that diffs lead to (F3 … F19, and F20 … F32 line
// by line). Never throws. About one and a half times the cost of JSON.parse; objects without unknown fields are kept as parsed.
import { failed, type Result } from '../lib/result.ts'
import { type Scope, sortedExtra } from './codec.ts'
import { entries as codecs, diff, readTree } from './entries.ts'
import { header as headerCodec, sameCounts } from './header.ts'
import { canonicalJson, type JsonObject, parseLine } from './json.ts'
import { Broken, judged, under } from './problem.ts'
import {
  type Chunk,
  type ChunkHeader,
  type Diff,
  type EndEntry,
  type Entry,
  type FormatProblem,
  LIMITS,
  type RecordingTime,
  type ViewTree,
} from './types.ts'
import { FORMAT, readVersion, upgradeLine } from './upgrade.ts'

/** The whole chunk, or the first rule that it breaks. */
export function decodeChunk(text: string): Result<Chunk, FormatProblem> {
  if (text.length > LIMITS.inflatedBytes)
    return failed({ rule: 'F2', line: 0, path: '', message: 'inflated, the chunk has more than 16 MiB' })
  const lines = new Lines(text)
  const first = judged(1, () => readHeader(lines.next()))
  if (!first.ok) return first
  const reader = new EntryReader(first.value.header, first.value.version)
  while (!lines.done) {
    const entry = judged(lines.number + 1, () => reader.read(lines.next(), lines.number))
    if (!entry.ok) return entry
  }
  const chunk = judged(Math.max(2, lines.number), () => reader.finish())
  if (!chunk.ok) return chunk
  const agreed = judged(1, () => reader.compareWithHeader(chunk.value))
  return agreed.ok ? chunk : agreed
}

/** Line 1 alone, without its line end: what a server looks at first. */
export function decodeHeader(line: string): Result<ChunkHeader, FormatProblem> {
  return judged(1, () => readHeader(line).header)
}

/** A tree that stands by itself, parsed already; its images are not compared with a list of resources. */
export function decodeTree(value: unknown): Result<ViewTree, FormatProblem> {
  return judged(0, () => readTree(value, newScope('F21')))
}

/** A diff that stands by itself, parsed already, without `kind` and `at`. */
export function decodeDiff(value: unknown): Result<Diff, FormatProblem> {
  return judged(0, () => diff.read(value, newScope('F30')) as Diff)
}

function newScope(idRule: Scope['idRule'], resources = Infinity): Scope {
  return { resources, ids: new Set(), idRule, depth: 0, nodes: 0, lastId: 0, lastUpdate: 0 }
}

/** The lines of a text, one after the other, without their ends. */
class Lines {
  private readonly text: string
  private from = 0
  /** Of the line that was read last. */
  number = 0

  constructor(text: string) {
    this.text = text
  }

  get done(): boolean {
    return this.from >= this.text.length
  }

  next(): string {
    if (this.done) throw new Broken('F4', 'there is no header')
    const end = this.text.indexOf('\n', this.from)
    if (end < 0) throw new Broken('F3', 'the line does not end')
    const line = this.text.slice(this.from, end)
    this.from = end + 1
    this.number++
    return line
  }
}

function readHeader(line: string): { header: ChunkHeader; version: number } {
  const parsed = parseLine(line)
  const version = readVersion(parsed)
  const lifted = upgradeLine(parsed, 1, version)
  return { header: headerCodec.read(lifted, newScope('F21')) as ChunkHeader, version }
}

class EntryReader {
  private readonly header: ChunkHeader
  private readonly version: number
  private readonly entries: Entry[] = []
  private readonly counts = new Map<string, number>()
  private end: EndEntry | undefined
  private last = 0

  constructor(header: ChunkHeader, version: number) {
    this.header = header
    this.version = version
  }

  read(line: string, number: number): void {
    if (this.end !== undefined) throw new Broken('F10', 'there are lines after the end')
    if (this.entries.length >= LIMITS.entries)
      throw new Broken('F11', `there are more than ${LIMITS.entries} entries`)
    const object = upgradeLine(parseLine(line), number, this.version)
    const kind = this.readHead(object)
    if (number === 2 && kind !== 'snapshot')
      throw new Broken('F9', `the second line is a snapshot, not ${kind}`, 'kind')
    const codec = codecs.get(kind)
    const scope = newScope(kind === 'diff' ? 'F30' : 'F21', this.header.resources.length)
    const entry = codec === undefined ? unknownEntry(object) : codec.read(object, scope)
    if (kind === 'end') {
      this.end = entry as EndEntry
      return
    }
    this.entries.push(entry as Entry)
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
  }

  /** What every entry has: `kind` and `at` (F12). */
  private readHead({ kind, at }: JsonObject): string {
    if (typeof kind !== 'string') throw new Broken('F12', 'an entry has a kind, a string', 'kind')
    if (!Number.isSafeInteger(at) || (at as number) < 0)
      throw new Broken('F12', 'an entry has a time: an integer of ms', 'at')
    if ((at as number) < this.last)
      throw new Broken('F12', `time goes backwards: ${at} after ${this.last}`, 'at')
    this.last = at as number
    return kind
  }

  finish(): Chunk {
    const { header, entries, end } = this
    if (entries.length === 0 && end === undefined) throw new Broken('F9', 'there is no snapshot')
    if (end === undefined) throw new Broken('F10', 'the last line is no end')
    return { header, entries, end, ...(this.version < FORMAT ? { version: this.version } : {}) }
  }

  /** F7: what the header says of the entries. */
  compareWithHeader({ header, entries, end }: Chunk): void {
    const first = (entries[0] as Entry).at
    if (header.firstAt !== first) throw new Broken('F7', `the first entry is at ${first}`, 'firstAt')
    if (header.lastAt !== end.at) throw new Broken('F7', `the end is at ${end.at}`, 'lastAt')
    if (!sameCounts(header.counts, this.counts))
      throw new Broken('F7', 'the entries are other in number', 'counts')
  }
}

function unknownEntry(object: JsonObject): Entry {
  const extra: [string, string][] = []
  for (const key of Object.keys(object)) {
    if (key === 'kind' || key === 'at') continue
    try {
      extra.push([key, canonicalJson(object[key])])
    } catch (caught) {
      throw under(caught, key)
    }
  }
  const entry = { kind: 'unknown' as const, at: object.at as RecordingTime, name: object.kind as string }
  return extra.length === 0 ? entry : { ...entry, extra: sortedExtra(extra) }
}
