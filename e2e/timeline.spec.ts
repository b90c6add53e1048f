// The timeline by mouse and keys: zoom and pan, scrubbing, a range that plays again and again; and what is said of a moment only once the picture is there.
import { expect, type Page, test } from '@playwright/test'
import { clockText } from '../src/lib/time.ts'
import type { TimelinePage } from './pages/timelinePage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'
import { holdChunks } from './support/holdChunks.ts'

const replay = serveCommittedReplay()

test.describe('zoom and pan', () => {
  test('the wheel zooms around the pointer, out to the whole and not further', async ({ page }) => {
    const { timeline } = await replay.open(page, 10_000)
    expect(await timeline.view()).toEqual({ from: 0, to: replay.stored.duration })
    const { x } = await timeline.hover(90_000)
    const at = await timeline.timeAt(x)
    await timeline.zoomInAt(at)
    expect(await timeline.timeAt(x)).toBeCloseTo(at, 0)
    await timeline.zoomInAt(at, 6)
    expect(await timeline.timeAt(x)).toBeCloseTo(at, 0)
    await page.mouse.wheel(0, 5_000)
    await expect.poll(() => timeline.view()).toEqual({ from: 0, to: replay.stored.duration })
    await expect(timeline.tool(/^Zoom out/)).toHaveAttribute('aria-disabled', 'true')
  })

  test('across the wheel pans; so do the bands of screens and the mark on the overview', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await timeline.zoomInAt(110_000, 6)
    const length = await timeline.length()
    const start = (await timeline.view()).from

    await page.mouse.wheel(-60, 0)
    await expect.poll(async () => (await timeline.view()).from).toBeLessThan(start)
    expect(await timeline.length()).toBeCloseTo(length, 3)

    const held = (await timeline.view()).from + length / 2
    await timeline.press(held, held + length / 4, 0.8)
    // What was taken hold of is under the pointer.
    await expect.poll(async () => (await timeline.view()).from + (length * 3) / 4).toBeCloseTo(held, -2)
    await page.mouse.up()

    const before = (await timeline.view()).from
    const middle = before + length / 2
    const onOverview = (at: number) => placeOnOverview(timeline, at / replay.stored.duration)
    await page.mouse.move(...(await onOverview(middle)))
    await page.mouse.down()
    await page.mouse.move(...(await onOverview(middle + 20_000)), { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => (await timeline.view()).from - before).toBeCloseTo(20_000, -3)
    await player.expectShown(10_000, 0)
  })

  test('keys zoom around the playhead, pan, and show all again', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 100_000)
    await timeline.slider.focus()
    const { x } = await timeline.placeOf(100_000)
    await page.keyboard.press('+')
    await expect.poll(() => timeline.length()).toBeCloseTo(replay.stored.duration / 2, 3)
    expect((await timeline.placeOf(100_000)).x).toBe(x)
    await page.keyboard.press('=')
    await expect.poll(() => timeline.length()).toBeCloseTo(replay.stored.duration / 4, 3)
    await page.keyboard.press('-')
    await expect.poll(() => timeline.length()).toBeCloseTo(replay.stored.duration / 2, 3)
    const before = await timeline.view()
    await page.keyboard.press('Shift+PageUp')
    await expect
      .poll(async () => (await timeline.view()).from)
      .toBeCloseTo(Math.min(before.from + replay.stored.duration / 4, replay.stored.duration / 2), 3)
    await page.keyboard.press('Shift+PageDown')
    await page.keyboard.press('Escape')
    await expect.poll(() => timeline.view()).toEqual({ from: 0, to: replay.stored.duration })
    await player.expectShown(100_000, 0)
  })

  test('the tools do the same, say when there is no more, and keep the focus then', async ({ page }) => {
    const { timeline } = await replay.open(page, 100_000)
    const nearer = timeline.tool(/^Zoom in/)
    await nearer.focus()
    for (let i = 0; i < 9; i++) await page.keyboard.press('Enter')
    await expect(nearer).toHaveAttribute('aria-disabled', 'true')
    await expect(nearer).toBeFocused()
    await timeline.tool(/^Show the whole replay/).click()
    await expect.poll(() => timeline.view()).toEqual({ from: 0, to: replay.stored.duration })
  })

  test('what a press leads to is glided to; who wants less motion is there at once', async ({ page }) => {
    const { timeline } = await replay.open(page, 100_000)
    for (const [reducedMotion, least, most] of [
      ['no-preference', 3, 60],
      ['reduce', 1, 1],
    ] as const) {
      await page.emulateMedia({ reducedMotion })
      const views = await timeline.followViews()
      await timeline.tool(/^Zoom in/).click()
      await expect.poll(() => timeline.length()).toBeCloseTo(replay.stored.duration / 2, 3)
      const steps = (await views()).length
      expect(steps).toBeGreaterThanOrEqual(least)
      expect(steps).toBeLessThanOrEqual(most)
      await timeline.tool(/^Show the whole replay/).click()
      await expect.poll(() => timeline.view()).toEqual({ from: 0, to: replay.stored.duration })
    }
  })

  test('a jump out of what is shown is shown, and playing over the edge turns the page', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 20_000)
    await timeline.zoomInAt(20_000, 9)
    await page.keyboard.press('7')
    await player.expectShown(replay.stored.duration * 0.7, 1)
    await expect.poll(async () => shows(timeline, replay.stored.duration * 0.7)).toBe(true)
    const { to } = await timeline.view()
    await page.getByLabel('Speed').selectOption('16')
    await player.play()
    await expect
      .poll(async () => (await timeline.view()).to, { message: 'the next page' })
      .toBeGreaterThan(to)
    await player.pause()
    expect(await shows(timeline, await player.shownAt())).toBe(true)
  })
})

async function shows(timeline: TimelinePage, at: number): Promise<boolean> {
  const { from, to } = await timeline.view()
  return from <= at && at <= to
}

async function placeOnOverview(timeline: TimelinePage, part: number): Promise<[x: number, y: number]> {
  const box = await timeline.slider.boundingBox()
  if (!box) throw new Error('no timeline')
  return [box.x + 7 + part * (box.width - 14), box.y + box.height - 3]
}

test.describe('scrubbing', () => {
  test('in a zoomed timeline a drag moves the picture; held beyond the edge it goes on', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 60_000)
    await timeline.zoomInAt(60_000, 8)
    const { from, to } = await timeline.view()
    const wide = to - from
    await timeline.press(from + wide * 0.2, from + wide * 0.6)
    await player.expectShown(from + wide * 0.6, wide * 0.02)
    const end = await timeline.placeOf(to)
    await page.mouse.move(end.x + 60, end.y)
    await expect.poll(() => player.shownAt(), 'it goes on by itself').toBeGreaterThan(to + wide)
    await page.mouse.up()
    const { to: stopped } = await timeline.view()
    await player.expectShown(stopped, wide * 0.05)
    expect((await timeline.view()).to).toBe(stopped)
  })

  test('the slider says a moment only once the picture is there', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    const release = await holdChunks(page)
    await timeline.slider.focus()
    await page.keyboard.press('9')
    await expect(timeline.slider).toHaveAttribute('aria-valuetext', /^0:10/)
    await expect(player.picture).toHaveAttribute('data-at', '10000')
    await release()
    await player.expectShown(replay.stored.duration * 0.9, 1)
    await expect(timeline.slider).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`^${clockText(replay.stored.duration * 0.9)}`),
    )
  })

  test('playing leaves the still part alone; zooming paints it', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    const paints = await timeline.countStillPaints()
    const asked = await chunksAsked(page)
    await player.play()
    await expect.poll(() => player.shownAt()).toBeGreaterThan(13_000)
    // What is loaded is drawn there too; but for that, some hundred frames have painted nothing of it.
    expect(await paints()).toBeLessThanOrEqual((await chunksAsked(page)) - asked + 3)
    await player.pause()
    const before = await paints()
    await timeline.zoomInAt(60_000)
    expect(await paints()).toBeGreaterThan(before)
  })
})

/** How many chunks were asked for so far. */
function chunksAsked(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/chunks/')).length,
  )
}

test.describe('loop', () => {
  test('shift and a drag choose a range, which plays again and again until Escape', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await page.keyboard.down('Shift')
    await timeline.press(70_000, 85_000)
    // The picture shows the end that is being chosen.
    const end = await player.expectShown(85_000, 600)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    const start = await player.expectShown(70_000, 600)
    await expect(timeline.tool(/^Stop looping 1:(09|10) – 1:2[45]/)).toHaveAttribute('aria-pressed', 'true')

    const moments = await followPicture(page)
    await page.getByLabel('Speed').selectOption('16')
    await player.play()
    await expect.poll(async () => turnsBack(await moments()), 'rounds').toBeGreaterThan(1)
    await player.pause()
    const seen = await moments()
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(Math.floor(start))
    expect(Math.max(...seen)).toBeLessThanOrEqual(end)

    await timeline.slider.focus()
    await page.keyboard.press('Escape')
    await expect(timeline.tool(/^Loop a range/)).toHaveAttribute('aria-pressed', 'false')
  })

  test('its ends are dragged, and a seek leaves it', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await page.keyboard.down('Shift')
    await timeline.drag(70_000, 85_000)
    await page.keyboard.up('Shift')
    await expect(timeline.tool(/^Stop looping/)).toBeVisible()
    await timeline.drag(85_000, 120_000)
    await expect(timeline.tool(/^Stop looping 1:(09|10) – 1:59|^Stop looping 1:(09|10) – 2:00/)).toBeVisible()
    await page.keyboard.press('9')
    await player.expectShown(replay.stored.duration * 0.9, 1)
    await expect(timeline.tool(/^Stop looping/)).toBeVisible()
  })

  test('by key alone: L where it begins, L where it ends, L and it is over', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 60_000)
    await timeline.slider.focus()
    await page.keyboard.press('l')
    await expect(page.getByRole('status').filter({ hasText: 'Loop starts at 1:00' })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await player.expectShown(70_000, 0)
    await page.keyboard.press('l')
    await expect(page.getByRole('status').filter({ hasText: 'Looping 1:00 – 1:10' })).toHaveCount(1)
    await player.expectShown(60_000, 0)
    await page.keyboard.press('l')
    await expect(timeline.tool(/^Loop a range/)).toBeVisible()
    await page.keyboard.press('l')
    await page.keyboard.press('Escape')
    await expect(timeline.tool(/^Loop a range/)).toBeVisible()
  })

  test('after a press of its button a mere drag chooses, and a mere press only goes there', async ({
    page,
  }) => {
    const { player, timeline } = await replay.open(page, 60_000)
    await timeline.tool(/^Loop a range/).click()
    await timeline.drag(100_000, 100_000)
    await player.expectShown(100_000, 600)
    await expect(timeline.tool(/^Loop from 1:00 to here/)).toBeVisible()
    await timeline.drag(150_000, 130_000)
    await expect(timeline.tool(/^Stop looping 2:(09|10) – 2:(29|30)/)).toBeVisible()
  })
})

/** The moments that the picture shows from now on. */
async function followPicture(page: Page): Promise<() => Promise<number[]>> {
  const moments = await page.getByRole('img', { name: 'The recorded screen' }).evaluateHandle((picture) => {
    const seen: number[] = []
    new MutationObserver(() => seen.push(Number((picture as HTMLElement).dataset.at))).observe(picture, {
      attributeFilter: ['data-at'],
    })
    return seen
  })
  return () => moments.jsonValue()
}

const turnsBack = (moments: readonly number[]) =>
  moments.filter((moment, i) => moment < (moments[i - 1] ?? 0)).length
