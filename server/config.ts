// The server's settings, read once from the environment.
//   PORT      4700; 0 takes any free port     DATA_DIR  ./data: the database and all files
//   STATIC_DIR  dist/viewer                   PROJECTS  further projects: id:key,id2:key2
//   LOG_LEVEL warn                            DEMO      on; off leaves the demo project empty
//   EMBED_ORIGINS  none: origins of other sites whose pages may read replays: https://a.example,https://b.example
//   DEMO_DIR  fixtures/recordings: what the demo project shows
// The address is always 127.0.0.1: there is no sign-in yet.
import { z } from 'zod'
import { DEMO_PROJECT, type ProjectWithKey } from './ingest/projects.ts'

export const HOST = '127.0.0.1'

export interface Config {
  readonly port: number
  readonly dataDir: string
  readonly staticDir: string
  readonly projects: readonly ProjectWithKey[]
  readonly logLevel: string
  /** Where the demo's recordings are; null leaves the demo project empty. */
  readonly demoDir: string | null
  /** Other sites whose pages may read replays. */
  readonly embedOrigins: readonly string[]
}

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4700),
  DATA_DIR: z.string().min(1).default('./data'),
  STATIC_DIR: z.string().min(1).default('dist/viewer'),
  PROJECTS: z.string().default('').transform(readProjects),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  DEMO: z.enum(['on', 'off']).default('on'),
  EMBED_ORIGINS: z.string().default('').transform(readOrigins),
  DEMO_DIR: z.string().min(1).default('fixtures/recordings'),
})

/** Throws one sentence per setting that is wrong; it never holds a key. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(env)
  if (!read.success) throw new Error(read.error.issues.map(sentence).join('\n'))
  const { PORT, DATA_DIR, STATIC_DIR, PROJECTS, LOG_LEVEL, DEMO, DEMO_DIR, EMBED_ORIGINS } = read.data
  return {
    port: PORT,
    dataDir: DATA_DIR,
    staticDir: STATIC_DIR,
    projects: [DEMO_PROJECT, ...PROJECTS],
    logLevel: LOG_LEVEL,
    demoDir: DEMO === 'on' ? DEMO_DIR : null,
    embedOrigins: EMBED_ORIGINS,
  }
}

const sentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.')}: ${message}`

function readProjects(text: string, context: z.RefinementCtx): ProjectWithKey[] {
  const projects = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(readProject)
  const good = projects.filter((project) => project !== null)
  const ids = new Set([DEMO_PROJECT, ...good].map(({ id }) => id))
  const keys = new Set([DEMO_PROJECT, ...good].map(({ apiKey }) => apiKey))
  if (good.length < projects.length) {
    context.addIssue('id:key,id2:key2, ids of a-z 0-9 and -, keys of 8 to 128 printable characters')
  } else if (ids.size <= good.length || keys.size <= good.length) {
    context.addIssue('every project has an id and a key of its own')
  }
  return good
}

function readOrigins(text: string, context: z.RefinementCtx): string[] {
  const origins = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (!origins.every(isOrigin)) context.addIssue('origins as in https://a.example,http://localhost:3000')
  return origins
}

const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text

function readProject(part: string): ProjectWithKey | null {
  const [, id, apiKey] = /^([a-z0-9-]{1,64}):([!-~]{8,128})$/.exec(part.trim()) ?? []
  return id === undefined || apiKey === undefined ? null : { id, name: id, apiKey }
}
