// What the event stream and the panel beside it know of each other.

export interface SeekRequest {
  readonly eventId: string
  /** Differs each time, so that a second click on the same event seeks again. */
  readonly turn: number
}

export interface OpenReplay {
  readonly link: { readonly deviceId: string; readonly sessionId: string } | null
  readonly request: SeekRequest | null
  /** The event that the playhead has reached last. */
  readonly currentEvent: string | null
  readonly play: (link: { readonly deviceId: string; readonly sessionId: string }) => void
  readonly close: () => void
  readonly seekToEvent: (eventId: string) => void
  readonly setCurrentEvent: (eventId: string | null) => void
}
