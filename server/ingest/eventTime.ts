// Which date an event is shown under. The phone's own clock stays beside it untouched: pictures are aligned by that. Pure.

/** From this difference on, a phone's clock counts as wrong. */
export const CLOCK_TOLERANCE_MS = 60_000
/** A shown date lies at most so far ahead of the server's clock. */
const FUTURE_LIMIT_MS = 24 * 3_600_000
/** Before this (2000-01-01) no phone recorded anything: the clock had not been set. */
const CLOCK_UNSET_BEFORE = 946_684_800_000

/** What to add to the phone's times, ms: 0 where its clock was right within a minute, or is not known. */
export function clockOffset(uploadTime: number | null, receivedTime: number): number {
  if (uploadTime === null) return 0
  const offset = receivedTime - uploadTime
  return Math.abs(offset) >= CLOCK_TOLERANCE_MS ? offset : 0
}

/** The shown date of what happened at `clientTime`. A date that cannot be is replaced by the date of arrival. */
export function shownTime(clientTime: number, uploadTime: number | null, receivedTime: number): number {
  const time = clientTime + clockOffset(uploadTime, receivedTime)
  return time < CLOCK_UNSET_BEFORE || time > receivedTime + FUTURE_LIMIT_MS ? receivedTime : time
}
