// How gaps and idle spans are called on screen: on the timeline and over the picture. One table for both.
import type { TimelineSpan } from '../../replay/types.ts'

interface SpanText {
  /** On the timeline. */
  readonly label: string
  /** Over the picture; null where the picture is what it was. */
  readonly notice: { readonly label: string; readonly tone: 'quiet' | 'warning' } | null
}

export const SPAN_TEXTS: Readonly<Record<TimelineSpan['kind'], SpanText>> = {
  idle: { label: 'idle', notice: null },
  background: { label: 'background', notice: { label: 'App in background', tone: 'quiet' } },
  paused: { label: 'recording paused', notice: { label: 'Recording paused', tone: 'quiet' } },
  missing: { label: 'not captured', notice: { label: 'Not captured', tone: 'warning' } },
  failed: { label: 'not loaded', notice: { label: 'Not loaded', tone: 'warning' } },
  invalid: { label: 'not readable', notice: { label: 'Not readable', tone: 'warning' } },
}
