// A page with nothing but render's two stages, driven by render.spec.ts through `window.page`.
import '@fontsource-variable/inter'
import type { NodeId, Point, RecordingTime, Rect, Size, ViewNode, ViewTree } from '../../src/format/types.ts'
import {
  createReplayStage,
  createTimelineStage,
  darkTheme,
  lightTheme,
  type Notice,
  type TimelineData,
  type TouchTrail,
} from '../../src/render/index.ts'
import { allKinds, RESOURCES } from '../../src/render/testing/allKinds.ts'
import { checkoutScreen, crowdedScreen, settingsScreen } from '../../src/render/testing/screens.ts'
import { wildTree } from '../../src/render/testing/wildTree.ts'

const trees: Record<string, () => ViewTree> = {
  allKinds,
  settings: () => settingsScreen(),
  keyboardSliding: () => withKeyboard(settingsScreen(), 700),
  hotspotOff: () => settingsScreen(false),
  checkout: () => checkoutScreen(false),
  alert: () => checkoutScreen(true),
  crowded: () => crowdedScreen(1600),
}

/** The keyboard's own view, whose top is at `y`. */
function withKeyboard(tree: ViewTree, y: number): ViewTree {
  const keyboard: ViewNode = {
    id: 9_999 as NodeId,
    class: 'UIInputSetHostView',
    kind: 'placeholder',
    frame: [0, y, tree.frame[2], 335],
    placeholder: { reason: 'outOfProcess', label: 'keyboard' },
  }
  return { ...tree, children: [...(tree.children ?? []), keyboard] }
}

export interface Shown {
  readonly name: string
  readonly at?: number
  readonly size?: Size
  readonly keyboard?: Rect
  readonly touches?: readonly TouchTrail[]
  readonly notice?: Notice
}

/** Halves of blue and yellow; a disc whose colour a template must replace. */
async function drawPictures(): Promise<Map<string, ImageBitmap>> {
  const canvas = new OffscreenCanvas(60, 40)
  const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  ctx.fillStyle = '#1e40af'
  ctx.fillRect(0, 0, 60, 40)
  ctx.fillStyle = '#facc15'
  ctx.fillRect(30, 0, 30, 40)
  const picture = await createImageBitmap(canvas)
  ctx.clearRect(0, 0, 60, 40)
  ctx.fillStyle = '#000'
  ctx.beginPath()
  ctx.arc(30, 20, 18, 0, 7)
  ctx.fill()
  return new Map([
    ['picture', picture],
    ['template', await createImageBitmap(canvas)],
  ])
}

await Promise.all(
  [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`)),
)
await document.fonts.ready
const pictures = await drawPictures()
const element = (id: string) => document.getElementById(id) as HTMLDivElement
const stage = createReplayStage(element('stage'), {
  theme: lightTheme,
  imageFor: (sha) => pictures.get(sha) ?? (sha === 'loading' ? 'loading' : 'missing'),
})
const told: [name: string, value: unknown][] = []
const timeline = createTimelineStage(element('timeline'), {
  theme: lightTheme,
  onScrub: (at) => told.push(['scrub', at]),
  onScrubEnd: (at) => told.push(['scrubEnd', at]),
  onHover: (hover) => told.push(['hover', hover]),
  onMarker: (marker) => told.push(['marker', marker.id]),
  onSelect: (range) => told.push(['select', range]),
  onSelectEnd: (range) => told.push(['selectEnd', range]),
  onView: () => {},
})

/** Paints wild trees, and answers which seeds threw what. */
function paintWild(seeds: number, count: number): string[] {
  const thrown: string[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      showTree(wildTree(seed, count), { name: `wild ${seed}`, at: seed * 100 })
    } catch (error) {
      thrown.push(`seed ${seed}: ${error}`)
    }
  }
  return thrown
}

const kept = new Map<string, ViewTree>()

function treeOf(name: string): ViewTree {
  const before = kept.get(name)
  if (before) return before
  const tree = trees[name]?.()
  if (!tree) throw new Error(`No tree is called ${name}`)
  kept.set(name, tree)
  return tree
}

const none: readonly TouchTrail[] = []

function show(shown: Shown): void {
  showTree(treeOf(shown.name), shown)
}

function showTree(
  tree: ViewTree,
  { at = 0, size = [393, 852], keyboard, touches = none, notice }: Shown,
): void {
  stage.show({
    tree,
    at: at as RecordingTime,
    resources: RESOURCES,
    viewport: { size, orientation: 'portrait', safeArea: [59, 0, 34, 0], ...(keyboard ? { keyboard } : {}) },
    touches,
    notice: notice ?? null,
  })
}

/** Median and worst ms of painting `name` and reading a pixel back. */
function measure(name: string, times: number): { median: number; worst: number } {
  show({ name })
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    stage.refresh()
    stage.pixelAt([10, 10])
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  return { median: taken[Math.floor(times / 2)] ?? 0, worst: taken.at(-1) ?? 0 }
}

const page = {
  show,
  paintWild,
  measure,
  told,
  pixelAt: (point: Point) => stage.pixelAt(point),
  toDataURL: (scale: number) => stage.toDataURL(scale),
  pick: (point: Point) => stage.pick(point),
  screenRect: () => stage.screenRect(),
  resize: (size: Size) => {
    element('stage').style.width = `${size[0]}px`
    element('stage').style.height = `${size[1]}px`
    stage.resize(size, window.devicePixelRatio)
  },
  dark: (isDark: boolean) => {
    document.body.style.background = isDark ? '#121316' : '#f6f6f8'
    stage.setTheme(isDark ? darkTheme : lightTheme)
    timeline.setTheme(isDark ? darkTheme : lightTheme)
  },
  setTimeline: (data: TimelineData) => timeline.setData(data),
  setPlayhead: (at: number) => timeline.setPlayhead(at, true),
}

export type Page = typeof page

declare global {
  interface Window {
    page: Page
  }
}

window.page = page
