// The picture in its device frame: one Konva stage of four layers, each with a single shape that paints by hand: the frame, the picture, the
// touches, the veil. Konva is told to listen to nothing. A layer is painted again only when its part of the frame is another object than before.
import Konva from 'konva/lib/Core.js'
import type { Point, Size } from '../format/types.ts'
import { hitTest } from '../replay/geometry.ts'
import { makeCanvas } from './canvas.ts'
import { SPOKE_MS } from './controls/bars.ts'
import { forgetWidths } from './fonts.ts'
import { paintDevice, paintScreen } from './paintDevice.ts'
import { addPaintLayer, type PaintLayer } from './paintLayer.ts'
import { paintTouches } from './paintTouches.ts'
import { type Painted, paintTree, type Scene } from './paintTree.ts'
import { paintVeil } from './paintVeil.ts'
import { layOutStage, type StageLayout, toScreen } from './stageLayout.ts'
import { turnBetween, turnDevice } from './turnDevice.ts'
import type { Picked, RenderTheme, ReplayFrame, ReplayStage, ReplayStageOptions } from './types.ts'

const noViewport: ReplayFrame['viewport'] = {
  size: [393, 852],
  orientation: 'portrait',
  safeArea: [59, 0, 34, 0],
}

export function createReplayStage(container: HTMLDivElement, options: ReplayStageOptions): ReplayStage {
  return new KonvaReplayStage(container, options)
}

class KonvaReplayStage implements ReplayStage {
  private readonly stage: Konva.Stage
  private readonly device: PaintLayer
  private readonly picture: PaintLayer
  private readonly touches: PaintLayer
  private readonly veil: PaintLayer
  private readonly imageFor: ReplayStageOptions['imageFor']
  private theme: RenderTheme
  private size: Size
  private pixelRatio = window.devicePixelRatio || 1
  private frame: ReplayFrame | null = null
  private painted: Painted = { views: 0, animates: false, waits: false }

  constructor(container: HTMLDivElement, { theme, imageFor }: ReplayStageOptions) {
    this.theme = theme
    this.imageFor = imageFor
    this.size = [Math.max(1, container.clientWidth), Math.max(1, container.clientHeight)]
    this.stage = new Konva.Stage({ container, width: this.size[0], height: this.size[1], listening: false })
    this.device = addPaintLayer(this.stage, (ctx) => {
      paintDevice(ctx, this.layout(), this.pixelRatio, this.theme)
      return true
    })
    this.picture = addPaintLayer(this.stage, (ctx) => this.paintPicture(ctx))
    this.touches = addPaintLayer(this.stage, (ctx) => this.paintTouches(ctx))
    this.veil = addPaintLayer(this.stage, (ctx) => this.paintVeil(ctx))
    // By this name the picture alone is found from outside, to be read or saved.
    this.picture.element().dataset.layer = 'picture'
    this.resize(this.size, this.pixelRatio)
    document.fonts.addEventListener('loadingdone', this.onFonts)
  }

  show(frame: ReplayFrame): void {
    const before = this.frame
    const scale = this.layout().scale
    this.frame = frame
    if (before)
      turnDevice(this.stage.content, turnBetween(before, frame), { before: scale, now: this.layout().scale })
    const isMoved = !before || viewportsDiffer(before, frame)
    if (isMoved) this.paintFrame()
    if (
      isMoved ||
      before.tree !== frame.tree ||
      before.resources !== frame.resources ||
      this.painted.waits ||
      this.turns(before, frame)
    )
      this.picture.paint()
    if (isMoved || (before.touches !== frame.touches && before.touches.length + frame.touches.length > 0))
      this.touches.paint()
    if (isMoved || before.notice?.veil !== frame.notice?.veil) this.veil.paint()
  }

  resize(size: Size, pixelRatio: number): void {
    this.size = size
    this.pixelRatio = pixelRatio
    for (const layer of [this.device, this.picture, this.touches, this.veil]) layer.setPixelRatio(pixelRatio)
    this.stage.size({ width: size[0], height: size[1] })
    this.refresh()
  }

  setTheme(theme: RenderTheme): void {
    if (theme === this.theme) return
    this.theme = theme
    this.refresh()
  }

  refresh(): void {
    this.paintFrame()
    for (const layer of [this.picture, this.touches, this.veil]) layer.paint()
  }

  pick(point: Point): Picked | null {
    const at = toScreen(this.layout(), point)
    if (!at) return null
    const tree = this.frame?.tree
    return { point: at, path: (tree && hitTest(tree, at)) ?? [] }
  }

  toDataURL(scale = 2): string {
    const [width, height] = this.viewport().size
    const canvas = makeCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    const element = canvas.element as HTMLCanvasElement
    canvas.ctx.fillStyle = this.theme.screen
    canvas.ctx.fillRect(0, 0, element.width, element.height)
    const scene = this.scene()
    if (scene)
      paintTree(canvas.ctx, scene, {
        scale,
        x: 0,
        y: 0,
        clip: { x0: 0, y0: 0, x1: element.width, y1: element.height },
      })
    return element.toDataURL('image/png')
  }

  pixelAt([x, y]: Point): readonly [number, number, number, number] {
    const { screen, scale } = this.layout()
    const ratio = this.pixelRatio
    const ctx = this.picture.context()
    const { data } = ctx.getImageData(
      Math.floor((screen[0] + x * scale) * ratio),
      Math.floor((screen[1] + y * scale) * ratio),
      1,
      1,
    )
    return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0, data[3] ?? 0]
  }

  screenRect(): StageLayout['screen'] {
    return this.layout().screen
  }

  destroy(): void {
    document.fonts.removeEventListener('loadingdone', this.onFonts)
    this.stage.destroy()
  }

  private readonly onFonts = () => {
    forgetWidths()
    this.refresh()
  }

  private viewport(): ReplayFrame['viewport'] {
    return this.frame?.viewport ?? noViewport
  }

  private layout(): StageLayout {
    return layOutStage(this.size, this.viewport(), this.pixelRatio)
  }

  private scene(): Scene | null {
    if (!this.frame?.tree) return null
    const { tree, at, resources, viewport } = this.frame
    return { tree, at, resources, imageFor: this.imageFor, keyboard: viewport.keyboard }
  }

  /** Something in the picture goes round, and it is time for its next state. */
  private turns(before: ReplayFrame, now: ReplayFrame): boolean {
    return this.painted.animates && Math.floor(before.at / SPOKE_MS) !== Math.floor(now.at / SPOKE_MS)
  }

  private paintFrame(): void {
    const { screen, radius } = this.layout()
    this.picture.crop(screen, radius)
    this.device.paint()
  }

  private paintPicture(ctx: CanvasRenderingContext2D): true {
    this.painted = paintScreen(ctx, this.layout(), this.pixelRatio, this.theme, this.scene())
    return true
  }

  private paintTouches(ctx: CanvasRenderingContext2D): boolean {
    if (!this.frame || this.frame.touches.length === 0) return false
    const { screen, scale } = this.layout()
    const ratio = this.pixelRatio
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    const place = { scale: scale * ratio, x: screen[0] * ratio, y: screen[1] * ratio, pixelRatio: ratio }
    paintTouches(ctx, this.frame.touches, place, this.theme)
    return true
  }

  private paintVeil(ctx: CanvasRenderingContext2D): boolean {
    if (!this.frame?.notice?.veil) return false
    paintVeil(ctx, this.layout(), this.theme)
    return true
  }
}

function viewportsDiffer({ viewport: a }: ReplayFrame, { viewport: b }: ReplayFrame): boolean {
  if (a === b) return false
  const numbers = ({ size, safeArea, keyboard }: typeof a) => [...size, ...safeArea, ...(keyboard ?? [])]
  const [was, is] = [numbers(a), numbers(b)]
  return was.length !== is.length || was.some((value, i) => value !== is[i])
}
