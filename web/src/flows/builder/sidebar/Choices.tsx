import { makeStyles, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  group: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px' },
  heading: {
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  choice: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    width: '100%',
    minHeight: '52px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'not-allowed' },
  },
  icon: { flex: 'none', display: 'inline-flex', fontSize: '20px', color: tokens.colorBrandForeground1 },
  words: { flex: '1 1 auto', display: 'grid', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

export type Offered = {
  key: string
  icon: ReactElement
  title: string
  purpose: string
  /** Said beside it: whether it is connected. */
  state?: ReactNode
  /** Whether it leads to more choices. */
  leadsOn?: boolean
  onChoose: () => void
}

/** Things to choose from, each with what it does. */
export function Choices({ heading, items }: { heading: string; items: readonly Offered[] }): ReactNode {
  const styles = useStyles()
  return (
    <section className={styles.group} aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.list}>
        {items.map(({ key, icon, title, purpose, state, leadsOn, onChoose }) => (
          <li key={key}>
            <button type="button" className={styles.choice} onClick={onChoose}>
              <span className={styles.icon} aria-hidden="true">
                {icon}
              </span>
              <span className={styles.words}>
                <span className={styles.title}>{title}</span>
                <span className={styles.quiet}>{purpose}</span>
              </span>
              {state}
              {leadsOn && <ChevronRightRegular aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
