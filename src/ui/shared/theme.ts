// Light or dark, as whoever put the player in place has chosen: canvases cannot ask the style sheet.
import { createContext, useContext } from 'react'

export type ThemeName = 'light' | 'dark'

export const ThemeContext = createContext<ThemeName>('light')

export function useTheme(): ThemeName {
  return useContext(ThemeContext)
}
