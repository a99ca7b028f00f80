import { SearchBox as FluentSearchBox, makeStyles } from '@fluentui/react-components'
import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Long enough to type the next letter, short enough not to be waited for. */
const pauseMs = 250

const useStyles = makeStyles({
  box: { width: '100%', maxWidth: '360px', '@media (max-width: 700px)': { maxWidth: 'none' } },
})

/** Somebody has chosen what they found already, and the page they go to is still being fetched. */
const isLeaving = ({ state: { location, resolvedLocation } }: Pick<AnyRouter, 'state'>): boolean =>
  resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname

type Props = { label: string; words: string; onSearch: (words: string) => void }

/** Searches while one types. `words` is what is being searched for; the box may be a moment ahead of it. */
export function SearchBox({ label, words, onSearch }: Props): ReactNode {
  const styles = useStyles()
  const router = useRouter()
  const [typed, setTyped] = useState(words)
  const asked = useRef(words)

  // The address changed by other means (Back, “clear the filters”): the box follows.
  useEffect(() => {
    if (words === asked.current) return
    asked.current = words
    setTyped(words)
  }, [words])

  useEffect(() => {
    if (typed.trim() === asked.current) return
    const timer = setTimeout(() => {
      if (isLeaving(router)) return // to search now would call them back
      asked.current = typed.trim()
      onSearch(asked.current)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [typed, onSearch, router])

  return (
    <FluentSearchBox
      className={styles.box}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
    />
  )
}
