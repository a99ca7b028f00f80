import { type Permission, permissionNames, permissions } from '@countersign/core/accounts'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMe } from '../api/index.ts'
import { TextLink } from '../parts/index.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: '12px' },
  code: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** The page on which a permission is made use of; the API reference where there is none yet. */
const pages = {
  'portal.use': '/portal/account',
  'system.read': '/admin',
  'audit.read': '/admin/audit',
  'processes.read': '/admin/instances',
  'processes.deploy': '/admin/processes',
  'processes.operate': '/admin/incidents',
  'tasks.work': '/portal/tasks',
  'directory.read': '/portal/users',
  'directory.ask': '/portal/groups',
  'directory.change': '/portal/users',
  'requests.read-all': '/portal/requests/all',
  'requests.manage-all': '/portal/requests/all',
  'stores.read': '/admin/stores',
  'stores.manage': '/admin/stores',
  'workflows.manage': '/admin/stores',
  'jobs.work': '/admin/api',
  'connections.read': '/admin/connections',
  'connections.manage': '/admin/connections',
  'flows.read': '/admin/flows',
  'flows.manage': '/admin/flows',
  'secrets.manage': '/admin/secrets',
  'mail.manage': '/admin/mail',
  'accounts.read': '/admin/accounts',
  'accounts.manage': '/admin/accounts',
  'tokens.manage': '/admin/tokens',
  'tokens.manage-all': '/admin/tokens',
} as const satisfies Record<Permission, string>

/** What one may do here, each with the way there. */
export function PermissionLinks(): ReactNode {
  const styles = useStyles()
  const me = useMe()
  return (
    <ul className={styles.list}>
      {permissionNames
        .filter((permission) => me.permissions.includes(permission))
        .map((permission) => (
          <li key={permission}>
            <TextLink to={pages[permission]}>{permissions[permission]}</TextLink>
            <code className={styles.code}>{permission}</code>
          </li>
        ))}
    </ul>
  )
}
