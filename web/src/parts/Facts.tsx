import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: '8px 20px',
    fontSize: '14px',
    lineHeight: '20px',
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { overflowWrap: 'anywhere' },
})

/** Names and their values, in two columns. */
export function Facts({ facts }: { facts: Record<string, ReactNode> }): ReactNode {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {Object.entries(facts).map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }): ReactNode {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  )
}
