import { makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  button: {
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    // The whole row is the button: easy to hit, and still one name for a screen reader.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
})

/** Opens what its row is about; the focus comes back when that closes. The row must be `position: relative`. */
export function RowButton({ children, onClick }: { children: ReactNode; onClick: () => void }): ReactNode {
  const styles = useStyles()
  return (
    <button type="button" {...useRestoreFocusTarget()} className={styles.button} onClick={onClick}>
      {children}
    </button>
  )
}
