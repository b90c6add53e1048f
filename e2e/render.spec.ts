// What the painter makes of every kind of view, in a real browser: colours at known places, whole pictures against golden ones, and what the
// timeline makes of the pointer.
import { expect, type Page, test } from '@playwright/test'
import type { Point, Rect } from '../src/format/types.ts'
import { differingTiles } from './render/golden.ts'
import type { Shown } from './render/page.ts'
import { type Served, servePage } from './render/serve.ts'

let served: Served
test.use({ deviceScaleFactor: 2, viewport: { width: 1000, height: 1060 } })
test.beforeAll(async () => {
  served = await servePage()
})
test.afterAll(() => served.close())
test.beforeEach(async ({ page }) => {
  await page.goto(served.url)
  await page.waitForFunction(() => window.page !== undefined)
})

const show = (page: Page, shown: Shown) => page.evaluate((what) => window.page.show(what), shown)
const picture = (page: Page) => page.evaluate(() => window.page.toDataURL(1))

/** The colour at a screen point as `#rrggbb`. */
async function colorAt(page: Page, point: Point): Promise<string> {
  const rgba = await page.evaluate((at) => window.page.pixelAt(at), point)
  return `#${rgba
    .slice(0, 3)
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}

/** The largest difference of a channel between two `#rrggbb`. */
function distance(a: string, b: string): number {
  const channels = (color: string) => [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16))
  const other = channels(b)
  return Math.max(...channels(a).map((value, i) => Math.abs(value - (other[i] ?? 0))))
}

const places: readonly (readonly [what: string, point: Point, color: string])[] = [
  ['a background', [35, 30], '#e11d48'],
  ['its first pixel', [10.3, 10.3], '#e11d48'],
  ['what is beside it', [9.5, 30], '#f9fafb'],
  ['a big rounded corner is cut off', [72, 12], '#f9fafb'],
  ['a small one is not', [118, 12], '#2563eb'],
  ['the start of an axial gradient', [131, 30], '#fa0005'],
  ['its end', [179, 30], '#0500fa'],
  ['the middle of a radial gradient', [215, 30], '#fddf46'],
  ['the lower half of a conic gradient', [270, 48], '#a755f7'],
  ['a border, inside the box', [306, 30], '#111827'],
  ['what the border surrounds', [324, 30], '#ffffff'],
  ['a fading group does not show what is covered in it', [35, 80], '#8ba2e9'],
  ['the part of it that covers nothing', [15, 80], '#eb9091'],
  ['a rounded clip cuts the corner of a child', [72, 62], '#f9fafb'],
  ['and keeps its middle', [95, 80], '#059669'],
  ['a scrolled child is above where it was', [155, 65], '#dc2626'],
  ['and what follows it has come up', [155, 90], '#7c3aed'],
  ['a rotated view covers its middle', [215, 80], '#ea580c'],
  ['and not the corner of its frame', [201, 66], '#f9fafb'],
  ['a view turned about its corner lies where that takes it', [260, 80], '#0891b2'],
  ['and no more where it was', [285, 70], '#f9fafb'],
  ['a hidden view is not drawn', [327, 55], '#f9fafb'],
  ['a dark material darkens', [324, 70], '#4f4a38'],
  ['what it does not cover stays', [324, 90], '#fde68a'],
  ['a picture that fills: its left half', [15, 199], '#1e40af'],
  ['its right half', [42, 199], '#facc15'],
  ['a picture that fits leaves bars', [71, 183], '#e5e7eb'],
  ['a picture that covers leaves none', [95, 182], '#1e40af'],
  ['a picture at the top left, unscaled', [180, 182], '#1e40af'],
  ['what it leaves free', [214, 215], '#e5e7eb'],
  ['a picture at the bottom right', [256, 216], '#facc15'],
  ['a template has its tint', [281, 199], '#db2777'],
  ['a switch that is on', [18, 287], '#34c759'],
  ['a switch that is off', [112, 287], '#e9e9eb'],
  ['the thumb of one that is on', [46, 287], '#ffffff'],
  ['a slider up to its value', [262, 287.5], '#007aff'],
  ['a selected segment', [180, 318], '#ffffff'],
  ['progress up to its value', [30, 360], '#007aff'],
  ['a button', [205, 404], '#007aff'],
  ['a pressed one is darker', [300, 404], '#0069db'],
  ['a dot of a secure field', [210.4, 504], '#3a3f4a'],
]

test('every kind of view has its colours where they belong', async ({ page }) => {
  await show(page, { name: 'allKinds' })
  const wrong: string[] = []
  for (const [what, point, color] of places) {
    const actual = await colorAt(page, point)
    if (distance(actual, color) > 5) wrong.push(`${what} at ${point}: ${actual}, not ${color}`)
  }
  expect(wrong).toEqual([])
})

const goldens: readonly (readonly [name: string, shown: Shown])[] = [
  ['all-kinds', { name: 'allKinds' }],
  ['settings', { name: 'settings' }],
  ['checkout-keyboard', { name: 'checkout', keyboard: [0, 540, 393, 312] }],
  ['alert', { name: 'alert' }],
]

for (const [name, shown] of goldens)
  test(`the picture "${name}" is the golden one`, async ({ page }) => {
    await show(page, shown)
    expect(await differingTiles(page, name, await picture(page))).toEqual([])
  })

test('the comparison notices an alert, and a single switch', async ({ page }) => {
  test.skip(process.env.UPDATE_GOLDENS === '1', 'the goldens are being made')
  await show(page, { name: 'checkout' })
  expect((await differingTiles(page, 'alert', await picture(page))).length).toBeGreaterThan(100)
  await show(page, { name: 'hotspotOff' })
  expect((await differingTiles(page, 'settings', await picture(page))).length).toBeGreaterThan(2)
})

test('a masked field shows the same picture whatever was typed into it', async ({ page }) => {
  await show(page, { name: 'allKinds' })
  const stripes = new Set<string>()
  for (let x = 30; x < 60; x++) stripes.add(await colorAt(page, [x, 554]))
  expect(stripes.size).toBeGreaterThan(1)
  for (const color of stripes) expect(distance(color, '#c0c4ce')).toBeLessThan(40)
})

test('no numbers and no strings stop the painter', async ({ page }) => {
  expect(await page.evaluate(() => window.page.paintWild(80, 60))).toEqual([])
  await show(page, { name: 'settings' })
  expect(await differingTiles(page, 'settings', await picture(page))).toEqual([])
})

test('the keyboard stands where its own view is while it slides, else where the phone said', async ({
  page,
}) => {
  const keyboard: Rect = [0, 517, 393, 335]
  const [free, edge, gap] = [[4, 600] as const, [4, 705] as const, [4, 522] as const]
  await show(page, { name: 'settings' })
  const below = await colorAt(page, [...free])
  await show(page, { name: 'settings', keyboard })
  expect(await colorAt(page, [...gap])).toBe('#d1d4db')
  await show(page, { name: 'keyboardSliding', keyboard })
  expect(await colorAt(page, [...edge])).toBe('#d1d4db')
  expect(await colorAt(page, [...free])).toBe(below)
})

test('touches and the veil lie over the picture and leave it alone', async ({ page }) => {
  await show(page, { name: 'settings' })
  const before = await picture(page)
  const screenshot = await page.locator('#stage').screenshot()
  const finger = {
    finger: 0,
    since: 0 as never,
    liftedFor: null,
    cancelled: false,
    target: null,
    gesture: 'tap' as const,
    verdict: null,
  }
  await show(page, {
    name: 'settings',
    touches: [{ ...finger, points: [{ x: 196, y: 700, age: 0 }] }],
    notice: { veil: true },
  })
  expect(await picture(page)).toBe(before)
  expect(await colorAt(page, [196, 700])).toBe('#f2f2f7')
  expect((await page.locator('#stage').screenshot()).equals(screenshot)).toBe(false)
  await show(page, { name: 'settings' })
  expect((await page.locator('#stage').screenshot()).equals(screenshot)).toBe(true)
})

test('the screen keeps its proportions in any container, also lying on its side', async ({ page }) => {
  for (const [size, container] of [
    [
      [393, 852],
      [300, 800],
    ],
    [
      [852, 393],
      [900, 500],
    ],
    [
      [852, 393],
      [320, 700],
    ],
  ] as [Point, Point][]) {
    await show(page, { name: 'settings', size })
    await page.evaluate((to) => window.page.resize(to), container)
    const [x, y, width, height] = await page.evaluate(() => window.page.screenRect())
    expect(Math.abs(width / height - size[0] / size[1])).toBeLessThan(0.02)
    expect(x).toBeGreaterThan(0)
    expect(y).toBeGreaterThan(0)
    expect(x + width).toBeLessThan(container[0])
    expect(y + height).toBeLessThan(container[1])
  }
})

test('a point of the container picks the view below it', async ({ page }) => {
  await show(page, { name: 'settings' })
  const [x, y, width] = await page.evaluate(() => window.page.screenRect())
  const at = (px: number, py: number): Point => [x + (px * width) / 393, y + (py * width) / 393]
  const picked = await page.evaluate((point) => window.page.pick(point), at(320, 190))
  expect(picked?.path.at(-1)?.kind).toBe('switch')
  expect(picked?.path[0]?.kind).toBe('screen')
  expect(await page.evaluate((point) => window.page.pick(point), [x - 5, y] as Point)).toBeNull()
})

test('the timeline tells scrubs, hovers and markers', async ({ page }) => {
  await page.evaluate(() =>
    window.page.setTimeline({
      duration: 100_000,
      activity: { bucketMs: 1000, counts: Array.from({ length: 100 }, (_, i) => i % 7) },
      marks: [{ at: 0 as never, kind: 'screen', name: 'Cart', reason: null }],
      spans: [{ from: 40_000, to: 60_000, kind: 'idle' }],
      markers: [{ id: 'pay', at: 20_000, label: 'Pay Tapped', tone: 'event' }],
      loaded: [],
    }),
  )
  const box = await page.locator('#timeline').boundingBox()
  if (!box) throw new Error('There is no timeline')
  const x = (at: number) => box.x + 7 + (at / 100_000) * (box.width - 14)
  const told = () => page.evaluate(() => window.page.told.splice(0))
  await page.mouse.move(x(50_000), box.y + 40)
  const [, hover] = (await told()).at(-1) ?? []
  expect(hover).toMatchObject({ screen: 'Cart', span: { kind: 'idle' }, markers: [] })
  expect((hover as { at: number }).at).toBeCloseTo(50_000, -3)
  await page.mouse.down()
  await page.mouse.move(x(70_000), box.y + 300, { steps: 3 })
  await page.mouse.up()
  const scrubbed = (await told()).filter(([name]) => name !== 'hover')
  expect(scrubbed.map(([name]) => name)).toEqual(['scrub', 'scrub', 'scrub', 'scrub', 'scrubEnd'])
  expect(scrubbed.at(-1)?.[1]).toBeCloseTo(70_000, -3)
  await page.mouse.click(x(20_000) + 3, box.y + 8)
  expect((await told()).filter(([name]) => name !== 'hover')).toEqual([['marker', 'pay']])
})
