// A part of the page takes the focus while it is there, and gives it back when it goes.
import { type RefObject, useEffect } from 'react'

/** The element must be focusable. */
export function useBorrowedFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    element.current?.focus({ preventScroll: true })
    return () => {
      // The body has it when what had it is gone. Else it has been moved on by hand, and stays there.
      const isLost = document.activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [element])
}
