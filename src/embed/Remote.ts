// The player as an embedding page handles it: commands before there is a player are kept for it, facts become events.
import type { RecordingTime } from '../format/types.ts'
import type { Player, PlayerFacts } from '../player/types.ts'
import type { PlayerEvents, PlayerHandle } from './api.ts'

export type Emit = <Kind extends keyof PlayerEvents>(kind: Kind, detail: PlayerEvents[Kind]) => void

/** Seconds from outside, which may be anything, as a time; null: it is none. */
export function timeOf(seconds: number): RecordingTime | null {
  return Number.isFinite(seconds) && seconds >= 0 ? (Math.round(seconds * 1000) as RecordingTime) : null
}

type Told = Pick<PlayerFacts, 'shownAt' | 'status' | 'error' | 'wantsToPlay' | 'duration'>

const NOTHING_TOLD: Omit<Told, 'duration'> = {
  shownAt: null,
  status: 'loading',
  error: null,
  wantsToPlay: false,
}

export class Remote implements PlayerHandle {
  private readonly emit: Emit
  private player: Player | null = null
  /** What was asked for last; null: nothing, so that autoplay decides. */
  private wantsToPlay: boolean | null = null
  private openAt: RecordingTime | null = null

  constructor(emit: Emit) {
    this.emit = emit
  }

  get currentTime(): number {
    return (this.facts?.shownAt ?? 0) / 1000
  }

  get duration(): number {
    return (this.facts?.duration ?? 0) / 1000
  }

  get paused(): boolean {
    return !(this.facts?.wantsToPlay ?? this.wantsToPlay)
  }

  play(): void {
    this.wantsToPlay = true
    this.player?.send({ kind: 'play' })
  }

  pause(): void {
    this.wantsToPlay = false
    this.player?.send({ kind: 'pause' })
  }

  seek(seconds: number): void {
    const to = timeOf(seconds)
    if (to === null) return
    this.openAt = to
    this.player?.send({ kind: 'seek', to })
  }

  /** Another replay takes the place: nothing was asked of it yet. */
  forget(): void {
    this.openAt = null
    this.wantsToPlay = null
  }

  /** Nothing can be played. */
  fail(message: string): void {
    this.emit('error', { message })
  }

  /** A replay was opened; answers how to let go of its player. What was asked for before counts. */
  attach(player: Player): () => void {
    this.player = player
    if (this.openAt !== null) player.send({ kind: 'seek', to: this.openAt })
    if (this.wantsToPlay !== null) player.send({ kind: this.wantsToPlay ? 'play' : 'pause' })
    // Autoplay has begun before anybody could listen, and a picture may be there already.
    const facts = player.store.getState()
    this.tell(facts, { ...NOTHING_TOLD, duration: facts.duration })
    const stop = player.store.subscribe((facts, before) => this.tell(facts, before))
    return () => {
      stop()
      if (this.player !== player) return
      this.player = null
      this.forget()
    }
  }

  private get facts(): PlayerFacts | null {
    return this.player?.store.getState() ?? null
  }

  private tell(facts: PlayerFacts, before: Told): void {
    const { shownAt, status, error, wantsToPlay } = facts
    const duration = facts.duration / 1000
    if (facts.duration !== before.duration) this.emit('durationchange', { duration })
    if (before.shownAt === null && shownAt !== null) this.emit('ready', { duration })
    if (shownAt !== null && shownAt !== before.shownAt)
      this.emit('timeupdate', { time: shownAt / 1000, duration })
    if (wantsToPlay !== before.wantsToPlay) this.emit(wantsToPlay ? 'play' : 'pause', null)
    if (status === 'ended' && before.status !== 'ended') this.emit('ended', null)
    if (error && error !== before.error) this.fail(error.message)
  }
}
