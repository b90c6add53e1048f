// People of the demo who were tracked and not recorded, so that the lookup has someone to find. The same ones for the
// same `until`: events carry insert ids, so sending them twice adds nothing.
import { type Chance, chanceOf } from './random.ts'

/** An event as it goes to the analytics client. */
export interface DemoEvent {
  readonly event_type: string
  readonly insert_id: string
  readonly time: number
  readonly device_id: string
  readonly user_id?: string
  /** −1: outside of any session. */
  readonly session_id: number
  readonly event_properties?: Record<string, unknown>
  readonly user_properties?: Record<string, unknown>
  readonly [field: string]: unknown
}

interface Person {
  /** Null: never signed in. */
  readonly userId: string | null
  readonly properties: Record<string, unknown>
  readonly country: string
  readonly language: string
  readonly sessions: number
}

const SEED = 20_261_121
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const someone = (
  userId: string | null,
  name: string | null,
  plan: string,
  country: string,
  language: string,
  sessions: number,
): Person => ({
  userId,
  properties: { ...(name === null ? {} : { name }), plan, country, loyalty_points: 40 * sessions },
  country,
  language,
  sessions,
})

const PEOPLE: readonly Person[] = [
  someone('amara.okafor@example.com', 'Amara Okafor', 'pro', 'Nigeria', 'English', 4),
  someone('benedikt.kraus@example.com', 'Benedikt Kraus', 'free', 'Germany', 'German', 2),
  someone('chiara.lombardi@example.com', 'Chiara Lombardi', 'pro', 'Italy', 'Italian', 3),
  someone('daniel.nguyen@example.com', 'Daniel Nguyen', 'team', 'Vietnam', 'Vietnamese', 5),
  someone('elif.yildiz@example.com', 'Elif Yıldız', 'free', 'Turkey', 'Turkish', 1),
  someone('freja.holm@example.com', 'Freja Holm', 'team', 'Denmark', 'Danish', 3),
  someone('gabriel.souza@example.com', 'Gabriel Souza', 'free', 'Brazil', 'Portuguese', 2),
  someone('hana.suzuki@example.com', 'Hana Suzuki', 'pro', 'Japan', 'Japanese', 4),
  someone('ines.moreau@example.com', 'Inès Moreau', 'pro', 'France', 'French', 2),
  someone('jack.whitfield@example.com', 'Jack Whitfield', 'free', 'United Kingdom', 'English', 3),
  someone('kavya.raman@example.com', 'Kavya Raman', 'team', 'India', 'English', 4),
  someone('lukas.novak@example.com', 'Lukáš Novák', 'free', 'Czechia', 'Czech', 1),
  someone(null, null, 'none', 'Spain', 'Spanish', 1),
  someone(null, null, 'none', 'Canada', 'English', 2),
]

const PHONES = ['iPhone 13', 'iPhone 14 Pro', 'iPhone 15', 'iPhone 15 Pro Max', 'iPad Air']
const SYSTEMS = ['16.7', '17.4', '17.5', '18.1']
const VERSIONS = ['2.2.0', '2.3.0', '2.3.1']
const GOODS = ['Linen Shirt', 'Trail Shoes', 'Rain Jacket', 'Wool Socks', 'Canvas Bag', 'Sun Hat']

/** Events of all of them over the two weeks before `until` (epoch ms), in order per person. */
export function demoPeople(until: number): DemoEvent[] {
  const chance = chanceOf(SEED)
  return PEOPLE.flatMap((person, index) => eventsOf(person, index, until, chance))
}

/** What one event says beside who and where. */
interface Told {
  readonly event_type: string
  readonly time: number
  readonly session_id: number
  readonly event_properties?: Record<string, unknown>
  readonly user_properties?: Record<string, unknown>
}

function eventsOf(person: Person, index: number, until: number, chance: Chance): DemoEvent[] {
  const device = uuidOf(chance)
  const common = {
    device_id: device,
    ...(person.userId === null ? {} : { user_id: person.userId }),
    platform: 'iOS',
    os_name: 'ios',
    os_version: chance.pick(SYSTEMS),
    device_manufacturer: 'Apple',
    device_model: chance.pick(PHONES),
    app_version: chance.pick(VERSIONS),
    country: person.country,
    language: person.language,
  }
  const told: Told[] = []
  let start = until - 14 * DAY + chance.whole(0, 3 * DAY)
  for (let session = 0; session < person.sessions; session += 1) {
    told.push(...sessionOf(person, start, session === 0, chance))
    start += chance.whole(DAY / 2, 2 * DAY)
  }
  return told.map((event, place) => ({ ...common, insert_id: `demo-${index}-${place}`, ...event }))
}

function sessionOf(person: Person, start: number, isFirst: boolean, chance: Chance): Told[] {
  let time = start
  const tell = (event_type: string, more: Partial<Told> = {}): Told => {
    const event = { event_type, time, session_id: start, ...more }
    time += chance.whole(900, 22_000)
    return event
  }
  const told = [tell('session_start')]
  if (isFirst)
    told.push(
      tell('$identify', {
        user_properties: { $set: person.properties, $setOnce: { first_app_version: '2.2.0' } },
      }),
    )
  for (let step = chance.whole(3, 9); step > 0; step -= 1) told.push(tell(...stepOf(chance)))
  if (chance.next() < 0.4) {
    told.push(tell('Checkout Started', { event_properties: { items: chance.whole(1, 4) } }))
    const total = chance.whole(1900, 18_900) / 100
    const paid = chance.next() < 0.75
    const reason = paid ? {} : { reason: 'card declined' }
    told.push(
      tell(paid ? 'Order Completed' : 'Checkout Failed', {
        event_properties: { total, currency: 'EUR', ...reason },
      }),
    )
  }
  told.push(tell('session_end'))
  if (chance.next() < 0.3) {
    time += chance.whole(30, 300) * MINUTE
    told.push(tell('Push Received', { session_id: -1, event_properties: { campaign: 'back-in-stock' } }))
  }
  return told
}

function stepOf(chance: Chance): [string, Partial<Told>] {
  const product = chance.pick(GOODS)
  const price = chance.whole(900, 14_900) / 100
  return chance.pick<[string, Partial<Told>]>([
    [
      'Screen Viewed',
      { event_properties: { screen: chance.pick(['Home', 'Catalogue', 'Cart', 'Profile']) } },
    ],
    ['Product Viewed', { event_properties: { product, price } }],
    ['Item Added', { event_properties: { product, price, quantity: chance.whole(1, 2) } }],
    [
      'Search Performed',
      { event_properties: { query: product.toLowerCase(), results: chance.whole(0, 40) } },
    ],
  ])
}

function uuidOf(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.whole(0, 15).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5').toUpperCase()
}
