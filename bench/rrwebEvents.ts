// The bench's session as rrweb events: one positioned div per view, one incremental event per change, a full snapshot at the start (and, for one
// reading, every so often). The shapes are those of @rrweb/types; ids are the views' own plus an offset for the document's nodes.
//
// How changes are written down, `updates`:
// - 'replaced' is how PostHog brings a phone's recording to rrweb, the one open product that does (makeIncrementalEvent in
//   common/replay-shared/src/mobile/transformer/transformers.ts): an update carries the view with all that is in it and becomes a removal and an
//   addition. Nothing scrolls there: views in a list that scrolls have new places, so the list is such an update.
// - 'patched' is the least that rrweb could be told: a new text, a new style, its own scroll event. Nobody records phones so; it is measured to
//   say what of the ratio is the player's and what the events'.
import { type Change, SCREEN, Session, type SessionPlan, type View } from './session.ts'

const [DOCUMENT, HTML, HEAD, BODY] = [1, 2, 3, 4]
/** A view's element is OFFSET + 2 × id, its text node one more. */
const OFFSET = 10

const elementId = (view: number) => OFFSET + 2 * view
const textId = (view: number) => OFFSET + 2 * view + 1

interface RrwebEvent {
  readonly type: number
  readonly timestamp: number
  readonly data: unknown
}

export interface Manner {
  readonly updates: 'replaced' | 'patched'
  /** Milliseconds between full snapshots; null: only the one at the start. */
  readonly snapshotEvery: number | null
}

export function* rrwebEvents(plan: SessionPlan, manner: Manner): Generator<RrwebEvent> {
  const session = new Session(plan)
  const write = manner.updates === 'replaced' ? new Writer(session) : new PatchWriter(session)
  yield* write.snapshot(0)
  const every = manner.snapshotEvery ?? Number.POSITIVE_INFINITY
  let next = every
  for (const change of session.changes()) {
    yield { type: 3, timestamp: change.at, data: write.change(change) }
    if (change.at < next) continue
    yield* write.snapshot(change.at)
    next += every
  }
}

const NOTHING = { source: 0, texts: [], attributes: [], removes: [], adds: [] }

/** Writes every change of a view as its removal and addition. */
class Writer {
  protected readonly session: Session

  constructor(session: Session) {
    this.session = session
  }

  /** With the meta event before it, from which on rrweb knows that nothing earlier is needed. */
  *snapshot(timestamp: number): Generator<RrwebEvent> {
    const element = (id: number, tagName: string, childNodes: unknown[]) => ({
      type: 2,
      id,
      tagName,
      attributes: {},
      childNodes,
    })
    const body = element(BODY, 'body', [this.divOf(this.session.root)])
    const html = element(HTML, 'html', [element(HEAD, 'head', []), body])
    const node = { type: 0, id: DOCUMENT, childNodes: [html] }
    yield { type: 4, timestamp, data: { href: 'about:blank', width: SCREEN.width, height: SCREEN.height } }
    yield { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } }
  }

  change(change: Change): unknown {
    switch (change.kind) {
      case 'text':
      case 'frame':
      case 'scroll':
        return this.replaced(change.view)
      case 'remove':
        return { ...NOTHING, removes: [removal(change.view, change.parent)] }
      case 'add':
        return { ...NOTHING, adds: this.addsOf(change.view, change.parent, change.index) }
      case 'move': {
        const adds = this.addsOf(this.view(change.view), change.parent, change.index)
        return { ...NOTHING, removes: [removal(change.view, change.from)], adds }
      }
    }
  }

  /** The view with all that is in it goes and comes again, in its place. */
  private replaced(id: number): unknown {
    const view = this.view(id)
    if (!view.parent) throw new Error('the screen itself is never replaced')
    const adds = this.addsOf(view, view.parent.id, view.parent.children.indexOf(view))
    return { ...NOTHING, removes: [removal(id, view.parent.id)], adds }
  }

  /** rrweb lists every node of an added or moved subtree on its own, each after its parent and its next sibling. */
  private addsOf(view: View, parent: number, index: number): unknown[] {
    const next = this.view(parent).children[index + 1]
    const nextId = next ? elementId(next.id) : null
    const node = { ...this.divOf(view), childNodes: [] }
    const adds: unknown[] = [{ parentId: elementId(parent), nextId, node }]
    if (view.kind === 'label') adds.push({ parentId: elementId(view.id), nextId: null, node: textNode(view) })
    for (let place = view.children.length - 1; place >= 0; place--) {
      const child = view.children[place]
      if (child) adds.push(...this.addsOf(child, view.id, place))
    }
    return adds
  }

  private divOf(view: View): object {
    const own = view.kind === 'label' ? [textNode(view)] : []
    return {
      type: 2,
      id: elementId(view.id),
      tagName: 'div',
      attributes: this.attributesOf(view),
      childNodes: [...own, ...view.children.map((child) => this.divOf(child))],
    }
  }

  protected attributesOf(view: View): Record<string, unknown> {
    return { style: styleOf(view, view.frame[1] - (view.parent?.scrollTop ?? 0)) }
  }

  protected view(id: number): View {
    const view = this.session.views.get(id)
    if (!view) throw new Error(`no view ${id}`)
    return view
  }
}

/** Writes what changed and no more. */
class PatchWriter extends Writer {
  override change(change: Change): unknown {
    switch (change.kind) {
      case 'text':
        return { ...NOTHING, texts: [{ id: textId(change.view), value: change.text }] }
      case 'frame': {
        const { style } = this.attributesOf(this.view(change.view))
        return { ...NOTHING, attributes: [{ id: elementId(change.view), attributes: { style } }] }
      }
      case 'scroll':
        return { source: 3, id: elementId(change.view), x: 0, y: change.top }
      default:
        return super.change(change)
    }
  }

  protected override attributesOf(view: View): Record<string, unknown> {
    const scroll = view.scrollTop > 0 ? { rr_scrollTop: view.scrollTop } : {}
    return { style: styleOf(view, view.frame[1]), ...scroll }
  }
}

function removal(view: number, parent: number): object {
  return { parentId: elementId(parent), id: elementId(view) }
}

function textNode(view: View): object {
  return { type: 3, id: textId(view.id), textContent: view.text }
}

function styleOf(view: View, top: number): string {
  const [x, , width, height] = view.frame
  const place = `position:absolute;left:${x}px;top:${top}px;width:${width}px;height:${height}px`
  if (view.kind === 'label')
    return `${place};font:10px/12px sans-serif;white-space:nowrap;overflow:hidden;color:${view.color}`
  if (view.kind === 'group') return place
  return `${place};background:${view.color}${view.kind === 'list' ? ';overflow:hidden' : ''}`
}
