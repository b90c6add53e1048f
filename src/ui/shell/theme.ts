// Light or dark: the reader's system decides until a choice is made, which is then kept.
import { useCallback, useSyncExternalStore } from 'react'
import type { ThemeName } from '../shared/theme.ts'

const KEY = 'theme'
const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', notify)

function notify(): void {
  for (const listener of listeners) listener()
}

function current(): ThemeName {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return system.matches ? 'dark' : 'light'
}

/** Called once, before the first paint. */
export function applyTheme(): void {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
}

/** The theme on show, and how to change to the other one. */
export function useThemeChoice(): [ThemeName, () => void] {
  const theme = useSyncExternalStore(subscribe, current)
  const toggle = useCallback(() => {
    localStorage.setItem(KEY, current() === 'dark' ? 'light' : 'dark')
    applyTheme()
    notify()
  }, [])
  return [theme, toggle]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
