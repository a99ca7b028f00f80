import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { CopyButton } from './CopyButton.tsx'

const useStyles = makeStyles({
  block: { display: 'grid', gap: '4px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: '28px' },
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: '12px', color: tokens.colorNeutralForeground2 },
  code: {
    margin: 0,
    padding: '10px 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '13px',
    lineHeight: '20px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  scrolling: { maxHeight: '45vh', overflowY: 'auto' },
})

type Props = {
  label: string
  text: string
  /** For what may be very long: it scrolls, and no more than this is shown, though all of it is copied. */
  shownMax?: number
}

/** Text to take along as it is. */
export function CodeBlock({ label, text, shownMax }: Props): ReactNode {
  const styles = useStyles()
  const labelId = useId()
  return (
    <figure className={styles.block} aria-labelledby={labelId}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label}>
          {label}
        </span>
        <CopyButton wide text={text} label="Copy" />
      </div>
      {shownMax === undefined ? (
        <pre className={styles.code}>{text}</pre>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard too
        <pre className={mergeClasses(styles.code, styles.scrolling)} tabIndex={0}>
          {text.length > shownMax ? `${text.slice(0, shownMax)}…` : text}
        </pre>
      )}
    </figure>
  )
}
