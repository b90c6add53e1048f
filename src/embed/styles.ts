// The player's styles, inside of its shadow root, so that nothing leaks in or out. Fonts cannot be declared there: they are the document's, under the
// name that the app has for them too.
import fontRules from '@fontsource-variable/inter/index.css?inline'
import './embed.css'
import '../ui/shared/tokens.css'
import '../ui/shared/base.css'

/** All style sheets of this bundle as one text; scripts/build-lib.mjs puts it here. */
declare const __PLAYER_STYLES__: string

let styles: CSSStyleSheet | null = null
const withFonts = new WeakSet<Document>()

export function addStyles(root: ShadowRoot): void {
  styles ??= sheetOf(__PLAYER_STYLES__)
  root.adoptedStyleSheets = [styles]
  const { ownerDocument } = root.host
  if (withFonts.has(ownerDocument)) return
  withFonts.add(ownerDocument)
  ownerDocument.adoptedStyleSheets.push(sheetOf(fontRules))
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
