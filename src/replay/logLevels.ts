// How loud a log line is. Apps name their levels as they like: what begins like an error or a warning is one, in any case.

export type Loudness = 'error' | 'warning' | 'quiet'

export function loudnessOf(level: string): Loudness {
  if (/^(err|fatal|fault|crit|severe|alert|emerg|panic)/i.test(level)) return 'error'
  return /^warn/i.test(level) ? 'warning' : 'quiet'
}

const ORDER: readonly Loudness[] = ['quiet', 'warning', 'error']

/** Below 0: the first is quieter. */
export function compareLoudness(a: string, b: string): number {
  return ORDER.indexOf(loudnessOf(a)) - ORDER.indexOf(loudnessOf(b))
}
