import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Moment } from '../../parts/index.ts'
import { type Change, wholeValue } from './history.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyle: 'none' },
  step: {
    display: 'grid',
    gap: '4px',
    paddingBlock: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', minHeight: '24px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px' },
  end: { marginLeft: 'auto' },
  values: { display: 'grid', gap: '4px' },
  value: {
    display: 'grid',
    gridTemplateColumns: '56px minmax(0, 1fr)',
    padding: '4px 8px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusSmall,
  },
  name: { color: tokens.colorNeutralForeground2 },
  before: { backgroundColor: tokens.colorStatusDangerBackground1 },
  after: { backgroundColor: tokens.colorStatusSuccessBackground1 },
})

type Props = {
  /** Newest first. */
  changes: readonly Change[]
  /** Absent for whoever may not set it. */
  onSetAgain?: (value: unknown) => void
}

/** Every value a variable had: what it was, what it became, when, and whose doing it was. */
export function ChangeList({ changes, onSetAgain }: Props): ReactNode {
  const styles = useStyles()
  return (
    <ol className={styles.list}>
      {changes.map((change) => {
        const before = wholeValue(change.before)
        return (
          <li key={change.key} className={styles.step}>
            <span className={styles.head}>
              {change.by}
              <span className={styles.quiet}>
                <Moment at={change.at} precise />
              </span>
              {onSetAgain && before !== undefined && (
                <Button size="small" appearance="subtle" className={styles.end} onClick={() => onSetAgain(before)}>
                  Set it back to before
                </Button>
              )}
            </span>
            <dl className={styles.values}>
              <Told name="Before" value={change.before ?? 'not there'} kind={styles.before} />
              <Told name="After" value={change.after ?? 'not there'} kind={styles.after} />
            </dl>
          </li>
        )
      })}
    </ol>
  )
}

function Told({ name, value, kind }: { name: string; value: string; kind: string }): ReactNode {
  const styles = useStyles()
  return (
    <div className={mergeClasses(styles.value, kind)}>
      <dt className={styles.name}>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
