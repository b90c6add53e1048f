// Users and groups are kept beside the events: whatever the order, the batches and the repeats in which events arrive,
// they must say what one look over all events says. The slow look is written here.
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../store/store.ts'
import { tempDir } from '../store/testing/folder.ts'
import { toRow } from './admitEvents.ts'
import type { CheckedEvent } from './eventRules.ts'
import { mergeUserProperties } from './userProperties.ts'

const SEED = 20_261_122
const BASE = 1_700_000_000_000

/** A small world, so that events meet: few users, devices, sessions and moments. */
const eventIn = fc.record({
  userId: fc.constantFrom(null, null, 'ann', 'bob', 'D1'),
  deviceId: fc.constantFrom('D1', 'D2', null),
  sessionId: fc.constantFrom(null, BASE, BASE + 1),
  time: fc.integer({ min: BASE, max: BASE + 12 }),
  insertId: fc.integer({ min: 0, max: 40 }).map(String),
  type: fc.constantFrom('Tap', '$identify'),
  set: fc.constantFrom(null, 'x', 'y'),
})
type Small = typeof eventIn extends fc.Arbitrary<infer T> ? T : never

function toChecked({ set, ...event }: Small): CheckedEvent {
  const deviceId = event.userId === null ? (event.deviceId ?? 'D1') : event.deviceId
  const userProperties = set === null ? {} : { $set: { last: set } }
  return { ...event, deviceId, properties: {}, userProperties, raw: { user_properties: userProperties } }
}

test('users and groups say what their events say, in whatever order these come', async () => {
  const batches = fc.array(fc.array(eventIn, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  const store = await openStore(await tempDir(), { mergeUserProperties })
  onTestFinished(() => store.close())
  let run = 0
  await fc.assert(
    fc.asyncProperty(batches, async (sent) => {
      // A project of its own is a world of its own, and quicker than a database of its own.
      const project = `run-${run++}`
      const stored = new Map<string, CheckedEvent & { readonly order: number }>()
      for (const [number, batch] of sent.entries()) {
        const checked = batch.map(toChecked)
        const arrival = { project, uploadTime: null, receivedTime: BASE + 1000 + number }
        const rows = checked.map((event) => toRow(event, arrival))
        rows.forEach((row, i) => {
          if (!stored.has(row.id)) stored.set(row.id, { ...(checked[i] as CheckedEvent), order: stored.size })
        })
        await store.events.add(project, rows)
      }
      const users = await store.users.recent(project, 100)
      const seen = users.map(({ key, event_count, first_seen, last_seen, properties, device_ids }) => ({
        key,
        event_count,
        first_seen,
        last_seen,
        properties: JSON.parse(properties),
        device_ids: JSON.parse(device_ids),
      }))
      expect(seen.sort(byKey)).toEqual(usersOf([...stored.values()]).sort(byKey))
      for (const { key } of users) {
        const groups = await store.groups.page(project, key, null, 100)
        const counted = groups.reduce((sum, group) => sum + group.shown, 0)
        expect(counted).toBe(seen.find((user) => user.key === key)?.event_count)
      }
    }),
    { seed: SEED, numRuns: 100 },
  )
})

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)

type Ordered = CheckedEvent & { readonly order: number }
const timeOf = (event: Ordered) => event.time as number
const inTime = (a: Ordered, b: Ordered) => timeOf(a) - timeOf(b) || a.order - b.order

/** The slow way: who is next to sign in on the device, else who was last, else the device. */
function ownerOf(event: Ordered, all: readonly Ordered[]): string {
  if (event.userId !== null) return `u:${event.userId}`
  const signIns = all
    .filter((other) => other.deviceId === event.deviceId && other.userId !== null)
    .sort(inTime)
  const next = signIns.find((signIn) => timeOf(signIn) >= timeOf(event)) ?? signIns.at(-1)
  return next ? `u:${next.userId}` : `d:${event.deviceId}`
}

function usersOf(all: readonly Ordered[]) {
  const keys = new Set(all.map((event) => ownerOf(event, all)))
  return [...keys].map((key) => {
    const own = all.filter((event) => ownerOf(event, all) === key).sort(inTime)
    const shown = own.filter((event) => event.type !== '$identify')
    // A group without a shown event stands for its hidden ones.
    const groups = new Map<string, Ordered[]>()
    for (const event of own) {
      const group =
        event.sessionId === null
          ? `e${event.order}`
          : `${event.deviceId ?? event.userId}/${event.sessionId}/${event.deviceId === null}`
      groups.set(group, [...(groups.get(group) ?? []), event])
    }
    const speaking = [...groups.values()].flatMap((group) => {
      const seen = group.filter((event) => event.type !== '$identify')
      return (seen.length > 0 ? seen : group).map(timeOf)
    })
    return {
      key,
      event_count: shown.length,
      first_seen: Math.min(...speaking),
      last_seen: Math.max(...speaking),
      properties: mergeUserProperties(own.map((event) => event.userProperties)),
      device_ids: [...new Set(own.flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId])))].sort(),
    }
  })
}

test('what is tracked before the sign-in belongs to who signs in, and what follows to who was last', async () => {
  const store = await openStore(await tempDir(), { mergeUserProperties })
  const send = (time: number, userId: string | null, insertId: string) =>
    store.events.add('demo', [
      toRow(
        {
          type: 'Tap',
          userId,
          deviceId: 'D1',
          sessionId: null,
          time: BASE + time,
          insertId,
          properties: {},
          userProperties: {},
          raw: {},
        },
        { project: 'demo', uploadTime: null, receivedTime: BASE + 1000 },
      ),
    ])
  const counts = async () =>
    Object.fromEntries((await store.users.recent('demo', 9)).map((user) => [user.key, user.event_count]))
  await send(1, null, 'a')
  await send(30, null, 'z')
  expect(await counts()).toEqual({ 'd:D1': 2 })
  await send(10, 'ann', 'b')
  expect(await counts()).toEqual({ 'u:ann': 3 })
  await send(20, 'bob', 'c')
  expect(await counts()).toEqual({ 'u:ann': 2, 'u:bob': 2 })
  // A late one, from before ann: it takes the first event from her.
  await send(5, 'cem', 'd')
  expect(await counts()).toEqual({ 'u:cem': 2, 'u:ann': 1, 'u:bob': 2 })
  await store.close()
})
