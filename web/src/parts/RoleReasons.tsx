import { type HeldRole, type RoleSource, roles } from '@countersign/core/accounts'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: '14px' },
  role: { display: 'grid', gap: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  purpose: { color: tokens.colorNeutralForeground2 },
  reason: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Roles somebody holds, what each is for, and why they hold it. */
export function RoleReasons({ held }: { held: readonly HeldRole[] }): ReactNode {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {held.map(({ role, sources }) => (
        <li key={role} className={styles.role}>
          <span className={styles.title}>{roles[role].title}</span>
          <span className={styles.purpose}>{roles[role].purpose}</span>
          {sources.map((source) => (
            <span key={reasonOf(source)} className={styles.reason}>
              {reasonOf(source)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

export function reasonOf(source: RoleSource): string {
  switch (source.by) {
    case 'everybody':
      return 'Everybody who signs in has it.'
    case 'rule':
      return `A rule gives it: the claim “${source.claim}” of the sign-in holds “${source.value}”.`
    case 'grant':
      return 'An administrator gave it by hand.'
  }
}
