// The player's styles, inside of its shadow root, so that nothing leaks in or out. Fonts cannot be declared there: they are the document's, under the
// name that the app has for them too.
import fontRules from '@fontsource-variable/inter/index.css?inline'
import './embed.css'
import '../ui/shared/tokens.css'
import '../ui/shared/base.css'

/** All style sheets of this bundle as one text; scripts/build-lib.mjs puts it here. */
declare const __PLAYER_STYLES__: string

type View = NonNullable<Document['defaultView']>

/** A sheet belongs to the document whose window made it: another one, a frame's, refuses it. */
const styles = new WeakMap<Document, CSSStyleSheet>()

/** Asked again after a root has come into another document: it left its sheets behind. */
export function addStyles(root: ShadowRoot): void {
  const { ownerDocument } = root
  const view = ownerDocument.defaultView
  // A document without a window shows nothing.
  if (view) root.adoptedStyleSheets = [stylesOf(ownerDocument, view)]
}

function stylesOf(document: Document, view: View): CSSStyleSheet {
  const known = styles.get(document)
  if (known) return known
  const made = sheetOf(view, __PLAYER_STYLES__)
  styles.set(document, made)
  document.adoptedStyleSheets.push(sheetOf(view, fontRules))
  return made
}

function sheetOf(view: View, text: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
