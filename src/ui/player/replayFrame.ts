// From what the player says of a moment to what the stage paints of it: what stands over the picture is decided here. Pure.
import type { PlayerStatus } from '../../player/types.ts'
import type { Notice, ReplayFrame } from '../../render/index.ts'
import type { Frame, TimelineSpan } from '../../replay/types.ts'
import { SPAN_TEXTS } from '../timeline/spanText.ts'

/** `span` is the stretch of the replay in which the frame lies. The parts keep their identity, so that the stage paints only what is new. */
export function replayFrameOf(frame: Frame, status: PlayerStatus, span: TimelineSpan | null): ReplayFrame {
  const { tree, at, resources, viewport, touches } = frame
  return { tree, at, resources, viewport, touches, notice: noticeOf(frame.gap ?? span, status) }
}

const BUFFERING: Notice = { label: 'Loading…', tone: 'busy', veil: false }

function noticeOf(span: TimelineSpan | null, status: PlayerStatus): Notice | null {
  if (status === 'buffering') return BUFFERING
  return span && spanNotice(span)
}

// A span lives as long as the player; its notice must be as stable, or the overlay would be painted on every frame.
const notices = new WeakMap<TimelineSpan, Notice>()

function spanNotice(span: TimelineSpan): Notice | null {
  const known = notices.get(span)
  if (known) return known
  const text = SPAN_TEXTS[span.kind].notice
  if (!text) return null
  const notice: Notice = { ...text, ...(span.reason ? { detail: span.reason } : {}) }
  notices.set(span, notice)
  return notice
}
