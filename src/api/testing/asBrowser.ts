// For tests of what asks again: without a window the library takes itself for a server, which asks once.
import { environmentManager } from '@tanstack/react-query'

export function asBrowser(on: boolean): void {
  environmentManager.setIsServer(() => !on)
}
