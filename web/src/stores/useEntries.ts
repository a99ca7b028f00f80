import { useState } from 'react'

type Entered<Saved, Entries> = {
  /** What the entries began as; saving names its revision. */
  base: Saved
  entries: Entries
  isChanged: boolean
  setEntries: (entries: Entries) => void
  /** Begins anew with what is saved. */
  adopt: (saved: Saved) => void
}

/**
 * What is being entered for something that others save, too. What somebody else saved meanwhile is shown, unless
 * something was entered here: then saving says so.
 */
export function useEntries<Saved extends { revision: number }, Entries>(
  saved: Saved,
  entriesOf: (saved: Saved) => Entries,
): Entered<Saved, Entries> {
  const [base, setBase] = useState(saved)
  const [entries, setEntries] = useState(() => entriesOf(saved))
  const adopt = (newer: Saved): void => {
    setBase(newer)
    setEntries(entriesOf(newer))
  }
  const isChanged = JSON.stringify(entries) !== JSON.stringify(entriesOf(base))
  if (saved.revision > base.revision && !isChanged) adopt(saved)
  return { base, entries, isChanged, setEntries, adopt }
}
