// From what the player says of a moment to what the stage paints of it: what stands over the picture is decided here. Pure.
import type { PlayerStatus } from '../../player/types.ts'
import type { Notice, ReplayFrame } from '../../render/index.ts'
import type { Frame, TimelineSpan } from '../../replay/types.ts'

/** `span` is the stretch of the replay in which the frame lies. The parts keep their identity, so that the stage paints only what is new. */
export function replayFrameOf(frame: Frame, status: PlayerStatus, span: TimelineSpan | null): ReplayFrame {
  const { tree, at, resources, viewport, touches } = frame
  return { tree, at, resources, viewport, touches, notice: noticeOf(frame.gap ?? span, status) }
}

const BUFFERING: Notice = { label: 'Loading…', tone: 'busy', veil: false }
const BACKGROUND: Notice = { label: 'App in background', tone: 'quiet' }
const PAUSED: Notice = { label: 'Recording paused', tone: 'quiet' }

function noticeOf(span: TimelineSpan | null, status: PlayerStatus): Notice | null {
  if (status === 'buffering') return BUFFERING
  if (!span || span.kind === 'idle') return null
  if (span.kind === 'background') return BACKGROUND
  return span.kind === 'paused' ? PAUSED : gapNotice(span)
}

// A gap lives as long as the player; its notice must be as stable, or the overlay would be painted on every frame.
const gapNotices = new WeakMap<TimelineSpan, Notice>()

function gapNotice(gap: TimelineSpan): Notice {
  const known = gapNotices.get(gap)
  if (known) return known
  const notice: Notice = { label: gap.label, ...(gap.reason ? { detail: gap.reason } : {}), tone: 'warning' }
  gapNotices.set(gap, notice)
  return notice
}
