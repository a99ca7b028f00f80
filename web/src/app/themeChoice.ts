import { useEffect } from 'react'
import { makeValue, useMedia, useValue } from '../parts/index.ts'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storageKey = 'countersign.theme'

/** What this browser was told; a browser that forgets, or remembers nonsense, follows the system. */
export const themeChoice = makeValue<ThemeChoice>(remembered())

function remembered(): ThemeChoice {
  try {
    return themeChoices.find((choice) => choice === localStorage.getItem(storageKey)) ?? 'system'
  } catch {
    return 'system' // storage is switched off: the choice lasts as long as the page
  }
}

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.set(choice)
  try {
    localStorage.setItem(storageKey, choice)
  } catch {
    // as above
  }
}

/** Light or dark, as chosen or as the system has it; the page beneath React is told as well. */
export function useIsDark(): boolean {
  const choice = useValue(themeChoice)
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const isDark = choice === 'system' ? systemIsDark : choice === 'dark'
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return isDark
}
