// What was changed on a page of several sections, which one “Save” saves as a whole.

import { createContext, useContext, useEffect, useRef } from 'react'

export type Section = {
  isChanged: boolean
  /** Whether it was saved; what went wrong the section says itself. */
  save: () => Promise<boolean>
}

export type Sections = Map<string, Section>

const Context = createContext<Sections | null>(null)

export const HoldsSections = Context.Provider

export const useSections = (): Sections => useRef<Sections>(new Map()).current

/** Lets the page's “Save” save this section, and warn whoever leaves before that. */
export function useSection(name: string, section: Section): void {
  const sections = useContext(Context)
  useEffect(() => {
    sections?.set(name, section)
    return () => void sections?.delete(name)
  })
}

const changedOf = (sections: Sections): Section[] => [...sections.values()].filter(({ isChanged }) => isChanged)

export const isAnyChanged = (sections: Sections): boolean => changedOf(sections).length > 0

export async function saveAll(sections: Sections): Promise<'saved' | 'nothing-to-save' | 'failed'> {
  const changed = changedOf(sections)
  if (changed.length === 0) return 'nothing-to-save'
  const saved = await Promise.all(changed.map(({ save }) => save()))
  return saved.every(Boolean) ? 'saved' : 'failed'
}
