// The tables' history, forward only: a step that was released is never edited. Run at every start. Kysely keeps what
// was run in its own table and refuses a database that knows steps which this version does not.
import { type Kysely, type Migration, Migrator, sql } from 'kysely'

const STEPS: Readonly<Record<string, Migration>> = {
  '001-first': {
    async up(db: Kysely<unknown>) {
      for (const statement of FIRST) await sql.raw(statement).execute(db)
    },
  },
  // Was a list of pairs.
  '002-flat-activity': {
    async up(db: Kysely<unknown>) {
      await sql`update chunks set activity =
        replace(replace(replace(activity, '],[', ','), '[[', '['), ']]', ']')`.execute(db)
    },
  },
  // Every 32 buckets as one.
  '003-coarse-activity': {
    async up(db: Kysely<unknown>) {
      await sql`alter table chunks add column coarse_activity text not null default '[]'`.execute(db)
      await sql`update chunks set coarse_activity = (
        select '[' || coalesce(group_concat(bucket || ',' || total), '') || ']' from (
          select bucket.value / 32 as bucket, sum(count.value) as total
          from json_each(chunks.activity) as bucket
          join json_each(chunks.activity) as count on count.key = bucket.key + 1
          where bucket.key % 2 = 0 group by 1 order by 1))`.execute(db)
    },
  },
  // Half of the SHA-256 is the name.
  '004-short-picture-names': {
    async up(db: Kysely<unknown>) {
      await sql`alter table resources rename column sha256 to name`.execute(db)
      await sql`update resources set name = substr(name, 1, 32)`.execute(db)
    },
  },
}

const FIRST = [
  `create table chunks (
    project_id text not null, replay_id text not null, sequence integer not null, sha256 text not null,
    object text not null, bytes integer not null, started_at integer not null, wall_at integer not null,
    first_at integer not null, last_at integer not null, received_time integer not null, upload_time integer,
    header text not null, activity text not null, marks text not null,
    primary key (project_id, replay_id, sequence))`,
  'create index chunks_object on chunks (project_id, object)',
  `create table resources (
    project_id text not null, sha256 text not null, type text not null, bytes integer not null, object text not null,
    primary key (project_id, sha256))`,
  `create table events (
    row integer primary key, project_id text not null, id text not null, device_id text, user_id text,
    owner text not null, session_id integer, group_key text not null, type text not null, time integer not null,
    client_time integer not null, upload_time integer, received_time integer not null,
    changes_user integer not null, shown integer not null, facts text, raw text not null)`,
  'create unique index events_id on events (project_id, id)',
  'create index events_group on events (project_id, group_key, owner, shown, time, device_id)',
  'create index events_sign_in on events (project_id, device_id, time, user_id) where user_id is not null',
  'create index events_anonymous on events (project_id, device_id, time) where user_id is null',
  'create index events_changes on events (project_id, owner, time) where changes_user = 1',
  'create index events_facts on events (project_id, owner, time) where facts is not null',
  `create table groups (
    project_id text not null, owner text not null, group_key text not null, device_id text, start integer not null,
    "end" integer not null, shown integer not null,
    primary key (project_id, owner, group_key))`,
  'create index groups_latest on groups (project_id, owner, "end" desc, group_key desc)',
  'create index groups_key on groups (project_id, group_key)',
  `create table tags (
    project_id text not null, group_key text not null, replay_id text not null, first_time integer not null,
    primary key (project_id, group_key, replay_id))`,
  'create index tags_replay on tags (project_id, replay_id)',
  `create table users (
    project_id text not null, key text not null, user_id text, first_seen integer not null, last_seen integer not null,
    event_count integer not null, device_ids text not null, properties text not null, facts text not null, search text not null,
    primary key (project_id, key))`,
  'create index users_recent on users (project_id, last_seen desc, key)',
  'create table meta (key text primary key, value text not null)',
]

/** Brings a database to this version, or throws with the step that failed and changes nothing. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...STEPS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error(`the database cannot be brought to this version: ${text(error)}`)
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
