// Pictures by their names: loaded when they are first asked for, kept as bitmaps until there are too many. Asking is a look-up: it happens on every paint.
// Memory is bounded whatever the bytes are: a picture's size is read before it is decoded, and its pixels are counted from then on.
import { LIMITS } from '../format/types.ts'
import { type ImageSize, imageSize } from '../lib/imageSize.ts'
import type { ImageFault, ImageState, ReplaySource } from './types.ts'

/** Bytes of pixels that stay in memory; the pictures longest unasked go first. */
const MOST_KEPT = 96 * 1024 * 1024
/** What a screen shows is never let go, or it would load for ever: it asks for all of it whenever one has come. */
const SHOWN_MS = 1_000
/** Also what is shown fits in here: each picture gets at most a quarter of what is left, or 64 × 64 pixels, and is made smaller where it needs more. */
const MOST_PIXEL_BYTES = 256 * 1024 * 1024
const LEAST_PIXEL_BYTES = 64 * 64 * 4
/** No picture of more pixels (or with a longer side) is decoded at all: browsers unfold all of it before they make it smaller. */
const MOST_PIXELS = 16 * 1024 * 1024
const LONGEST_SIDE = 16_384
/** Larger ones are decoded one after the other. */
const BIG_BYTES = 4 * 1024 * 1024

export interface ImageCacheOptions {
  readonly source: ReplaySource
  /** `size`: to be made so large; null: as large as it is. */
  readonly decodeImage: (blob: Blob, size: ImageSize | null) => Promise<ImageBitmap>
  /** Ms. */
  readonly now: () => number
  /** A picture has come, or turned out not to be had. */
  readonly onChange: () => void
}

interface Entry {
  state: ImageState
  /** Of its pixels, from before they are decoded. */
  bytes: number
  askedAt: number
}

export class ImageCache {
  private readonly options: ImageCacheOptions
  private readonly controller = new AbortController()
  /** By time of asking, the oldest first. */
  private readonly entries = new Map<string, Entry>()
  private pixelBytes = 0
  private bigOnes: Promise<unknown> = Promise.resolve()

  constructor(options: ImageCacheOptions) {
    this.options = options
  }

  get(name: string): ImageState {
    const entry = this.entries.get(name)
    if (entry === undefined) return this.load(name)
    entry.askedAt = this.options.now()
    this.entries.delete(name)
    this.entries.set(name, entry)
    return entry.state
  }

  /** Forgets what could not be had and may be there by now, so that it is asked for again. False: there is no such thing. */
  retry(): boolean {
    let isNews = false
    for (const [name, { state }] of this.entries)
      if (state === 'missing' || state === 'failed') isNews = this.entries.delete(name)
    return isNews
  }

  dispose(): void {
    this.controller.abort()
    for (const { state } of this.entries.values()) if (typeof state === 'object') state.close()
    this.entries.clear()
  }

  private load(name: string): ImageState {
    const entry: Entry = { state: 'loading', bytes: 0, askedAt: this.options.now() }
    this.entries.set(name, entry)
    void this.fetch(name, entry).then((state) => {
      if (this.controller.signal.aborted) {
        if (typeof state === 'object') state.close()
        return
      }
      entry.state = state
      this.options.onChange()
    })
    return 'loading'
  }

  /** Never rejects. */
  private async fetch(name: string, entry: Entry): Promise<ImageBitmap | ImageFault> {
    const { signal } = this.controller
    const blob = await this.options.source.loadResource(name, signal).catch(() => 'failed' as const)
    if (blob === 'failed') return 'failed'
    if (blob === null) return 'missing'
    if (blob.size > LIMITS.resourceBytes) return 'tooLarge'
    try {
      const size = imageSize(new Uint8Array(await blob.arrayBuffer()))
      if (!size) return 'unreadable'
      return isTooLarge(size) ? 'tooLarge' : await this.inTurn(blob, size, entry)
    } catch {
      return 'unreadable'
    }
  }

  private inTurn(blob: Blob, size: ImageSize, entry: Entry): Promise<ImageBitmap> {
    if (bytesOf(size) <= BIG_BYTES) return this.decode(blob, size, entry)
    const decoded = this.bigOnes.then(() => this.decode(blob, size, entry))
    this.bigOnes = decoded.catch(() => {})
    return decoded
  }

  private async decode(blob: Blob, size: ImageSize, entry: Entry): Promise<ImageBitmap> {
    this.controller.signal.throwIfAborted()
    this.letGo(bytesOf(size))
    const room = Math.max(LEAST_PIXEL_BYTES, (MOST_PIXEL_BYTES - this.pixelBytes) / 4)
    const fitting = fittingSize(size, room)
    this.count(entry, bytesOf(fitting ?? size))
    try {
      return await this.options.decodeImage(blob, fitting)
    } catch (error) {
      this.count(entry, 0)
      throw error
    }
  }

  private count(entry: Entry, bytes: number): void {
    this.pixelBytes += bytes - entry.bytes
    entry.bytes = bytes
  }

  /** Makes room for so many bytes, as far as what is not shown takes any. */
  private letGo(bytes: number): void {
    const shownSince = this.options.now() - SHOWN_MS
    for (const [name, entry] of this.entries) {
      if (this.pixelBytes + bytes <= MOST_KEPT || entry.askedAt >= shownSince) return
      if (typeof entry.state !== 'object') continue
      this.entries.delete(name)
      entry.state.close()
      this.count(entry, 0)
    }
  }
}

const bytesOf = ({ width, height }: ImageSize): number => width * height * 4

const isTooLarge = ({ width, height }: ImageSize): boolean =>
  width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE

/** The size, made smaller to take no more than `room` bytes; null where it does not. */
function fittingSize(size: ImageSize, room: number): ImageSize | null {
  if (bytesOf(size) <= room) return null
  const scale = Math.sqrt(room / bytesOf(size))
  const part = (side: number) => Math.max(1, Math.floor(side * scale))
  return { width: part(size.width), height: part(size.height) }
}

export function decodeInBrowser(blob: Blob, size: ImageSize | null): Promise<ImageBitmap> {
  if (!size) return createImageBitmap(blob)
  return createImageBitmap(blob, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'medium',
  })
}
