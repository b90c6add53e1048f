// How times are said to people. Pure: the zone and the present are arguments. Durations in ms, dates in epoch ms.

const pad = (n: number) => String(n).padStart(2, '0')

/** A playhead or a length: `0:05`, `12:40`, `1:02:03`. Never rounds up to a time that was not reached. */
export function clockText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = pad(total % 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${seconds}` : `${minutes}:${seconds}`
}

/** A length in words: `4 s`, `3 min 20 s`, `1 h 5 min`. */
export function durationText(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  if (total < 60) return `${total} s`
  const minutes = Math.floor(total / 60)
  if (minutes < 60) return total % 60 ? `${minutes} min ${total % 60} s` : `${minutes} min`
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`
}

/** An offset of a clock, with its sign: `+2 min`, `−1 h 5 min`. */
export function offsetText(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${durationText(Math.abs(ms))}`
}

/** Time of day: `14:02`, or with seconds `14:02:05`. */
export function timeOfDay(time: number, zone: string | undefined, seconds = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    timeZone: zone,
  }).format(time)
}

/** `2026-11-22` in a zone: what days are told apart by. */
export function dayKey(time: number, zone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(time)
}

/** `Today`, `Yesterday`, `Monday 3 November`, and with the year where it is another one. */
export function dayText(time: number, now: number, zone: string | undefined): string {
  const key = dayKey(time, zone)
  if (key === dayKey(now, zone)) return 'Today'
  if (key === dayKey(now - 86_400_000, zone)) return 'Yesterday'
  const sameYear = key.slice(0, 4) === dayKey(now, zone).slice(0, 4)
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: zone,
  })
    .format(time)
    .replace(',', '')
}

/** How long ago, coarsely: `just now`, `12 min ago`, `3 h ago`, `5 days ago`, then a date. */
export function agoText(time: number, now: number, zone: string | undefined): string {
  const ms = now - time
  if (ms < 60_000) return 'just now'
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ago`
  if (ms < 86_400_000) return `${Math.floor(ms / 3_600_000)} h ago`
  const days = Math.floor(ms / 86_400_000)
  if (days < 30) return days === 1 ? 'yesterday' : `${days} days ago`
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(time)
}
