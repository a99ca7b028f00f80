import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '48px 24px',
    textAlign: 'center',
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground4 },
  title: { fontSize: '15px', fontWeight: tokens.fontWeightSemibold },
  words: { color: tokens.colorNeutralForeground2, maxWidth: '52ch' },
  action: { marginTop: '8px' },
})

type Props = { icon: ReactElement; title: string; children: ReactNode; action?: ReactNode }

/** Where a list would be, when there is nothing in it: why, and what to do. */
export function Empty({ icon, title, children, action }: Props): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.words}>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
