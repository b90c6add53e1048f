// The player as a person uses it, on the replay's page and in the panel.
import { expect, type Locator, type Page } from '@playwright/test'
import type { ExpectedColor } from '../support/opaqueCentres.ts'

export class PlayerPage {
  readonly page: Page
  readonly picture: Locator
  readonly timeline: Locator

  constructor(page: Page) {
    this.page = page
    this.picture = page.getByRole('img', { name: 'The recorded screen' })
    this.timeline = page.getByRole('slider', { name: 'Moment of the replay' })
  }

  /** The moment that the picture shows, ms; NaN before the first. */
  async shownAt(): Promise<number> {
    return Number((await this.picture.getAttribute('data-at')) ?? Number.NaN)
  }

  async waitForPicture(): Promise<void> {
    await expect(this.picture).toHaveAttribute('data-at', /^\d/)
    await expect(this.picture).toHaveAttribute('data-screen', /\d/)
  }

  async pause(): Promise<void> {
    const button = this.page.getByRole('button', { name: /^Pause/ })
    if (await button.isVisible()) await button.click()
    await expect(this.page.getByRole('button', { name: /^Play \(/ })).toBeVisible()
  }

  async play(): Promise<void> {
    await this.page.getByRole('button', { name: /^Play \(/ }).click()
  }

  /** Waits until the picture has come near a time. */
  async expectShown(at: number, within: number): Promise<number> {
    await expect
      .poll(async () => Math.abs((await this.shownAt()) - at), { message: `picture at ${at} ms` })
      .toBeLessThanOrEqual(within)
    return this.shownAt()
  }

  /** Clicks on the timeline at a part of its length, 0 … 1. */
  async clickTimeline(part: number): Promise<void> {
    const box = await this.timeline.boundingBox()
    if (!box) throw new Error('no timeline')
    await this.page.mouse.click(box.x + part * box.width, box.y + box.height * 0.3)
  }

  /** Whether the picture is veiled: it is not of this moment. */
  isVeiled(): Promise<boolean> {
    return this.picture.locator('canvas').last().evaluate(isPainted)
  }

  /** The card over the picture that says so. */
  notice(label: string): Locator {
    return this.page.getByRole('status').filter({ hasText: label })
  }

  /** The picture's own pixels at screen points, without touches and notices. `width` is the screen's, in points. */
  async colorsAt(points: readonly Pick<ExpectedColor, 'x' | 'y'>[], width: number): Promise<number[][]> {
    return this.picture.evaluate(readColors, { points: points.map(({ x, y }) => ({ x, y })), width })
  }
}

/** Runs in the page. */
function isPainted(element: HTMLElement | SVGElement): boolean {
  const canvas = element as HTMLCanvasElement
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  return pixels?.some((value) => value !== 0) ?? false
}

/** Runs in the page. */
function readColors(
  element: HTMLElement | SVGElement,
  wanted: { points: { x: number; y: number }[]; width: number },
): number[][] {
  const canvas = element.querySelector<HTMLCanvasElement>('canvas[data-layer="picture"]')
  const context = canvas?.getContext('2d')
  if (!canvas || !context) throw new Error('no canvas')
  const [left = 0, top = 0, shown = 0] = (element.dataset.screen ?? '').split(' ').map(Number)
  const ratio = canvas.width / canvas.clientWidth
  const scale = shown / wanted.width
  return wanted.points.map(({ x, y }) => [
    ...context.getImageData(
      Math.floor((left + x * scale) * ratio),
      Math.floor((top + y * scale) * ratio),
      1,
      1,
    ).data,
  ])
}
