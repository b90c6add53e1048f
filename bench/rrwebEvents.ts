// The bench's session as rrweb events: one positioned div per view, one incremental event per change, a full snapshot at the start (and, for one
// reading, every so often). The shapes are those of @rrweb/types; ids are the views' own plus an offset for the document's nodes.
//
// How a view that changes is written down, `updates`:
// - 'replaced' is how PostHog brings a phone's recording to rrweb, the one open product that does: an update carries the view with all that is in
//   it, and becomes a removal and an addition (makeIncrementalEvent in common/replay-shared/src/mobile/transformer/transformers.ts). There a scroll
//   too gives every view in the list a new place; here it is rrweb's own scroll event, which is far less work.
// - 'patched' is the least that rrweb could be told, a new text or style. No recorder of phones writes it; it is measured to say what is the
//   player's part in the ratio and what the events'.
import { type Change, SCREEN, Session, type View } from './session.ts'

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

export function* rrwebEvents(viewCount: number, seed: number, manner: Manner): Generator<RrwebEvent> {
  const session = new Session(viewCount, seed)
  yield* fullSnapshot(session, 0)
  const every = manner.snapshotEvery ?? Number.POSITIVE_INFINITY
  let next = every
  for (const change of session.changes()) {
    yield { type: 3, timestamp: change.at, data: incremental(change, session, manner.updates) }
    if (change.at < next) continue
    yield* fullSnapshot(session, change.at)
    next += every
  }
}

/** With the meta event before it, from which on rrweb knows that nothing earlier is needed. */
function* fullSnapshot(session: Session, timestamp: number): Generator<RrwebEvent> {
  const element = (id: number, tagName: string, childNodes: unknown[]) => ({
    type: 2,
    id,
    tagName,
    attributes: {},
    childNodes,
  })
  const body = element(BODY, 'body', [divOf(session.root)])
  const html = element(HTML, 'html', [element(HEAD, 'head', []), body])
  const node = { type: 0, id: DOCUMENT, childNodes: [html] }
  yield { type: 4, timestamp, data: { href: 'about:blank', width: SCREEN.width, height: SCREEN.height } }
  yield { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } }
}

function divOf(view: View): unknown {
  const own = view.kind === 'label' ? [{ type: 3, id: textId(view.id), textContent: view.text }] : []
  return {
    type: 2,
    id: elementId(view.id),
    tagName: 'div',
    attributes: attributesOf(view),
    childNodes: [...own, ...view.children.map(divOf)],
  }
}

function attributesOf(view: View): Record<string, unknown> {
  return { style: styleOf(view), ...(view.scrollTop > 0 ? { rr_scrollTop: view.scrollTop } : {}) }
}

function styleOf(view: View): string {
  const [x, y, width, height] = view.frame
  const place = `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px`
  if (view.kind === 'label')
    return `${place};font:10px/12px sans-serif;white-space:nowrap;overflow:hidden;color:${view.color}`
  if (view.kind === 'group') return place
  return `${place};background:${view.color}${view.kind === 'list' ? ';overflow:hidden' : ''}`
}

const NOTHING = { texts: [], attributes: [], removes: [], adds: [] }

function incremental(change: Change, session: Session, updates: Manner['updates']): unknown {
  switch (change.kind) {
    case 'text':
      if (updates === 'replaced') return replaced(session, change.view)
      return { source: 0, ...NOTHING, texts: [{ id: textId(change.view), value: change.text }] }
    case 'frame':
      if (updates === 'replaced') return replaced(session, change.view)
      return {
        source: 0,
        ...NOTHING,
        attributes: [
          { id: elementId(change.view), attributes: { style: styleOf(viewOf(session, change.view)) } },
        ],
      }
    case 'scroll':
      return { source: 3, id: elementId(change.view), x: 0, y: change.top }
    case 'remove':
      return {
        source: 0,
        ...NOTHING,
        removes: [{ parentId: elementId(change.parent), id: elementId(change.view) }],
      }
    case 'add':
      return { source: 0, ...NOTHING, adds: addsOf(session, change.view.id, change.parent, change.index) }
    case 'move':
      return {
        source: 0,
        ...NOTHING,
        removes: [{ parentId: elementId(change.from), id: elementId(change.view) }],
        adds: addsOf(session, change.view, change.parent, change.index),
      }
  }
}

/** The view with all that is in it goes and comes again, in its place. */
function replaced(session: Session, id: number): unknown {
  const { parent } = viewOf(session, id)
  if (!parent) throw new Error('the screen itself is never replaced')
  return {
    source: 0,
    ...NOTHING,
    removes: [{ parentId: elementId(parent.id), id: elementId(id) }],
    adds: addsOf(session, id, parent.id, parent.children.indexOf(viewOf(session, id))),
  }
}

/** rrweb lists every node of an added or moved subtree on its own, each after its parent and its next sibling. */
function addsOf(session: Session, id: number, parent: number, index: number): unknown[] {
  const view = viewOf(session, id)
  const next = viewOf(session, parent).children[index + 1]
  const adds: unknown[] = [addOf(view, elementId(parent), next ? elementId(next.id) : null)]
  if (view.kind === 'label') {
    const node = { type: 3, id: textId(id), textContent: view.text }
    adds.push({ parentId: elementId(id), nextId: null, node })
  }
  for (let place = view.children.length - 1; place >= 0; place--) {
    const child = view.children[place]
    if (child) adds.push(...addsOf(session, child.id, id, place))
  }
  return adds
}

function addOf(view: View, parentId: number, nextId: number | null): unknown {
  const node = {
    type: 2,
    id: elementId(view.id),
    tagName: 'div',
    attributes: attributesOf(view),
    childNodes: [],
  }
  return { parentId, nextId, node }
}

function viewOf(session: Session, id: number): View {
  const view = session.views.get(id)
  if (!view) throw new Error(`no view ${id}`)
  return view
}
