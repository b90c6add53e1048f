// What an embedding page sees, of the element and of the React component alike. Imports nothing: it is published as it stands.

/** Seconds, as media elements have them. */
export interface PlayerHandle {
  /** From where it stands; before the replay is there, as soon as it is. */
  play(): void
  pause(): void
  /** To a moment of the replay, clamped to it. Before the replay is there, it opens there. */
  seek(seconds: number): void
  /** The moment that the picture shows; 0 before the first picture. */
  readonly currentTime: number
  /** 0 before the replay is there; grows while the session is being recorded. */
  readonly duration: number
  /** Whether it neither plays nor is about to: paused, ended, failed, or not there yet with no play() asked for. */
  readonly paused: boolean
}

export interface PlayerEvents {
  /** The first picture is there. */
  ready: { readonly duration: number }
  /** The picture shows another moment; at most 4 times a second while playing. */
  timeupdate: { readonly time: number; readonly duration: number }
  /** There is more of the replay than before: it is still being recorded. */
  durationchange: { readonly duration: number }
  play: null
  pause: null
  /** It has played to its end. */
  ended: null
  /** Nothing can be shown; a sentence that names the cause, which the player shows too. */
  error: { readonly message: string }
}

export type ThemeChoice = 'light' | 'dark'
