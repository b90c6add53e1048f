import { expect, test } from 'vitest'
import { decodeInBrowser, ImageCache } from './images.ts'
import { picture } from './testing/pictures.ts'

const MB = 1024 * 1024

test('[P22] a picture is decoded as large as it is, and kept', async () => {
  const desk = deskOf(() => picture(300, 200))
  expect(desk.cache.get('a')).toBe('loading')
  await desk.idle()
  expect(desk.cache.get('a')).toMatchObject({ width: 300, height: 200 })
  expect([desk.asked, desk.changes()]).toEqual([['a'], 1])
})

test('[P22] why there is no picture is told apart; what may come is asked for again', async () => {
  const large = new Blob([new Uint8Array(2 * MB + 1)])
  const answers: Record<string, () => Blob | null> = {
    missing: () => null,
    failed: () => {
      throw new Error('no network')
    },
    unreadable: () => new Blob(['<svg onload="alert(1)"/>']),
    tooLarge: () => large,
  }
  const desk = deskOf((name) => answers[name]?.() ?? null)
  const names = Object.keys(answers)
  for (const name of names) desk.cache.get(name)
  await desk.idle()
  for (const name of names) expect(desk.cache.get(name)).toBe(name)
  desk.asked.length = 0
  expect(desk.cache.retry()).toBe(true)
  expect(desk.cache.retry()).toBe(false)
  for (const name of names) desk.cache.get(name)
  expect(desk.asked).toEqual(['missing', 'failed'])
})

test('[P22] a picture that decodes to nothing is not readable, and takes no room', async () => {
  const desk = deskOf(
    () => picture(4_000, 4_000),
    () => Promise.reject(new DOMException('no', 'InvalidStateError')),
  )
  for (let i = 0; i < 20; i++) desk.cache.get(`${i}`)
  await desk.idle()
  for (let i = 0; i < 20; i++) expect(desk.cache.get(`${i}`)).toBe('unreadable')
  // All of them were to be decoded as large as they are: none had taken room.
  expect(desk.sizes).toEqual(Array(20).fill(null))
})

test('[P22] more pixels than are safe to unfold are never decoded', async () => {
  const sizes = [
    [30_000, 30_000],
    [4_096, 4_097],
    [16_385, 1],
    [1, 4_000_000_000],
  ] as const
  for (const [width, height] of sizes) {
    const desk = deskOf(() => picture(width, height))
    desk.cache.get('a')
    await desk.idle()
    expect(desk.cache.get('a'), `${width} × ${height}`).toBe('tooLarge')
    expect(desk.sizes).toEqual([])
  }
})

test('[P22] a screen of many large pictures stays around 256 MB: later ones are made smaller, none is left out', async () => {
  const desk = deskOf(() => picture(4_096, 4_096))
  const names = Array.from({ length: 100 }, (_, i) => `${i}`)
  const paint = () => names.map((name) => desk.cache.get(name))
  paint()
  await desk.idle()
  const painted = paint().filter((state) => typeof state === 'object')
  expect(painted).toHaveLength(100)
  expect(desk.open()).toBeLessThanOrEqual(258 * MB)
  expect(painted[0]).toMatchObject({ width: 4_096 })
  // Nothing loads again: what is shown stays.
  expect(desk.asked).toHaveLength(100)
})

test('[P22] large pictures are decoded one at a time', async () => {
  let most = 0
  let running = 0
  const desk = deskOf(
    () => picture(2_000, 2_000),
    async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return desk.bitmap(1, 1)
    },
  )
  for (let i = 0; i < 10; i++) desk.cache.get(`${i}`)
  await desk.idle()
  expect(desk.sizes).toHaveLength(10)
  expect(most).toBe(1)
})

test('[P22] what is not shown any more goes when there is too much, the longest unasked first', async () => {
  const desk = deskOf(() => picture(1_024, 1_024))
  for (let i = 0; i < 40; i++) {
    desk.cache.get(`${i}`)
    await desk.idle()
    desk.cache.get('0')
    desk.pass(1_001)
  }
  expect(desk.open()).toBeLessThanOrEqual(96 * MB)
  desk.asked.length = 0
  for (const name of ['0', '39', '1']) desk.cache.get(name)
  expect(desk.asked).toEqual(['1'])
})

test('[P22] once it is disposed of nothing is kept, also not what comes later', async () => {
  const desk = deskOf(() => picture(9, 9))
  desk.cache.get('a')
  await desk.idle()
  desk.cache.get('b')
  desk.cache.dispose()
  await desk.idle()
  expect(desk.open()).toBe(0)
  expect(desk.changes()).toBe(1)
})

test('the browser is asked for another size only where one is wanted', async () => {
  const calls: unknown[][] = []
  const before = globalThis.createImageBitmap
  globalThis.createImageBitmap = (async (...given: unknown[]) => calls.push(given)) as never
  const blob = picture(9, 9)
  await decodeInBrowser(blob, null)
  await decodeInBrowser(blob, { width: 3, height: 2 })
  globalThis.createImageBitmap = before
  expect(calls).toEqual([[blob], [blob, { resizeWidth: 3, resizeHeight: 2, resizeQuality: 'medium' }]])
})

type Decode = (width: number, height: number) => Promise<ImageBitmap>

/** A cache between a source and a decoder by hand. */
function deskOf(load: (name: string) => Blob | null, decode?: Decode) {
  let passed = 0
  let changes = 0
  let open = 0
  const asked: string[] = []
  const sizes: unknown[] = []
  const bitmap = (width: number, height: number): ImageBitmap => {
    open += width * height * 4
    return { width, height, close: () => (open -= width * height * 4) } as unknown as ImageBitmap
  }
  const cache = new ImageCache({
    source: {
      loadChunk: async () => null,
      loadResource: async (name) => {
        asked.push(name)
        return load(name)
      },
    },
    decodeImage: async (blob, size) => {
      sizes.push(size)
      const header = new DataView(await blob.arrayBuffer())
      const { width, height } = size ?? { width: header.getUint32(16), height: header.getUint32(20) }
      return (decode ?? (async (...own) => bitmap(...own)))(width, height)
    },
    now: () => passed,
    onChange: () => changes++,
  })
  return {
    cache,
    asked,
    sizes,
    bitmap,
    open: () => open,
    changes: () => changes,
    pass: (ms: number) => {
      passed += ms
    },
    idle: async () => {
      for (let i = 0; i < 2_000; i++) await Promise.resolve()
      for (let i = 0; i < 100; i++) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
