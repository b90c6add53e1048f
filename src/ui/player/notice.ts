// What stands over the picture at a moment, or in its place while there is none: what is waited for, what the stretch is, why nothing comes. Pure.
import type { PlayerError, PlayerFacts } from '../../player/types.ts'
import type { Frame, TimelineSpan } from '../../replay/types.ts'
import { SPAN_TEXTS } from '../timeline/spanText.ts'

export interface Notice {
  readonly label: string
  /** The cause, in a sentence. */
  readonly detail?: string
  readonly tone: 'quiet' | 'busy' | 'warning' | 'failed'
  /** True: the picture below is not of this moment. */
  readonly veil: boolean
  /** What is lacking may come if it is asked for once more. */
  readonly canRetry: boolean
}

const FIRST: Notice = { label: 'Loading the picture…', tone: 'busy', veil: true, canRetry: false }
const BUFFERING: Notice = { label: 'Loading…', tone: 'busy', veil: false, canRetry: false }
const BUFFERING_GAP: Notice = { ...BUFFERING, veil: true }

/** `span`: the stretch of the replay that the frame lies in. The same input gives the same object. */
export function noticeOf(
  { status, error }: Pick<PlayerFacts, 'status' | 'error'>,
  frame: Pick<Frame, 'gap'> | null,
  span: TimelineSpan | null,
): Notice | null {
  if (status === 'failed' && error) return failureNotice(error)
  if (status === 'loading') return FIRST
  if (status === 'buffering') return frame?.gap ? BUFFERING_GAP : BUFFERING
  const standsIn = frame?.gap ?? span
  return standsIn && spanNotice(standsIn)
}

const FAILURES: Readonly<Record<PlayerError['kind'], string>> = {
  unreachable: 'The replay cannot be loaded',
  invalid: 'The replay cannot be read',
  empty: 'There is nothing to play',
}

// Spans and errors live as long as what they tell of; their notices must be as stable, or the page would be told of them on every frame.
const notices = new WeakMap<TimelineSpan | PlayerError, Notice | null>()

function kept<K extends TimelineSpan | PlayerError>(of: K, make: (of: K) => Notice | null): Notice | null {
  if (!notices.has(of)) notices.set(of, make(of))
  return notices.get(of) ?? null
}

function failureNotice(error: PlayerError): Notice | null {
  return kept(error, ({ kind, message }) => ({
    label: FAILURES[kind],
    detail: message,
    tone: 'failed',
    veil: true,
    canRetry: kind === 'unreachable',
  }))
}

function spanNotice(span: TimelineSpan): Notice | null {
  return kept(span, ({ kind, reason }) => {
    const text = SPAN_TEXTS[kind].notice
    if (!text) return null
    return { ...text, ...(reason ? { detail: reason } : {}), veil: true, canRetry: kind === 'failed' }
  })
}
