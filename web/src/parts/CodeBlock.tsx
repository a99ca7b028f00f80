import { makeStyles, tokens } from '@fluentui/react-components'
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
})

/** Text to take along as it is. */
export function CodeBlock({ label, text }: { label: string; text: string }): ReactNode {
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
      <pre className={styles.code}>{text}</pre>
    </figure>
  )
}
