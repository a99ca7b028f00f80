import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'

/** What fits into a few lines of a table. */
const shortMax = 280

const useStyles = makeStyles({
  message: { display: 'grid', justifyItems: 'start', gap: '4px', width: '100%', minWidth: 0 },
  words: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  clamped: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '3',
  },
  warnings: { paddingLeft: '18px', fontSize: '12px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  toggle: { marginLeft: '-8px' },
})

type Props = { message: string; warnings: readonly string[] }

/** What was said, and why expressions gave what they gave; a stack trace does not push everything else away. */
export function Message({ message, warnings }: Props): ReactNode {
  const styles = useStyles()
  const [whole, setWhole] = useState(false)
  const isLong = message.length > shortMax || message.split('\n').length > 3
  return (
    <div className={styles.message}>
      <span className={mergeClasses(styles.words, isLong && !whole && styles.clamped)}>{message}</span>
      {warnings.length > 0 && (
        <ul className={styles.warnings} aria-label="Warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {isLong && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.toggle}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </div>
  )
}
