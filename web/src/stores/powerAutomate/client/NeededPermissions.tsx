import type { NeededPermission } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ComponentProps, ReactNode } from 'react'

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: '12px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', textWrap: 'pretty' },
})

const states: Readonly<
  Record<NeededPermission['state'], { title: string; color: NonNullable<ComponentProps<typeof Badge>['color']> }>
> = {
  found: { title: 'Found', color: 'success' },
  missing: { title: 'Missing', color: 'danger' },
  'not-known': { title: 'Not known yet', color: 'informative' },
}

/** What the application has to be allowed, each with whether it is. */
export function NeededPermissions({ permissions }: { permissions: readonly NeededPermission[] }): ReactNode {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label="Permissions">
      {permissions.map(({ resource, permission, kind, purpose, state, sentence }) => (
        <li key={`${resource} ${permission}`}>
          <span className={styles.line}>
            <code className={styles.code}>{permission}</code>
            <Badge appearance="tint" color={states[state].color}>
              {states[state].title}
            </Badge>
          </span>
          <p className={styles.quiet}>
            {resource}, {kind === 'delegated' ? 'delegated' : 'security role'}. {purpose}
          </p>
          {sentence && <p className={styles.quiet}>{sentence}</p>}
        </li>
      ))}
    </ul>
  )
}
