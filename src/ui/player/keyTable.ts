// The keys of the player as people read them; usePlayerKeys.ts says what each does.

export interface KeyRow {
  readonly keys: readonly string[]
  readonly does: string
  /** Only where there is such a thing. */
  readonly needs?: 'links' | 'neighbours'
}

export const KEY_TABLE: readonly KeyRow[] = [
  { keys: ['Space', 'k'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'Back, forward 10 seconds' },
  { keys: ['Shift ←', 'Shift →'], does: 'Back, forward 1 minute' },
  { keys: [',', '.'], does: 'Previous, next recorded change' },
  { keys: ['[', ']'], does: 'Previous, next event' },
  { keys: ['0', '…', '9'], does: 'Jump to a tenth of the replay' },
  { keys: ['Home', 'End'], does: 'Start, end' },
  { keys: ['<', '>'], does: 'Slower, faster' },
  { keys: ['s'], does: 'Skip idle on or off' },
  { keys: ['f'], does: 'Full screen' },
  { keys: ['c'], does: 'Copy the link to this moment', needs: 'links' },
  { keys: ['n', 'p'], does: 'Next, previous replay of this user', needs: 'neighbours' },
  { keys: ['/'], does: 'Search events' },
  { keys: ['?'], does: 'This list' },
]

/** While the timeline has the focus; src/ui/timeline/Timeline.tsx says what each does. */
export const TIMELINE_KEY_TABLE: readonly KeyRow[] = [
  { keys: ['↑', '↓'], does: 'Forward, back 10 seconds' },
  { keys: ['PgUp', 'PgDn'], does: 'Forward, back 1 minute' },
  { keys: ['+', '−'], does: 'Zoom in, out' },
  { keys: ['Shift PgUp', 'Shift PgDn'], does: 'Pan later, earlier' },
  { keys: ['l'], does: 'Loop from here, to here, no more' },
  { keys: ['Esc'], does: 'No loop; then the whole replay' },
]
