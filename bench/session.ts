// The logical session that both players of the bench are given: ten changes a second over a fixed number of views, seeded. Its mix, over all
// nodes: 60 % text or frame, 25 % scroll, 10 % add or remove, 5 % moves; every text is distinct. What is changed, moved or removed is drawn from all
// nodes alike, so now and then it is a whole row or list. Rows are built as UIKit builds a cell: cell, content view, picture, two labels, separator.
// It knows no player's format: ours.ts and rrwebEvents.ts write the same changes down for each.

export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000
/** One change in so many ms, in the mean. */
const CHANGE_MS = 100
/** An iPad's screen, so that most of the views are in sight: culling must not decide the comparison. */
export const SCREEN = { width: 1024, height: 1366 }

export interface View {
  readonly id: number
  readonly kind: 'box' | 'group' | 'list' | 'label'
  parent: View | null
  readonly children: View[]
  frame: [number, number, number, number]
  scrollTop: number
  text: string
  color: string
  /** Of what is part of the screen's structure: how far in it stands, and in which of its places; −1 for cells and what is in them. */
  level: number
  place: number
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
const VIEWS_PER_ROW = 6
const ROWS_PER_LIST = 16
const COLUMNS = 4
/**
 * What stands between the screen and a cell, as UIKit nests it: window, transition view, layout container, then per column its container, transition
 * view, wrapper and screen view, then lists. With cells below, a view is 11 deep in the mean, as in the recordings of fixtures/.
 */
const LEVELS = { layout: 3, screen: 7, list: 8 }

/** What a session is made from; the same plan makes the same session. */
export interface SessionPlan {
  readonly views: number
  readonly duration: number
  readonly seed: number
}

/** The world that changes. `changes` yields each change after it has been made, so that a reader may look at the state in between. */
export class Session {
  readonly root: View
  readonly views = new Map<number, View>()
  private readonly random: () => number
  private readonly size: number
  private readonly duration: number
  private readonly lists: number
  private nextId = 1
  private texts = 0

  constructor({ views, duration, seed }: SessionPlan) {
    this.random = randomOf(seed)
    this.size = views
    this.duration = duration
    this.lists = Math.ceil(views / (VIEWS_PER_ROW * ROWS_PER_LIST + 2))
    this.root = this.make('box', null, [0, 0, SCREEN.width, SCREEN.height], '#ffffff')
    this.root.level = 0
    this.root.place = 0
    this.build(1, this.root, 0)
  }

  *changes(): Generator<Change> {
    for (let index = 0; index < this.duration / CHANGE_MS; index++) {
      // Irregular. Even, so that an odd time is never that of a change: players differ in whether it counts.
      const at = 2 * Math.round(((index + 0.2 + 0.8 * this.random()) * CHANGE_MS) / 2)
      yield this.change(at)
    }
  }

  private change(at: number): Change {
    // An empty screen is filled at once: there is nothing else on it to change.
    if (this.views.size < 10) return this.add(at)
    const roll = this.random()
    if (roll < 0.3) return this.changeText(at)
    if (roll < 0.6) return this.changeFrame(at)
    if (roll < 0.85) return this.changeScroll(at)
    // Of adding and removing, what brings the number of views back.
    if (roll < 0.95) return this.views.size < this.size ? this.add(at) : this.remove(at)
    return this.move(at)
  }

  private changeText(at: number): Change {
    const view = this.pick((candidate) => candidate.kind === 'label')
    view.text = this.newText()
    return { at, kind: 'text', view: view.id, text: view.text, color: view.color, frame: view.frame }
  }

  private changeFrame(at: number): Change {
    const view = this.pick((candidate) => candidate.parent !== null)
    const [x, y, width, height] = view.frame
    view.frame = [x, Math.max(0, y + Math.round((this.random() - 0.5) * 16)), width, height]
    return { at, kind: 'frame', view: view.id, frame: view.frame }
  }

  private changeScroll(at: number): Change {
    const list = this.pick((candidate) => candidate.kind === 'list')
    list.scrollTop = Math.round(this.random() * 60)
    return { at, kind: 'scroll', view: list.id, top: list.scrollTop }
  }

  /** What has left as a whole comes back as a whole; else a row, or a label in any place that takes one. */
  private add(at: number): Change {
    const gap = this.gapBelow(this.root)
    if (gap) {
      const index = gap.parent.children.length
      return {
        at,
        kind: 'add',
        parent: gap.parent.id,
        index,
        view: this.build(gap.level, gap.parent, gap.place),
      }
    }
    const isRow = this.random() < 0.5
    const parent = this.pick((candidate) =>
      isRow ? candidate.kind === 'list' : candidate.level < 0 && candidate.kind !== 'label',
    )
    const index = Math.floor(this.random() * (parent.children.length + 1))
    const view = isRow ? this.makeRow(parent, index, index) : this.makeLabel(parent, [0, 0, 120, 14], index)
    return { at, kind: 'add', parent: parent.id, index, view }
  }

  /** Any view with all below it: mostly a label or a row, now and then a list or a screen, as these come and go. */
  private remove(at: number): Change {
    const isWhole = this.gapBelow(this.root) === null
    const view = this.pick((candidate) => candidate.parent !== null && (isWhole || candidate.level < 0))
    const parent = parentOf(view)
    parent.children.splice(parent.children.indexOf(view), 1)
    this.forget(view)
    return { at, kind: 'remove', view: view.id, parent: parent.id }
  }

  /** Any view, mostly within its parent (a change of the order back to front), else to another list or box. */
  private move(at: number): Change {
    const view = this.pick((candidate) => (candidate.parent?.children.length ?? 0) > 1)
    const from = parentOf(view)
    const stays = view.level > 0 || this.random() < 0.7
    const parent = stays ? from : this.pick((candidate) => takes(candidate, view))
    from.children.splice(from.children.indexOf(view), 1)
    const index = Math.floor(this.random() * (parent.children.length + 1))
    parent.children.splice(index, 0, view)
    view.parent = parent
    return { at, kind: 'move', view: view.id, from: from.id, parent: parent.id, index }
  }

  private forget(view: View): void {
    this.views.delete(view.id)
    for (const child of view.children) this.forget(child)
  }

  /** A view of a level with all that stands below it. */
  private build(level: number, parent: View, place: number): View {
    if (level === LEVELS.list) return this.makeList(parent, place)
    const [, , width, height] = parent.frame
    const isColumn = level === LEVELS.layout + 1
    const frame: View['frame'] = isColumn
      ? [(place * width) / COLUMNS, 0, width / COLUMNS, height]
      : [0, 0, width, height]
    const view = this.make('group', parent, frame, '#ffffff')
    view.level = level
    view.place = place
    for (const below of this.placesBelow(view)) this.build(level + 1, view, below)
    return view
  }

  private placesBelow({ level, place }: View): number[] {
    if (level === LEVELS.layout) return [...Array(COLUMNS).keys()]
    if (level !== LEVELS.screen) return [place]
    return [...Array(this.lists).keys()].filter((list) => list % COLUMNS === place)
  }

  /** The first place that stands empty since its view has left; null where all is there. */
  private gapBelow(view: View): { parent: View; level: number; place: number } | null {
    if (view.level === LEVELS.list) return null
    for (const place of this.placesBelow(view)) {
      const child = view.children.find((candidate) => candidate.level > 0 && candidate.place === place)
      const gap = child ? this.gapBelow(child) : { parent: view, level: view.level + 1, place }
      if (gap) return gap
    }
    return null
  }

  private makeList(screen: View, place: number): View {
    const [, , width, height] = screen.frame
    const lines = Math.ceil(this.lists / COLUMNS)
    const frame: View['frame'] = [0, (Math.floor(place / COLUMNS) * height) / lines, width, height / lines]
    const list = this.make('list', screen, frame, '#f1f5f9')
    list.level = LEVELS.list
    list.place = place
    for (let row = 0; row < ROWS_PER_LIST && this.views.size + VIEWS_PER_ROW <= this.size; row++)
      this.makeRow(list, row)
    return list
  }

  private makeRow(list: View, row: number, index?: number): View {
    const height = list.frame[3] / ROWS_PER_LIST
    const width = list.frame[2] - 8
    const cell = this.make('box', list, [4, row * height, width, height], '#ffffff', index)
    // As UIKit's: a content view paints nothing itself.
    const content = this.make('group', cell, [0, 0, width, height - 1], '#ffffff')
    this.make('box', content, [4, 2, height - 6, height - 6], COLORS[row % COLORS.length] ?? '#334155')
    this.makeLabel(content, [height + 4, 0, width - height - 8, height / 2])
    this.makeLabel(content, [height + 4, height / 2, width - height - 8, height / 2 - 1])
    this.make('box', cell, [height + 4, height - 1, width - height - 4, 1], '#cbd5e1')
    return cell
  }

  private makeLabel(parent: View, frame: View['frame'], index?: number): View {
    const view = this.make('label', parent, frame, COLORS[this.nextId % COLORS.length] ?? '#000000', index)
    view.text = this.newText()
    return view
  }

  private make(
    kind: View['kind'],
    parent: View | null,
    frame: View['frame'],
    color: string,
    index?: number,
  ): View {
    const view: View = {
      id: this.nextId++,
      kind,
      parent,
      children: [],
      frame: [...frame],
      scrollTop: 0,
      text: '',
      color,
      level: -1,
      place: -1,
    }
    parent?.children.splice(index ?? parent.children.length, 0, view)
    this.views.set(view.id, view)
    return view
  }

  private newText(): string {
    const word = () => WORDS[Math.floor(this.random() * WORDS.length)]
    return `${word()} ${word()} ${++this.texts}`
  }

  /** Each view that fits is as likely. There are always some. */
  private pick(fits: (view: View) => boolean): View {
    const candidates = [...this.views.values()].filter(fits)
    const view = candidates[Math.floor(this.random() * candidates.length)]
    if (!view) throw new Error('nothing to pick from')
    return view
  }
}

function parentOf(view: View): View {
  if (!view.parent) throw new Error(`view ${view.id} has no parent`)
  return view.parent
}

/** Cells go to lists, what is in a cell to another box; nothing into itself. */
function takes(parent: View, view: View): boolean {
  const isCell = view.parent?.kind === 'list'
  if (isCell) return parent.kind === 'list' && !isWithin(parent, view)
  return parent.level < 0 && parent.kind !== 'label' && !isWithin(parent, view)
}

function isWithin(view: View, ancestor: View): boolean {
  return view === ancestor || (view.parent !== null && isWithin(view.parent, ancestor))
}
