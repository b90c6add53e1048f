// Known vectors, and the algorithm once more in big integers, straight from its description.
import { expect, test } from 'vitest'
import { utf8Bytes } from './utf8.ts'
import { xxHash32, xxHash32Hex } from './xxhash32.ts'

test.each([
  ['', 0x02cc5d05],
  ['abc', 852_579_327],
  ['1700000000000', 1_072_223_047],
  ['1700000000001', 1_638_570_550],
  ['1699922971244', 3_325_347_034],
  ['1726763570000', 2_212_043_733],
])('the hash of "%s" is %i', (text, hash) => {
  expect(xxHash32(utf8Bytes(text))).toBe(hash)
  expect(Number.parseInt(xxHash32Hex(utf8Bytes(text)), 16)).toBe(hash)
})

test('hex has eight digits, zeros in front', () => {
  expect(xxHash32Hex(new Uint8Array(0))).toBe('02cc5d05')
})

test('every length up to 100 hashes as in big integers', () => {
  for (let length = 0; length <= 100; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 131 + length * 17) & 0xff)
    for (const seed of [0, 1, 0xdeadbeef]) expect(xxHash32(bytes, seed)).toBe(Number(slowHash(bytes, seed)))
  }
})

const [P1, P2, P3, P4, P5] = [2654435761n, 2246822519n, 3266489917n, 668265263n, 374761393n] as const
const mod = (value: bigint) => BigInt.asUintN(32, value)
const turn = (value: bigint, bits: bigint) => mod((mod(value) << bits) | (mod(value) >> (32n - bits)))
const wordAt = (bytes: Uint8Array, at: number) => BigInt(new DataView(bytes.buffer).getUint32(at, true))

function slowHash(bytes: Uint8Array, start: number): bigint {
  const seed = BigInt(start)
  const stripes = Math.floor(bytes.length / 16)
  const lanes = [seed + P1 + P2, seed + P2, seed, seed - P1]
  for (let at = 0; at < stripes * 16; at += 4) {
    const lane = (at / 4) % 4
    lanes[lane] = mod(turn((lanes[lane] as bigint) + wordAt(bytes, at) * P2, 13n) * P1)
  }
  const mixed = [1n, 7n, 12n, 18n].reduce((sum, bits, lane) => sum + turn(lanes[lane] as bigint, bits), 0n)
  let hash = mod((stripes > 0 ? mixed : seed + P5) + BigInt(bytes.length))
  let at = stripes * 16
  for (; at + 4 <= bytes.length; at += 4) hash = mod(turn(hash + wordAt(bytes, at) * P3, 17n) * P4)
  for (; at < bytes.length; at++) hash = mod(turn(hash + BigInt(bytes[at] as number) * P5, 11n) * P1)
  hash = mod((hash ^ (hash >> 15n)) * P2)
  hash = mod((hash ^ (hash >> 13n)) * P3)
  return hash ^ (hash >> 16n)
}
