// To the clipboard, and how that went. Browsers may refuse: without a permission, or where the page has no focus.
import type { Outcome } from './ActionButton.tsx'

export function copyText(text: string, done: string): Promise<Outcome> {
  return navigator.clipboard.writeText(text).then(
    () => ({ isDone: true, text: done }),
    () => ({ isDone: false, text: 'The browser refused to copy' }),
  )
}
