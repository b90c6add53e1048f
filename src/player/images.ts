// Pictures by their SHA-256: loaded when they are first asked for, kept as bitmaps until there are too many. Asking is a look-up: it happens on every paint.
import type { ImageState, ReplaySource } from './types.ts'

/** Bytes of pixels that stay in memory; the pictures longest unasked go first. */
const MOST_PIXEL_BYTES = 96 * 1024 * 1024
/** What a screen may show at once is never let go, or it would load for ever. */
const LEAST_KEPT = 64

export interface ImageCacheOptions {
  readonly source: ReplaySource
  readonly decodeImage: (blob: Blob) => Promise<ImageBitmap>
  /** A picture has come, or turned out to be missing. */
  readonly onChange: () => void
}

export class ImageCache {
  private readonly options: ImageCacheOptions
  private readonly controller = new AbortController()
  /** By time of asking, the oldest first. */
  private readonly states = new Map<string, ImageState>()
  private pixelBytes = 0

  constructor(options: ImageCacheOptions) {
    this.options = options
  }

  get(sha256: string): ImageState {
    const known = this.states.get(sha256)
    if (known === undefined) return this.load(sha256)
    this.states.delete(sha256)
    this.states.set(sha256, known)
    return known
  }

  /** Forgets what was missing, so that it is asked for again. */
  retry(): void {
    for (const [sha256, state] of this.states) if (state === 'missing') this.states.delete(sha256)
  }

  dispose(): void {
    this.controller.abort()
    for (const state of this.states.values()) if (typeof state === 'object') state.close()
    this.states.clear()
  }

  private load(sha256: string): ImageState {
    this.states.set(sha256, 'loading')
    void this.fetch(sha256).then((state) => {
      if (this.controller.signal.aborted) {
        if (typeof state === 'object') state.close()
        return
      }
      this.states.set(sha256, state)
      if (typeof state === 'object') this.pixelBytes += bytesOf(state)
      this.trim()
      this.options.onChange()
    })
    return 'loading'
  }

  /** Never rejects: what cannot be fetched or is no picture is missing. */
  private async fetch(sha256: string): Promise<ImageBitmap | 'missing'> {
    try {
      const blob = await this.options.source.loadResource(sha256, this.controller.signal)
      return blob ? await this.options.decodeImage(blob) : 'missing'
    } catch {
      return 'missing'
    }
  }

  private trim(): void {
    for (const [sha256, state] of this.states) {
      if (this.pixelBytes <= MOST_PIXEL_BYTES || this.states.size <= LEAST_KEPT) return
      if (typeof state !== 'object') continue
      this.states.delete(sha256)
      this.pixelBytes -= bytesOf(state)
      state.close()
    }
  }
}

function bytesOf({ width, height }: ImageBitmap): number {
  return width * height * 4
}
