// Previews of other moments: the newest wish wins, what was painted is kept for a while, and a chunk that is not there is asked for only once the
// wish has stood for a moment. Knows no canvas: painting is given. Costs a frame of the player and a painting for each moment that is new.
import type { RecordingTime } from '../../format/types.ts'
import type { Frame } from '../../replay/types.ts'

/** What there is to show of the moment that is wished for. */
export type Preview<P> =
  | { readonly kind: 'waiting'; readonly at: RecordingTime }
  | { readonly kind: 'shown'; readonly at: RecordingTime; readonly picture: P }
  | { readonly kind: 'failed'; readonly at: RecordingTime }

export interface ThumbnailOptions<P> {
  /** As the player's. */
  readonly frameFor: (at: RecordingTime, signal: AbortSignal) => Promise<Frame>
  /** Whether a frame of that time costs no loading. */
  readonly isLoaded: (at: RecordingTime) => boolean
  /** `waits`: it will look different once pictures in it have come. */
  readonly paint: (frame: Frame) => { readonly picture: P; readonly waits: boolean }
  /** Calls back once after so many ms; answers how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void
  readonly onChange: (preview: Preview<P> | null) => void
}

/** A pointer on its way rests for less. */
const REST_MS = 90
/** Paintings that are kept: at twice the pixels of 176 × 81 points some 10 MB. */
const KEPT = 40
/** Moments whose painting is known. */
const KNOWN = 400

export class Thumbnails<P> {
  private readonly options: ThumbnailOptions<P>
  /** By what is seen, and by moment what is seen; the longest unused first. */
  private readonly pictures = new Map<string, P>()
  private readonly seenAt = new Map<number, string>()
  private current: Preview<P> | null = null
  private waits = false
  private controller: AbortController | null = null
  private stopResting: () => void = () => {}

  constructor(options: ThumbnailOptions<P>) {
    this.options = options
  }

  /** Null: nothing more. */
  show(at: RecordingTime | null): void {
    if (at === this.current?.at) return
    this.callOff()
    if (at === null) {
      this.say(null)
      return
    }
    const kept = this.keptAt(at)
    if (kept !== undefined) {
      this.say({ kind: 'shown', at, picture: kept })
      return
    }
    this.say({ kind: 'waiting', at })
    if (this.options.isLoaded(at)) void this.ask(at)
    else this.stopResting = this.options.after(REST_MS, () => void this.ask(at))
  }

  /** A picture may have come that the preview waits for. */
  refresh(): void {
    if (this.current?.kind === 'shown' && this.waits) void this.ask(this.current.at)
  }

  dispose(): void {
    this.callOff()
    this.pictures.clear()
    this.seenAt.clear()
    this.current = null
  }

  private async ask(at: RecordingTime): Promise<void> {
    this.controller?.abort()
    const controller = new AbortController()
    this.controller = controller
    try {
      const frame = await this.options.frameFor(at, controller.signal)
      if (!controller.signal.aborted) this.say({ kind: 'shown', at, picture: this.pictureOf(frame) })
    } catch {
      if (!controller.signal.aborted) this.say({ kind: 'failed', at })
    }
  }

  private pictureOf(frame: Frame): P {
    const key = keyOf(frame)
    const kept = this.pictures.get(key)
    const { picture, waits } =
      kept === undefined ? this.options.paint(frame) : { picture: kept, waits: false }
    this.waits = waits
    if (waits) return picture
    keep(this.pictures, key, picture, KEPT)
    // What stands in for a chunk that could not be loaded is not what this moment looks like.
    if (!frame.gap) keep(this.seenAt, frame.at, key, KNOWN)
    return picture
  }

  private keptAt(at: RecordingTime): P | undefined {
    const key = this.seenAt.get(at)
    const picture = key === undefined ? undefined : this.pictures.get(key)
    if (key !== undefined && picture !== undefined) keep(this.pictures, key, picture, KEPT)
    return picture
  }

  private callOff(): void {
    this.stopResting()
    this.controller?.abort()
    this.controller = null
    this.waits = false
  }

  private say(preview: Preview<P> | null): void {
    this.current = preview
    this.options.onChange(preview)
  }
}

/** What a frame shows without its touches: the state of its chunk, on the screen as it was turned, with or without a keyboard. */
function keyOf({ sequence, entry, viewport }: Frame): string {
  return [sequence, entry, ...viewport.size, ...(viewport.keyboard ?? [])].join(' ')
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= most) return
    map.delete(oldest)
  }
}
