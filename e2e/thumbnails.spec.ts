// Thumbnails of other moments: painted from what is recorded, for whatever the pointer or a finger asks. And the timeline by fingers.
import { expect, test } from '@playwright/test'
import { clockText } from '../src/lib/time.ts'
import { Fingers } from './pages/timelinePage.ts'
import { serveCommittedReplay } from './support/committedReplay.ts'
import { holdChunks } from './support/holdChunks.ts'
import { opaqueCentres } from './support/opaqueCentres.ts'
import { stateAt } from './support/storedReplay.ts'

const replay = serveCommittedReplay()

test.describe('thumbnails', () => {
  test('each is what the recording says of its moment; the playhead stays', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    let compared = 0
    for (const part of [0.3, 0.75, 0.1, 0.45, 0.9]) {
      await timeline.hover(part * replay.stored.duration)
      const at = await timeline.expectThumbnail(part * replay.stored.duration, 1_000)
      await expect(timeline.tip).toContainText(clockText(at))
      const { tree, keyboard } = stateAt(replay.stored, at)
      // On a thumbnail a view is a few pixels: those whose middle is far from its edges.
      const expected = opaqueCentres(tree).filter(({ y }) => !keyboard || y < keyboard[1] - 2)
      const seen = await timeline.thumbnailColors(expected, tree.frame[2])
      const wrong = expected.filter(({ color }, i) =>
        color.some((value, channel) => Math.abs(value - (seen[i]?.[channel] ?? -999)) > 24),
      )
      expect(wrong.length, `of ${expected.length} colours at ${at} ms`).toBeLessThanOrEqual(
        expected.length / 5,
      )
      compared += expected.length
    }
    console.log(`${compared} colours compared`)
    expect(compared).toBeGreaterThan(10)
    await player.expectShown(10_000, 0)
  })

  test('it names the screen, and what was tracked below the pointer', async ({ page }) => {
    const { timeline } = await replay.open(page, 10_000)
    await timeline.hover(replay.stored.duration * 0.75)
    await timeline.expectThumbnail(replay.stored.duration * 0.75, 1_000)
    await expect(timeline.tip).toContainText('Checkout')
    const failed = replay.stored.events.find(({ name }) => /Failed/.test(name))
    if (!failed) throw new Error('nothing failed in this session')
    await timeline.hover(failed.clientTime - replay.stored.startedAt, 0.08)
    await expect(timeline.tip).toContainText(failed.name)
  })

  test('what is not loaded yet has a place, the newest wish wins, and one painted before is there at once', async ({
    page,
  }) => {
    const { timeline } = await replay.open(page, 10_000)
    const release = await holdChunks(page)
    await timeline.hover(replay.stored.duration * 0.8)
    await expect(timeline.thumbnail).toHaveAttribute('data-kind', 'waiting')
    await timeline.hover(replay.stored.duration * 0.6)
    await expect(timeline.thumbnail).toHaveAttribute('data-kind', 'waiting')
    await release()
    await timeline.expectThumbnail(replay.stored.duration * 0.6, 1_000)
    await timeline.hover(replay.stored.duration * 0.8)
    await timeline.expectThumbnail(replay.stored.duration * 0.8, 1_000)
    await holdChunks(page)
    await timeline.hover(replay.stored.duration * 0.6)
    await timeline.expectThumbnail(replay.stored.duration * 0.6, 1_000)
    await page.mouse.move(5, 5)
    await expect(timeline.tip).toHaveCount(0)
  })

  test('one that cannot be had says so', async ({ page }) => {
    const { timeline } = await replay.open(page, 10_000)
    await page.route('**/chunks/*', (route) => route.fulfill({ status: 404, body: '{}' }))
    await timeline.hover(replay.stored.duration * 0.8)
    await expect(timeline.tip).toContainText('Not loaded')
  })

  test('while a mouse drags, the label is the time of the picture', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await timeline.press(10_000, 14_000)
    const at = await player.expectShown(14_000, 600)
    await expect(timeline.tip).toHaveText(clockText(at))
    await holdChunks(page)
    const far = await timeline.placeOf(replay.stored.duration * 0.9)
    await page.mouse.move(far.x, far.y)
    await expect(timeline.tip).toHaveText(clockText(at))
    await page.mouse.up()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a finger scrubs and sees a thumbnail; two pinch and move the view', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await timeline.slider.scrollIntoViewIfNeeded()
    const fingers = await Fingers.on(page)
    await fingers.down(await timeline.placeOf(40_000))
    for (const at of [60_000, 90_000, 120_000]) await fingers.move(await timeline.placeOf(at))
    await player.expectShown(120_000, 1_500)
    await timeline.expectThumbnail(120_000, 1_500)
    await fingers.up()
    await expect(timeline.tip).toHaveCount(0)

    const [left, right] = [await timeline.placeOf(90_000), await timeline.placeOf(130_000)]
    const [first, second] = [await timeline.timeAt(left.x), await timeline.timeAt(right.x)]
    await fingers.down(left, right)
    await fingers.move({ ...left, x: left.x - 30 }, { ...right, x: right.x + 50 })
    await expect.poll(() => timeline.length()).toBeLessThan(replay.stored.duration * 0.6)
    expect(await timeline.timeAt(left.x - 30)).toBeCloseTo(first, 0)
    expect(await timeline.timeAt(right.x + 50)).toBeCloseTo(second, 0)
    await fingers.up()
    await player.expectShown(120_000, 1_500)
  })

  test('nothing sticks out, and a finger that goes up scrolls the page', async ({ page }) => {
    const { player, timeline } = await replay.open(page, 10_000)
    await timeline.slider.scrollIntoViewIfNeeded()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const fingers = await Fingers.on(page)
    const start = await timeline.placeOf(100_000)
    await fingers.down(start)
    for (let y = 0; y >= -200; y -= 40) await fingers.move({ ...start, y: start.y + y })
    await fingers.up()
    await player.expectShown(10_000, 0)
  })
})
