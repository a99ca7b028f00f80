import { SearchBox as FluentSearchBox, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Long enough to type the next letter, short enough not to be waited for. */
const pauseMs = 250

const useStyles = makeStyles({
  box: { width: '100%', maxWidth: '360px', '@media (max-width: 700px)': { maxWidth: 'none' } },
})

type Props = { label: string; words: string; onSearch: (words: string) => void }

/** Searches while one types. `words` is what is being searched for; the box may be a moment ahead of it. */
export function SearchBox({ label, words, onSearch }: Props): ReactNode {
  const styles = useStyles()
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
      asked.current = typed.trim()
      onSearch(asked.current)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [typed, onSearch])

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
