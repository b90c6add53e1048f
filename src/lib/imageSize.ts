// How many pixels a picture has, read from its first bytes (PNG, JPEG, GIF, WebP) and before anything decodes it: a file of a few kilobytes may unfold
// into gigabytes. Costs a walk over the segments of a JPEG, else nothing.

/** Pixels, both at least 1. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Null: the bytes are no picture of these kinds, or end too early to say. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readerOf(view)?.(view)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // Reading beyond the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

type SizeReader = (view: DataView) => ImageSize | null

function readerOf(view: DataView): SizeReader | null {
  if (view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a) return pngSize
  if (view.getUint16(0) === 0xffd8) return jpegSize
  if (text(view, 0, 3) === 'GIF') return gifSize
  return text(view, 0, 4) === 'RIFF' && text(view, 8, 4) === 'WEBP' ? webpSize : null
}

/** The first part of a PNG is its header. */
const pngSize: SizeReader = (view) =>
  text(view, 12, 4) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : null

/** In the first frame header, which stands behind any number of other segments. */
const jpegSize: SizeReader = (view) => {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (isFrameHeader(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // Behind the start of scan or the end of the image there is none. A zero is no marker: decoders look on from there byte by byte, and may find another header.
    if (marker === 0xda || marker === 0xd9 || marker === 0x00) return null
    // A marker may be filled up with further 0xff; some stand alone, without a length.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + view.getUint16(at + 2)
  }
}

/** SOF0 … SOF15; what lies between them is tables (0xc4, 0xcc) and reserved (0xc8). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The screen, or the first frame where that reaches beyond it: browsers decode the larger one. */
const gifSize: SizeReader = (view) => {
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  const flags = view.getUint8(10)
  let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  // Extensions: a label, then blocks, the last one empty.
  while (view.getUint8(at) === 0x21) {
    at += 2
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at)
    at += 1
  }
  if (view.getUint8(at) !== 0x2c) return null
  const number = (offset: number) => view.getUint16(at + offset, true)
  return { width: Math.max(width, number(1) + number(5)), height: Math.max(height, number(3) + number(7)) }
}

const webpSize: SizeReader = (view) => {
  const kind = text(view, 12, 4)
  if (kind === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536

function text(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)))
}
