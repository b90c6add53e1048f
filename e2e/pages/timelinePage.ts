// The timeline of a replay as a person uses it: by pointer, wheel, fingers and keys. Places are told as times.
import { type CDPSession, expect, type Locator, type Page } from '@playwright/test'

/** What lies at both ends of the canvas. */
const INSET = 7

export interface View {
  readonly from: number
  readonly to: number
}

export class TimelinePage {
  readonly page: Page
  readonly slider: Locator
  readonly tip: Locator
  readonly thumbnail: Locator

  constructor(page: Page) {
    this.page = page
    this.slider = page.getByRole('slider', { name: 'Moment of the replay' })
    this.tip = page.getByTestId('timeline-tip')
    this.thumbnail = this.tip.locator('[data-kind]')
  }

  tool(name: RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  /** The part of the time that is shown, ms. */
  async view(): Promise<View> {
    const [from = Number.NaN, to = Number.NaN] = ((await this.slider.getAttribute('data-view')) ?? '')
      .split(' ')
      .map(Number)
    return { from, to }
  }

  async length(): Promise<number> {
    const { from, to } = await this.view()
    return to - from
  }

  /** Where a time stands on the page, at a part of the height: 0.35 is the histogram, 0.8 the bands of screens. */
  async placeOf(at: number, height = 0.35): Promise<{ x: number; y: number }> {
    const box = await this.slider.boundingBox()
    if (!box) throw new Error('no timeline')
    const { from, to } = await this.view()
    const part = (at - from) / (to - from)
    // Pointers come as whole pixels.
    const x = Math.round(box.x + INSET + part * (box.width - 2 * INSET))
    return { x, y: Math.round(box.y + height * box.height) }
  }

  /** The time at a place on the page. */
  async timeAt(x: number): Promise<number> {
    const box = await this.slider.boundingBox()
    if (!box) throw new Error('no timeline')
    const { from, to } = await this.view()
    return from + ((x - box.x - INSET) / (box.width - 2 * INSET)) * (to - from)
  }

  async hover(at: number, height?: number): Promise<{ x: number; y: number }> {
    const place = await this.placeOf(at, height)
    await this.page.mouse.move(place.x, place.y)
    return place
  }

  /** From one time to another, as they stand when it begins; the button stays down. */
  async press(from: number, to: number, height?: number): Promise<void> {
    const [start, end] = [await this.placeOf(from, height), await this.placeOf(to, height)]
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x, end.y, { steps: 5 })
  }

  async drag(from: number, to: number, height?: number): Promise<void> {
    await this.press(from, to, height)
    await this.page.mouse.up()
  }

  /** By the wheel, at a time; waits until another part is shown. */
  async zoomInAt(at: number, notches = 3): Promise<void> {
    await this.hover(at)
    const before = await this.length()
    for (let i = 0; i < notches; i++) await this.page.mouse.wheel(0, -100)
    await expect.poll(() => this.length()).toBeLessThan(before)
  }

  /** Waits until the thumbnail is of a moment; answers which. */
  async expectThumbnail(at: number, within: number): Promise<number> {
    await expect(this.thumbnail).toHaveAttribute('data-kind', 'shown')
    await expect
      .poll(async () => Math.abs(Number(await this.thumbnail.getAttribute('data-at')) - at))
      .toBeLessThanOrEqual(within)
    return Number(await this.thumbnail.getAttribute('data-at'))
  }

  /** Colours of the thumbnail at points of the recorded screen; `width` is the screen's. */
  thumbnailColors(points: readonly { x: number; y: number }[], width: number): Promise<number[][]> {
    return this.thumbnail.locator('canvas').evaluate(
      (element, wanted) => {
        const canvas = element as HTMLCanvasElement
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        const scale = canvas.width / wanted.width
        return wanted.points.map(({ x, y }) => [
          ...context.getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1).data,
        ])
      },
      { points: points.map(({ x, y }) => ({ x, y })), width },
    )
  }

  /** The parts of the time that are shown from now on. */
  async followViews(): Promise<() => Promise<string[]>> {
    const views = await this.slider.evaluateHandle((slider) => {
      const seen: string[] = []
      const attributeFilter = ['data-view']
      new MutationObserver(() => seen.push(slider.dataset.view ?? '')).observe(slider, { attributeFilter })
      return seen
    })
    return () => views.jsonValue()
  }

  /** Counts from now on how often the part that must stand still is painted. */
  async countStillPaints(): Promise<() => Promise<number>> {
    await this.slider.evaluate((slider) => {
      const context = slider.querySelector<HTMLCanvasElement>('canvas[data-layer="still"]')?.getContext('2d')
      if (!context) throw new Error('no canvas')
      const clear = context.clearRect.bind(context)
      slider.dataset.paints = '0'
      context.clearRect = (...rect) => {
        slider.dataset.paints = String(Number(slider.dataset.paints) + 1)
        clear(...rect)
      }
    })
    return async () => Number(await this.slider.getAttribute('data-paints'))
  }
}

/** Fingers, which Playwright itself has only one of. */
export class Fingers {
  private readonly session: CDPSession

  constructor(session: CDPSession) {
    this.session = session
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page))
  }

  async down(...places: { x: number; y: number }[]): Promise<void> {
    await this.send('touchStart', places)
  }

  async move(...places: { x: number; y: number }[]): Promise<void> {
    await this.send('touchMove', places)
  }

  async up(): Promise<void> {
    await this.send('touchEnd', [])
  }

  private async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    places: readonly { x: number; y: number }[],
  ): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(({ x, y }, id) => ({ x, y, id })),
    })
  }
}
