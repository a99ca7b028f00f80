import type { Component } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, ErrorCircleFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '12px',
    padding: '12px 16px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  well: { color: tokens.colorStatusSuccessForeground3 },
  unwell: { color: tokens.colorStatusDangerForeground1 },
  words: { display: 'grid', gap: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2 },
  remedy: {
    marginTop: '6px',
    padding: '8px 12px',
    borderLeft: `3px solid ${tokens.colorStatusDangerBorderActive}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
})

/** What the server stands on: each part, how it is, and what to do about what is unwell. */
export function HealthList({ components }: { components: readonly Component[] }): ReactNode {
  const styles = useStyles()
  const sickFirst = components.toSorted((a, b) => Number(a.well) - Number(b.well))
  return (
    <ul className={styles.list}>
      {sickFirst.map(({ name, title, well, detail, remedy }) => (
        <li key={name} className={styles.item}>
          <span
            className={mergeClasses(styles.icon, well ? styles.well : styles.unwell)}
            role="img"
            aria-label={well ? 'Well' : 'Unwell'}
          >
            {well ? <CheckmarkCircleFilled /> : <ErrorCircleFilled />}
          </span>
          <div className={styles.words}>
            <span className={styles.title}>{title}</span>
            <span className={styles.detail}>{detail}</span>
            {remedy && <p className={styles.remedy}>What to do: {remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
