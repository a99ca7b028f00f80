import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: '48px',
    padding: '8px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontSize: '15px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  end: { marginLeft: 'auto' },
  note: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  padded: { padding: '16px' },
})

type Props = {
  title: string
  /** Said beside the title, quietly. */
  note?: ReactNode
  actions?: ReactNode
  /** For what brings its own edges: tables and lists. */
  flush?: boolean
  children: ReactNode
}

/** One subject of a page, in a frame. */
export function Panel({ title, note, actions, flush = false, children }: Props): ReactNode {
  const styles = useStyles()
  const titleId = useId()
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {note && <span className={styles.note}>{note}</span>}
        {actions && <div className={styles.end}>{actions}</div>}
      </header>
      <div className={mergeClasses(!flush && styles.padded)}>{children}</div>
    </section>
  )
}
