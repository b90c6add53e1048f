// What replay.json says, judged: a file may come from anywhere, and what is played must hold what the player relies on.
import * as z from 'zod/mini'
import { CONTENTS, FILE_VERSION, type FileContents, FileProblem } from './replayFile.ts'

/** Dates outside of this are none. */
const MOST_TIME = 8.64e15 / 2
/** A recording of a year. */
const MOST_LENGTH = 366 * 86_400_000
const MOST_BUCKETS = 100_000
/** Points; no screen is as long. */
const MOST_POINTS = 20_000

const epoch = z.number().check(z.minimum(-MOST_TIME), z.maximum(MOST_TIME))
const at = z.int().check(z.minimum(0), z.maximum(MOST_LENGTH))
const points = z.number().check(z.positive(), z.maximum(MOST_POINTS))
const count = z.int().check(z.minimum(0))
const record = z.record(z.string(), z.unknown())
const maybe = <T extends z.core.SomeType>(type: T) => z.nullable(type)

const chunk = z.object({
  sequence: count,
  firstAt: at,
  lastAt: at,
  wallAt: epoch,
  bytes: count,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  counts: z.record(z.string(), count),
})

const replay = z.object({
  deviceId: z.string(),
  sessionId: z.string(),
  startedAt: epoch,
  duration: at,
  device: z.object({
    model: z.string(),
    os: z.string(),
    osVersion: z.string(),
    screen: z.tuple([points, points]),
    scale: z.number().check(z.positive(), z.maximum(16)),
    locale: z.string(),
    timeZone: z.string(),
  }),
  app: z.object({ bundleId: z.string(), version: z.string(), build: z.string() }),
  sdk: z.object({ name: z.string(), version: z.string() }),
  privacy: z.object({ maskLevel: z.enum(['light', 'medium', 'conservative']) }),
  chunks: z.array(chunk).check(z.refine(isAscending)),
  activity: z.object({
    bucketMs: z.number().check(z.minimum(1)),
    counts: z.array(count).check(z.maxLength(MOST_BUCKETS)),
  }),
  marks: z.array(
    z.object({
      at,
      kind: z.enum(['screen', 'lifecycle', 'deadTap', 'rageTap', 'log']),
      name: z.string(),
      reason: maybe(z.string()),
    }),
  ),
  clockOffset: epoch,
  receivedAt: epoch,
})

const event = z.object({
  id: z.string(),
  name: z.string(),
  rawType: z.string(),
  userId: maybe(z.string()),
  deviceId: maybe(z.string()),
  sessionId: maybe(z.number()),
  clientTime: epoch,
  uploadTime: maybe(epoch),
  receivedTime: epoch,
  time: epoch,
  properties: record,
  userProperties: record,
  raw: record,
})

const contents = z.object({ version: z.literal(FILE_VERSION), replay, events: z.array(event) })

function isAscending(chunks: readonly { sequence: number; firstAt: number; lastAt: number }[]): boolean {
  return chunks.every(
    ({ sequence, firstAt, lastAt }, i) =>
      firstAt <= lastAt && (i === 0 || sequence > (chunks[i - 1]?.sequence ?? 0)),
  )
}

/** Throws a FileProblem that names the place. */
export function readContents(text: string): FileContents {
  return judgeContents(parse(text))
}

/** The same of what is parsed already; `place` names where it comes from. */
export function judgeContents(parsed: unknown, place = CONTENTS): FileContents {
  const version =
    parsed !== null && typeof parsed === 'object' && 'version' in parsed ? parsed.version : undefined
  if (typeof version !== 'number') throw new FileProblem(`${place} says no version: this is no replay file.`)
  if (version > FILE_VERSION)
    throw new FileProblem(
      `The file is of version ${version}, newer than this player, which reads version ${FILE_VERSION}. Open it with a newer one.`,
    )
  const read = contents.safeParse(parsed)
  if (!read.success) throw new FileProblem(`${place} holds ${placeOf(read.error)}.`)
  // The schema is the type, but for the brand of recording times.
  return read.data as unknown as FileContents
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FileProblem('replay.json.gz is no JSON.')
  }
}

/** "nothing good at replay.chunks[3].firstAt" */
function placeOf({ issues }: z.core.$ZodError): string {
  const path = issues[0]?.path ?? []
  const steps = path.map((step, i) =>
    typeof step === 'number' ? `[${step}]` : `${i ? '.' : ''}${String(step)}`,
  )
  return `a value that is no replay’s at “${steps.join('')}”`
}
