// The phone's clock against recording time. Every chunk says what the phone's clock showed at its first entry (`wallAt`, SPEC C7), so a clock that
// was set during the session costs nothing: each chunk is read by its own. Two chunks belong to one run as long as the clock only drifted.
// A run table is made once per chunk list and kept as long as that; a look-up is O(runs × log chunks), and there is one run if nobody set the clock.
import type { ChunkInfo, ReplayIndex } from '../format/replayIndex.ts'
import type { RecordingTime } from '../format/types.ts'
import { lastAtOrBefore } from './search.ts'

/** More than this between two chunks is a clock that was set, not one that drifts. */
const DRIFT_MS = 1_000

/** Chunks through which the phone's clock ran on, and recording time up to which they speak. */
interface ClockRun {
  readonly chunks: readonly ChunkInfo[]
  readonly until: RecordingTime
}

/** Where an event falls, by the phone's own clock (epoch ms), within the recording: earlier ones fall on 0, later ones on its end. */
export function recordingTimeOf(replay: ReplayIndex, clientTime: number): RecordingTime {
  return Math.min(Math.max(timeBeside(replay, clientTime), 0), replay.duration) as RecordingTime
}

/** The same, but that events from before and after the recording stay there: below 0, beyond its end. Integer ms. */
export function timeBeside(replay: ReplayIndex, clientTime: number): number {
  let best = { at: clientTime - replay.startedAt, off: Number.POSITIVE_INFINITY }
  for (const run of runsOf(replay)) {
    const found = readBy(run, clientTime)
    // Of two that fit equally well, the later one: as with overlapping chunks.
    if (found.off <= best.off) best = found
  }
  return Math.round(best.at)
}

/** What the phone's clock showed at a time, epoch ms. */
export function clientTimeOf({ chunks, startedAt }: ReplayIndex, at: RecordingTime): number {
  const chunk = chunks.findLast(({ firstAt }) => firstAt <= at) ?? chunks[0]
  return chunk ? chunk.wallAt + at - chunk.firstAt : startedAt + at
}

/** The time as the run's clock has it, and how far outside of the run that is, ms. */
function readBy({ chunks, until }: ClockRun, clientTime: number): { at: number; off: number } {
  const i = lastAtOrBefore(chunks.length, (at) => (chunks[at] as ChunkInfo).wallAt, clientTime)
  const chunk = chunks[Math.max(i, 0)] as ChunkInfo
  const at = chunk.firstAt + clientTime - chunk.wallAt
  return { at, off: i < 0 ? chunk.firstAt - at : Math.max(0, at - until) }
}

const kept = new WeakMap<readonly ChunkInfo[], readonly ClockRun[]>()

function runsOf(replay: ReplayIndex): readonly ClockRun[] {
  const known = kept.get(replay.chunks)
  if (known) return known
  const runs: { chunks: ChunkInfo[]; until: RecordingTime }[] = []
  for (const chunk of replay.chunks) {
    const run = runs.at(-1)
    if (run && runsOn(run.chunks.at(-1) as ChunkInfo, chunk)) run.chunks.push(chunk)
    else {
      if (run) run.until = chunk.firstAt
      runs.push({ chunks: [chunk], until: replay.duration })
    }
  }
  kept.set(replay.chunks, runs)
  return runs
}

function runsOn(before: ChunkInfo, after: ChunkInfo): boolean {
  const wall = after.wallAt - before.wallAt
  return wall >= 0 && Math.abs(wall - (after.firstAt - before.firstAt)) <= DRIFT_MS
}
