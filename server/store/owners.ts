// Whose event it is. An event with a user id is that user's. One without belongs to the user who signs in next on its
// device (an event with a user id, by shown date), else to the one who was signed in last, else to the device itself.
// Settled when events arrive, in any order: only the stretches between sign-ins that the new events touch are looked at.
import { sql } from 'kysely'
import type { Tx } from './groupCommit.ts'
import { parts } from './groups.ts'

/** `u:` and a user id, or `d:` and a device id. */
export type OwnerKey = string

export const userKey = (userId: string): OwnerKey => `u:${userId}`
export const deviceKey = (deviceId: string): OwnerKey => `d:${deviceId}`

interface SignIn {
  readonly time: number
  readonly userId: string
}

/** Events of one group that changed their owner. */
export interface Moved {
  readonly group_key: string
  readonly from: OwnerKey
  readonly to: OwnerKey
}

/** Of these devices those that have events without a user id: only there something is to be settled. */
export async function anonymousDevices(
  tx: Tx,
  project: string,
  deviceIds: Iterable<string>,
): Promise<string[]> {
  const found: string[] = []
  for (const some of parts(deviceIds)) {
    const rows = await tx
      .selectFrom('events')
      .select(sql<string>`device_id`.as('deviceId'))
      .distinct()
      .where('project_id', '=', project)
      .where('device_id', 'in', some)
      .where('user_id', 'is', null)
      .execute()
    found.push(...rows.map((row) => row.deviceId))
  }
  return found
}

/**
 * Gives the events without a user id on this device to whom they belong now, after events from `from` to `to` (shown
 * dates) were added. Answers what changed hands.
 */
export async function settleOwners(
  tx: Tx,
  project: string,
  deviceId: string,
  from: number,
  to: number,
): Promise<Moved[]> {
  const before = await neighbour(tx, project, deviceId, from, 'before')
  const after = await neighbour(tx, project, deviceId, to, 'after')
  const inside = await signIns(tx, project, deviceId, from, to)
  const known = [...(before ? [before] : []), ...inside, ...(after ? [after] : [])]
  const moved: Moved[] = []
  for (const stretch of stretches(known, before?.time, after !== undefined)) {
    moved.push(...(await giveStretch(tx, project, deviceId, stretch)))
  }
  return moved
}

async function giveStretch(tx: Tx, project: string, deviceId: string, stretch: Stretch): Promise<Moved[]> {
  const to = userKey(stretch.userId)
  const others = <T extends { where: CallableFunction }>(query: T): T =>
    query
      .where('project_id', '=', project)
      .where('device_id', '=', deviceId)
      .where('user_id', 'is', null)
      .where('time', '>', stretch.over)
      .where('time', '<=', stretch.until)
      .where('owner', '!=', to)
  const rows = await others(tx.selectFrom('events').select(['owner', 'group_key']).distinct()).execute()
  if (rows.length > 0) await others(tx.updateTable('events').set({ owner: to })).execute()
  return rows.map(({ owner, group_key }) => ({ group_key, from: owner, to }))
}

interface Stretch {
  /** Shown dates: after this … */
  readonly over: number
  /** … up to and with this. */
  readonly until: number
  readonly userId: string
}

/**
 * Who owns what lies between the sign-ins: each of them what came since the one before, and the last one, unless more
 * are known to follow, also what comes after. Neighbours of one user are one stretch.
 */
function* stretches(known: readonly SignIn[], begin: number | undefined, more: boolean): Generator<Stretch> {
  let over = begin ?? Number.MIN_SAFE_INTEGER
  for (const [index, { time, userId }] of known.entries()) {
    const next = known[index + 1]
    // Of several at the same time the first one is the next sign-in, the last one is the last.
    if (time > over && next?.userId !== userId) {
      yield { over, until: time, userId }
      over = time
    }
    if (next === undefined && !more) yield { over: time, until: Number.MAX_SAFE_INTEGER, userId }
  }
}

function signIns(tx: Tx, project: string, deviceId: string, from: number, to: number): Promise<SignIn[]> {
  return signInsOf(tx, project, deviceId).where('time', '>=', from).where('time', '<=', to).execute()
}

async function neighbour(tx: Tx, project: string, deviceId: string, time: number, side: 'before' | 'after') {
  const query = signInsOf(tx, project, deviceId)
  if (side === 'after') return query.where('time', '>', time).limit(1).executeTakeFirst()
  return query
    .clearOrderBy()
    .where('time', '<', time)
    .orderBy('time', 'desc')
    .orderBy('row', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function signInsOf(tx: Tx, project: string, deviceId: string) {
  return tx
    .selectFrom('events')
    .select(['time', sql<string>`user_id`.as('userId')])
    .where('project_id', '=', project)
    .where('device_id', '=', deviceId)
    .where('user_id', 'is not', null)
    .orderBy('time')
    .orderBy('row')
}
