import { expect, test } from 'vitest'
import { imageSize } from './imageSize.ts'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => (value >>> (8 * (bytes - 1 - i))) & 255)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

const PNG = (width: number, height: number) => [
  ...[0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a],
  ...[...big(13, 4), ...ascii('IHDR'), ...big(width, 4), ...big(height, 4), 8, 6, 0, 0, 0],
]
const FRAME = (width: number, height: number, marker = 0xc0) => [
  ...[0xff, marker, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3],
]
const JPEG = (...segments: number[][]) => [0xff, 0xd8, ...segments.flat()]
const SEGMENT = (marker: number, length: number) => [
  0xff,
  marker,
  ...big(length + 2, 2),
  ...Array(length).fill(0xc0),
]
const GIF = (
  width: number,
  height: number,
  frame: [number, number, number, number],
  ...before: number[][]
) => [
  ...[...ascii('GIF89a'), ...little(width, 2), ...little(height, 2)],
  ...[0x80, 0, 0, ...Array(6).fill(0), ...before.flat(), 0x2c, ...frame.flatMap((side) => little(side, 2))],
]
const WEBP = (kind: string, ...body: number[]) => [
  ...[...ascii('RIFF'), ...little(99, 4), ...ascii('WEBP'), ...ascii(kind), ...little(99, 4), ...body],
]

test('the size of a picture is read from its first bytes', () => {
  const thumbnail = SEGMENT(0xe1, 40)
  const table: readonly (readonly [name: string, bytes: number[], size: readonly [number, number]])[] = [
    ['PNG', PNG(30_000, 20_000), [30_000, 20_000]],
    ['PNG, larger than a signed number', PNG(3_000_000_000, 1), [3_000_000_000, 1]],
    ['JPEG', JPEG(FRAME(640, 480)), [640, 480]],
    ['JPEG, progressive', JPEG(FRAME(640, 480, 0xc2)), [640, 480]],
    ['JPEG, behind other segments', JPEG(thumbnail, SEGMENT(0xc4, 7), FRAME(65_500, 1)), [65_500, 1]],
    ['JPEG, filled and lone markers', JPEG([0xff], [0xff, 0x01], [0xff, 0xd0], FRAME(7, 9)), [7, 9]],
    ['GIF', GIF(10, 20, [0, 0, 10, 20]), [10, 20]],
    ['GIF whose frame reaches out', GIF(1, 1, [5, 6, 60_000, 50_000]), [60_005, 50_006]],
    [
      'GIF, behind extensions',
      GIF(3, 4, [0, 0, 3, 4], [0x21, 0xf9, 4, 1, 2, 3, 4, 0], [0x21, 0xfe, 0]),
      [3, 4],
    ],
    ['WebP, lossy', WEBP('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, ...little(16_383, 2), ...little(9, 2)), [16_383, 9]],
    ['WebP, lossless', WEBP('VP8L', 0x2f, ...little((299 << 14) | 399, 4)), [400, 300]],
    [
      'WebP, extended',
      WEBP('VP8X', 0, 0, 0, 0, ...little(29_999, 3), ...little(99_999, 3)),
      [30_000, 100_000],
    ],
  ]
  for (const [name, bytes, [width, height]] of table)
    expect(imageSize(new Uint8Array(bytes)), name).toEqual({ width, height })
})

test('what is no picture, is cut, or has no pixels has no size', () => {
  const table: readonly (readonly [name: string, bytes: number[]])[] = [
    ['nothing', []],
    ['text', ascii('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['PNG without pixels', PNG(0, 5)],
    ['PNG that begins otherwise', PNG(5, 5).with(12, 0)],
    ['JPEG without height', JPEG(FRAME(5, 0))],
    ['JPEG whose picture begins without a header', JPEG(SEGMENT(0xda, 9), FRAME(5, 5))],
    ['JPEG with a zero for a marker', JPEG(SEGMENT(0x00, 5), FRAME(5, 5))],
    ['JPEG with rubbish between segments', JPEG(SEGMENT(0xe0, 5), [1, 2], FRAME(5, 5))],
    ['GIF without a frame', GIF(5, 5, [0, 0, 5, 5], [0x3b])],
    ['WebP of an unknown kind', WEBP('VP9 ', ...little(1, 4), ...little(1, 4), ...little(1, 4))],
  ]
  for (const [name, bytes] of table) expect(imageSize(new Uint8Array(bytes)), name).toBe(null)
  for (const whole of [PNG(9, 9).slice(0, 24), JPEG(SEGMENT(0xe1, 9), FRAME(9, 9).slice(0, 9))])
    for (let length = 0; length < whole.length; length++)
      expect(imageSize(new Uint8Array(whole.slice(0, length))), `${length} bytes`).toBe(null)
})

test('bytes that stand in the middle of a buffer are read from their own start', () => {
  const whole = new Uint8Array([1, 2, 3, ...PNG(8, 9)])
  expect(imageSize(whole.subarray(3))).toEqual({ width: 8, height: 9 })
})
