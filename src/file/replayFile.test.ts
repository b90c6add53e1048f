// A replay file there and back, and every way in which a file is none. Node's zlib and a zip made by hand judge fflate.
import { randomFillSync } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { TrackedEvent } from '../api/contract.ts'
import { openReplayFile } from './openReplayFile.ts'
import { CONTENTS, chunkName, FILE_LIMITS, type FileLimits, FileProblem, resourceName } from './replayFile.ts'
import { CHUNKS, EVENTS, PICTURES, REPLAY, sampleSource } from './testing/sampleReplay.ts'
import { writeReplayFile } from './writeReplayFile.ts'

const signal = new AbortController().signal
const written = () => writeReplayFile({ replay: REPLAY, events: EVENTS }, sampleSource(), { signal })
const contents = (more: object = {}) =>
  JSON.stringify({ version: 1, replay: REPLAY, events: EVENTS, ...more })

/** Any zip; entries are stored unless they say otherwise. */
function zipOf(entries: Zippable): Blob {
  return new Blob([zipSync(entries, { level: 0 }) as Uint8Array<ArrayBuffer>])
}

const fileOf = (text: string, more: Zippable = {}) => zipOf({ [CONTENTS]: gzipSync(text), ...more })

async function problemOf(file: Blob, limits: Partial<FileLimits> = {}): Promise<string> {
  const caught = await openReplayFile(file, { ...FILE_LIMITS, ...limits }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(caught).toBeInstanceOf(FileProblem)
  return (caught as FileProblem).message
}

describe('a replay there and back', () => {
  test('keeps index, events and stored bytes; what is not there stays a gap', async () => {
    const opened = await openReplayFile(await written())
    expect(opened.replay).toEqual(REPLAY)
    expect(opened.events).toEqual(EVENTS)
    for (const chunk of REPLAY.chunks) {
      const bytes = await opened.source.loadChunk(chunk, signal)
      expect(bytes && Buffer.from(bytes)).toEqual(CHUNKS.get(chunk.sequence) ?? null)
    }
    const pictures = await Promise.all(PICTURES.map(({ name }) => opened.source.loadResource(name, signal)))
    expect(await Promise.all(pictures.map((picture) => picture?.text()))).toEqual(['one', 'two', undefined])
  })

  test('is an ordinary zip of entries as they are', async () => {
    const bytes = new Uint8Array(await (await written()).arrayBuffer())
    const compressions: number[] = []
    const entries = unzipSync(bytes, { filter: ({ compression }) => compressions.push(compression) > 0 })
    expect(Object.keys(entries)).toEqual([
      CONTENTS,
      chunkName(0),
      ...PICTURES.slice(0, 2).map(({ name }) => resourceName(name)),
      chunkName(2),
    ])
    expect(new Set(compressions)).toEqual(new Set([0]))
    expect(JSON.parse(gunzipSync(entries[CONTENTS] ?? '').toString())).toMatchObject({ version: 1 })
  })

  test('a picture is asked for once, and progress only grows, to 1', async () => {
    const asked: string[] = []
    const parts: number[] = []
    const onProgress = (part: number) => parts.push(part)
    await writeReplayFile({ replay: REPLAY, events: [] }, sampleSource(asked), { signal, onProgress })
    expect(asked.filter((what) => what.startsWith('picture'))).toHaveLength(3)
    expect(parts).toEqual([...parts].sort((a, b) => a - b))
    expect(parts[0]).toBe(0)
    expect(parts.at(-1)).toBe(1)
  })

  test('however long the session, few chunks are on their way or waiting at a time', async () => {
    let loaded = 0
    let written = -1
    let most = 0
    const chunks = Array.from({ length: 1_000 }, (_, sequence) => ({ ...REPLAY.chunks[0], sequence }))
    const replay = { ...REPLAY, chunks } as typeof REPLAY
    const source = sampleSource()
    const loadChunk: typeof source.loadChunk = async (chunk, signal) => {
      most = Math.max(most, ++loaded - written)
      return source.loadChunk({ ...chunk, sequence: 0 }, signal)
    }
    const onProgress = () => written++
    await writeReplayFile({ replay, events: [] }, { ...source, loadChunk }, { signal, onProgress })
    expect([loaded, written]).toEqual([1_000, 1_000])
    expect(most).toBeLessThanOrEqual(5)
  })

  test('called off it rejects and asks for no more; a source that fails is told', async () => {
    const controller = new AbortController()
    const asked: string[] = []
    const chunks = Array.from({ length: 40 }, (_, sequence) => ({ ...REPLAY.chunks[1], sequence }))
    const replay = { ...REPLAY, chunks } as typeof REPLAY
    const onProgress = (part: number) => part > 0 && controller.abort()
    await expect(
      writeReplayFile({ replay, events: [] }, sampleSource(asked), { signal: controller.signal, onProgress }),
    ).rejects.toThrow('abort')
    expect(asked.length).toBeLessThan(10)
    const failing = { ...sampleSource(), loadChunk: () => Promise.reject(new Error('unplugged')) }
    await expect(writeReplayFile({ replay, events: [] }, failing, { signal })).rejects.toThrow('unplugged')
  })
})

describe('a file that is none says why', () => {
  test('no zip, an empty file, a zip that was cut off, one that is too large', async () => {
    expect(await problemOf(new Blob(['just text, and more of it'.repeat(10)]))).toMatch(/no zip file/)
    expect(await problemOf(new Blob([]))).toMatch(/no zip file/)
    const whole = await written()
    for (const size of [2, 21, 22, 100, whole.size - 1])
      expect(await problemOf(whole.slice(0, size)), `${size}`).toMatch(/cut off/)
    expect(await problemOf(whole, { fileBytes: whole.size - 1 })).toMatch(/the most that is opened/)
  })

  test('a zip of something else, and one whose contents are no gzip, no JSON, no replay', async () => {
    expect(await problemOf(zipOf({ 'holiday.jpg': gzipSync('x') }))).toMatch(/no replay in this zip/)
    expect(await problemOf(zipOf({ [CONTENTS]: Buffer.from('plain') }))).toMatch(/no whole gzip/)
    expect(await problemOf(fileOf('{'))).toMatch(/no JSON/)
    for (const text of ['null', '[]', '{}', '{"version":"1"}'])
      expect(await problemOf(fileOf(text))).toMatch(/no version/)
  })

  test('a newer version is named', async () => {
    expect(await problemOf(fileOf('{"version":2,"anything":true}'))).toMatch(/version 2, newer than/)
  })

  test('a value that the player cannot rely on is named by its place', async () => {
    const chunk = REPLAY.chunks[0]
    const bad: readonly [object, string][] = [
      [{ events: {} }, 'events'],
      [{ events: [{ ...EVENTS[0], clientTime: 9e15 }] }, 'events[0].clientTime'],
      [{ replay: { ...REPLAY, duration: -1 } }, 'replay.duration'],
      [{ replay: { ...REPLAY, startedAt: '1' } }, 'replay.startedAt'],
      [{ replay: { ...REPLAY, device: { ...REPLAY.device, screen: [0, 1] } } }, 'replay.device.screen[0]'],
      [
        { replay: { ...REPLAY, device: { ...REPLAY.device, screen: [1, 1e300] } } },
        'replay.device.screen[1]',
      ],
      [{ replay: { ...REPLAY, chunks: [{ ...chunk, firstAt: 0.5 }] } }, 'replay.chunks[0].firstAt'],
      [{ replay: { ...REPLAY, chunks: [chunk, chunk] } }, 'replay.chunks'],
      [{ replay: { ...REPLAY, chunks: [{ ...chunk, firstAt: 5, lastAt: 4 }] } }, 'replay.chunks'],
      [{ replay: { ...REPLAY, activity: { bucketMs: 0, counts: [] } } }, 'replay.activity.bucketMs'],
      [
        { replay: { ...REPLAY, activity: { bucketMs: 1, counts: Array(100_001).fill(0) } } },
        'replay.activity.counts',
      ],
      [{ replay: { ...REPLAY, marks: [{ ...REPLAY.marks[0], kind: 'x' }] } }, 'replay.marks[0].kind'],
    ]
    for (const [more, place] of bad) expect(await problemOf(fileOf(contents(more)))).toContain(`“${place}”`)
  })
})

test('a picture in a file of before, under its whole hash, is found by its name', async () => {
  const name = '0123456789abcdef'.repeat(2)
  const { source } = await openReplayFile(
    fileOf(contents(), { [`resources/${name}${'f'.repeat(32)}`]: Buffer.from('old') }),
  )
  expect(await (await source.loadResource(name, signal))?.text()).toBe('old')
})

describe('limits', () => {
  const opens = (file: Blob, limits: Partial<FileLimits>) =>
    openReplayFile(file, { ...FILE_LIMITS, ...limits }).then(() => true)

  test('of entries, to the one', async () => {
    const more = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`junk/${i}`, new Uint8Array(1)]))
    const file = fileOf(contents(), more)
    expect(await opens(file, { entries: 31 })).toBe(true)
    expect(await problemOf(file, { entries: 30 })).toMatch(/more than 30 entries/)
  })

  test('of the contents, packed and inflated, to the byte', async () => {
    const text = contents()
    const packed = gzipSync(text).length
    const file = fileOf(text)
    expect(await opens(file, { contentsPackedBytes: packed, contentsBytes: text.length })).toBe(true)
    expect(await problemOf(file, { contentsPackedBytes: packed - 1 })).toMatch(
      /no replay\.json\.gz of at most/,
    )
    expect(await problemOf(file, { contentsBytes: text.length - 1 })).toMatch(/inflated, more than/)
  })

  test('a bomb ends at the limit, whether gzip or the zip packs it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2, 0x20), { level: 9 })
    expect(await problemOf(zipOf({ [CONTENTS]: bomb }), { contentsBytes: 1024 ** 2 })).toMatch(
      /more than 1 MiB/,
    )
    const twice = zipSync({ [CONTENTS]: [gzipSync(contents()), { level: 9 }] })
    expect(await problemOf(new Blob([twice as Uint8Array<ArrayBuffer>]))).toMatch(/packed once more/)
  })

  test('entries that lie over one another are not copied again and again', async () => {
    const chunk = randomFillSync(Buffer.alloc(10_000))
    const bytes = Buffer.from(
      zipSync(
        { [CONTENTS]: gzipSync(contents()), [chunkName(0)]: chunk, [chunkName(1)]: Buffer.alloc(0) },
        { level: 0 },
      ),
    )
    // The last one's size in the list becomes that of the one before, and so does its place.
    const [first = 0, second = 0] = [chunkName(0), chunkName(1)].map((name) => bytes.lastIndexOf(name) - 46)
    for (const at of [20, 24, 42]) bytes.copy(bytes, second + at, first + at, first + at + 4)
    expect(await problemOf(new Blob([bytes]))).toMatch(/lie over one another/)
  })

  test('a chunk or picture that is packed or too large is as one that is not there', async () => {
    const [chunk] = REPLAY.chunks
    const picture = PICTURES[0]
    if (!chunk || !picture) throw new Error('no sample')
    const packed = fileOf(contents(), { [chunkName(0)]: [Buffer.alloc(10_000), { level: 9 }] })
    expect(await (await openReplayFile(packed)).source.loadChunk(chunk, signal)).toBeNull()
    const file = fileOf(contents(), {
      [chunkName(0)]: Buffer.alloc(11),
      [resourceName(picture.name)]: Buffer.alloc(11),
    })
    for (const [most, isThere] of [
      [11, true],
      [10, false],
    ] as const) {
      const { source } = await openReplayFile(file, { ...FILE_LIMITS, chunkBytes: most, resourceBytes: most })
      expect((await source.loadChunk(chunk, signal)) !== null).toBe(isThere)
      expect((await source.loadResource(picture.name, signal)) !== null).toBe(isThere)
    }
  })

  test('are kept by whoever makes a file, too', async () => {
    const make = (limits: Partial<FileLimits>) =>
      writeReplayFile({ replay: REPLAY, events: EVENTS }, sampleSource(), {
        signal,
        limits: { ...FILE_LIMITS, ...limits },
      })
    const { size } = await make({ entries: 5 })
    await expect(make({ entries: 4 })).rejects.toThrow('more than 4 chunks and pictures')
    await expect(make({ fileBytes: size })).resolves.toHaveProperty('size', size)
    await expect(make({ fileBytes: size - 1 })).rejects.toThrow('too much for a file')
    await expect(make({ contentsPackedBytes: 100 })).rejects.toThrow('too many events')
    await expect(make({ contentsBytes: 1_000 })).rejects.toThrow('too many events')
  })

  test('what could not be opened again is not saved', async () => {
    const [event] = EVENTS
    const events = [{ ...(event as TrackedEvent), time: 2 ** 53 }]
    const made = writeReplayFile({ replay: REPLAY, events }, sampleSource(), { signal })
    await expect(made).rejects.toThrow('events[0].time')
  })

  test('names that no replay file has are passed over, wherever they would lead', async () => {
    const names = ['../replay.json.gz', '/etc/passwd', 'chunks/../../x', 'chunks/0.ndjson.gz']
    const junk = Object.fromEntries(names.map((name) => [name, Buffer.from('junk')]))
    const opened = await openReplayFile(fileOf(contents(), junk))
    for (const chunk of REPLAY.chunks) expect(await opened.source.loadChunk(chunk, signal)).toBeNull()
    for (const name of [...names, 'constructor', '__proto__'])
      expect(await opened.source.loadResource(name, signal)).toBeNull()
  })
})

test('files broken at any byte open, or say why; nothing else is thrown', async () => {
  const whole = new Uint8Array(await (await written()).arrayBuffer())
  for (let i = 0; i < whole.length; i += 7) {
    const bytes = whole.slice()
    bytes[i] = (bytes[i] ?? 0) ^ 0xff
    const opened = await openReplayFile(new Blob([bytes])).catch((error: unknown) => error)
    if (opened instanceof Error) expect(opened, `byte ${i}`).toBeInstanceOf(FileProblem)
  }
})
