// The bench's session as rrweb events: one div per view, one incremental event per change, a full snapshot at the start (and, for the second
// reading, every so often). The shapes are those of @rrweb/types; ids are the views' own plus an offset for the document's nodes.
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

/** `everyMs` 0: one full snapshot, at the start. */
export function* rrwebEvents(viewCount: number, seed: number, everyMs: number): Generator<RrwebEvent> {
  const session = new Session(viewCount, seed)
  yield { type: 4, timestamp: 0, data: { href: 'about:blank', width: SCREEN.width, height: SCREEN.height } }
  yield fullSnapshot(session, 0)
  let next = everyMs || Number.POSITIVE_INFINITY
  for (const change of session.changes()) {
    yield { type: 3, timestamp: change.at, data: incremental(change, session) }
    if (change.at < next) continue
    yield fullSnapshot(session, change.at)
    next += everyMs
  }
}

function fullSnapshot(session: Session, timestamp: number): RrwebEvent {
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
  return { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } }
}

function divOf(view: View): unknown {
  const own = view.kind === 'label' ? [{ type: 3, id: textId(view.id), textContent: view.text }] : []
  return {
    type: 2,
    id: elementId(view.id),
    tagName: 'div',
    attributes: { style: styleOf(view), ...(view.scrollTop > 0 ? { rr_scrollTop: view.scrollTop } : {}) },
    childNodes: [...own, ...view.children.map(divOf)],
  }
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

function incremental(change: Change, session: Session): unknown {
  switch (change.kind) {
    case 'text':
      return { source: 0, ...NOTHING, texts: [{ id: textId(change.view), value: change.text }] }
    case 'frame':
      return {
        source: 0,
        ...NOTHING,
        attributes: [{ id: elementId(change.view), attributes: { style: styleNow(session, change.view) } }],
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
    attributes: { style: styleOf(view) },
    childNodes: [],
  }
  return { parentId, nextId, node }
}

function styleNow(session: Session, id: number): string {
  return styleOf(viewOf(session, id))
}

function viewOf(session: Session, id: number): View {
  const view = session.views.get(id)
  if (!view) throw new Error(`no view ${id}`)
  return view
}
