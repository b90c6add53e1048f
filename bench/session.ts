// The logical session that both players of the bench are given: one hour, 36,000 changes over a fixed number of views, seeded. Its mix, over all
// nodes: 60 % text or frame, 25 % scroll, 10 % add or remove, 5 % moves; every text is distinct. It knows no player's format: ours.ts and
// rrwebEvents.ts write the same changes down for each.

export const HOUR_MS = 3_600_000
export const CHANGES = 36_000
/** An iPad's screen, so that most of the views are in sight: culling must not decide the comparison. */
export const SCREEN = { width: 1024, height: 1366 }

export interface View {
  readonly id: number
  readonly kind: 'box' | 'pane' | 'label'
  parent: View | null
  readonly children: View[]
  frame: [number, number, number, number]
  scrollTop: number
  text: string
  color: string
}

export type Change =
  | {
      readonly at: number
      readonly kind: 'text'
      readonly view: number
      readonly text: string
      readonly color: string
      readonly frame: View['frame']
    }
  | { readonly at: number; readonly kind: 'frame'; readonly view: number; readonly frame: View['frame'] }
  | { readonly at: number; readonly kind: 'scroll'; readonly view: number; readonly top: number }
  | {
      readonly at: number
      readonly kind: 'add'
      readonly parent: number
      readonly index: number
      readonly view: View
    }
  | { readonly at: number; readonly kind: 'remove'; readonly view: number; readonly parent: number }
  | {
      readonly at: number
      readonly kind: 'move'
      readonly view: number
      readonly from: number
      readonly parent: number
      readonly index: number
    }

/** mulberry32: 32 bits of state are plenty here, and the same numbers come out everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const WORDS =
  'river copper lantern orchard signal harbor velvet cedar ember meadow quartz saddle tunnel walnut zephyr'.split(
    ' ',
  )
const COLORS = ['#1d4ed8', '#047857', '#b45309', '#9333ea', '#be123c', '#0f766e', '#334155']
const PANES_PER_ROW = 4

/** The world that changes. `changes` yields each change after it has been made, so that a reader may look at the state in between. */
export class Session {
  readonly root: View
  readonly views = new Map<number, View>()
  private readonly random: () => number
  private readonly panes: View[] = []
  private readonly rows: View[] = []
  private readonly labels: View[] = []
  private nextId = 1
  private texts = 0

  constructor(viewCount: number, seed: number) {
    this.random = randomOf(seed)
    this.root = this.make('box', null, [0, 0, SCREEN.width, SCREEN.height])
    const paneCount = Math.max(4, Math.round(viewCount / 100))
    const rowsPerPane = Math.floor((viewCount - 1 - paneCount) / paneCount / 4)
    const lines = Math.ceil(paneCount / PANES_PER_ROW)
    const [width, height] = [SCREEN.width / PANES_PER_ROW, SCREEN.height / lines]
    for (let index = 0; index < paneCount; index++) {
      const place: View['frame'] = [
        (index % PANES_PER_ROW) * width,
        Math.floor(index / PANES_PER_ROW) * height,
        width,
        height,
      ]
      const pane = this.make('pane', this.root, place)
      for (let row = 0; row < rowsPerPane; row++) this.makeRow(pane, row)
    }
    while (this.views.size < viewCount) this.makeLabel(this.pick(this.rows), 0)
  }

  *changes(): Generator<Change> {
    let at = 0
    for (let index = 0; index < CHANGES; index++) {
      // Irregular, and 36,000 of them fill the hour.
      at = Math.round(((index + 0.2 + 0.8 * this.random()) * HOUR_MS) / CHANGES)
      yield this.change(at)
    }
  }

  private change(at: number): Change {
    const roll = this.random()
    if (roll < 0.3) return this.changeText(at)
    if (roll < 0.6) return this.changeFrame(at)
    if (roll < 0.85) return this.changeScroll(at)
    if (roll < 0.95) return this.random() < 0.5 ? this.add(at) : this.remove(at)
    return this.move(at)
  }

  private changeText(at: number): Change {
    const view = this.pick(this.labels)
    view.text = this.newText()
    return { at, kind: 'text', view: view.id, text: view.text, color: view.color, frame: view.frame }
  }

  private changeFrame(at: number): Change {
    const view = this.random() < 0.5 ? this.pick(this.labels) : this.pick(this.rows)
    const [x, y, width, height] = view.frame
    view.frame = [x, Math.max(0, y + Math.round((this.random() - 0.5) * 16)), width, height]
    return { at, kind: 'frame', view: view.id, frame: view.frame }
  }

  private changeScroll(at: number): Change {
    const pane = this.pick(this.panes)
    pane.scrollTop = Math.round(this.random() * 60)
    return { at, kind: 'scroll', view: pane.id, top: pane.scrollTop }
  }

  private add(at: number): Change {
    const parent = this.pick(this.rows)
    const index = Math.floor(this.random() * (parent.children.length + 1))
    const view = this.makeLabel(parent, index)
    return { at, kind: 'add', parent: parent.id, index, view }
  }

  private remove(at: number): Change {
    if (this.labels.length < 8) return this.add(at)
    const view = this.pick(this.labels)
    const parent = parentOf(view)
    parent.children.splice(parent.children.indexOf(view), 1)
    this.labels.splice(this.labels.indexOf(view), 1)
    this.views.delete(view.id)
    return { at, kind: 'remove', view: view.id, parent: parent.id }
  }

  private move(at: number): Change {
    const view = this.pick(this.rows)
    const from = parentOf(view)
    from.children.splice(from.children.indexOf(view), 1)
    const parent = this.random() < 0.7 ? from : this.pick(this.panes)
    const index = Math.floor(this.random() * (parent.children.length + 1))
    parent.children.splice(index, 0, view)
    view.parent = parent
    return { at, kind: 'move', view: view.id, from: from.id, parent: parent.id, index }
  }

  private makeRow(pane: View, row: number): void {
    const height = Math.max(18, pane.frame[3] / 26)
    const view = this.make('box', pane, [4, row * height, pane.frame[2] - 8, height - 2])
    this.rows.push(view)
    for (let column = 0; column < 3; column++) this.makeLabel(view, column)
  }

  private makeLabel(parent: View, index: number): View {
    const width = parent.frame[2] / 3
    const frame: View['frame'] = [(index % 3) * width, 1, width, Math.max(12, parent.frame[3] - 2)]
    const view = this.make('label', parent, frame, index)
    view.text = this.newText()
    this.labels.push(view)
    return view
  }

  private make(
    kind: View['kind'],
    parent: View | null,
    frame: View['frame'],
    index = Number.MAX_SAFE_INTEGER,
  ): View {
    const id = this.nextId++
    const color = COLORS[id % COLORS.length] ?? '#000000'
    const view: View = { id, kind, parent, children: [], frame: [...frame], scrollTop: 0, text: '', color }
    parent?.children.splice(index, 0, view)
    this.views.set(id, view)
    if (kind === 'pane') this.panes.push(view)
    return view
  }

  private newText(): string {
    const word = () => this.pick(WORDS)
    return `${word()} ${word()} ${++this.texts}`
  }

  private pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.random() * list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
}

function parentOf(view: View): View {
  if (!view.parent) throw new Error(`view ${view.id} has no parent`)
  return view.parent
}
