import type { Finding } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '2px', margin: '0 0 0 -8px', padding: 0, listStyle: 'none', minWidth: 0 },
  item: { display: 'grid', gap: '2px', padding: '8px', borderRadius: tokens.borderRadiusMedium, minWidth: 0 },
  here: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 10px', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  button: {
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', overflowWrap: 'anywhere' },
  code: { fontFamily: tokens.fontFamilyMonospace },
  reason: { overflowWrap: 'anywhere' },
  remedy: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

type Props = {
  label: string
  findings: readonly Finding[]
  selected?: string | null
  /** For those that stand in a drawing. */
  onSelect?: (elementId: string) => void
}

/** What was found in a file: where, why it matters, what to do. */
export function Findings({ label, findings, selected = null, onSelect }: Props): ReactNode {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label={label}>
      {findings.map((finding, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it came; the same may be found twice
          key={index}
          className={mergeClasses(
            styles.item,
            finding.elementId !== null && finding.elementId === selected && styles.here,
          )}
        >
          <span className={styles.head}>
            <Place finding={finding} {...(onSelect ? { onSelect } : {})} />
            {finding.elementId && finding.elementName && (
              <span className={mergeClasses(styles.quiet, styles.code)}>{finding.elementId}</span>
            )}
            {finding.line !== null && <span className={styles.quiet}>line {finding.line}</span>}
          </span>
          <span className={styles.reason}>{finding.reason}</span>
          <span className={styles.remedy}>{finding.remedy}</span>
        </li>
      ))}
    </ul>
  )
}

function Place({ finding, onSelect }: { finding: Finding; onSelect?: (elementId: string) => void }): ReactNode {
  const styles = useStyles()
  const { elementId, elementName } = finding
  if (elementId === null) return <span className={styles.name}>The file</span>
  const words = elementName ?? elementId
  if (!onSelect) return <span className={styles.name}>{words}</span>
  return (
    <button type="button" className={mergeClasses(styles.name, styles.button)} onClick={() => onSelect(elementId)}>
      {words}
    </button>
  )
}
