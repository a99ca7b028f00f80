import { type Permission, permissionNames, permissions, type Role, roleNames, roles } from '@countersign/core/accounts'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  // On narrow screens the columns scroll beneath the permission they belong to.
  frame: { overflowX: 'auto' },
  table: { width: '100%', minWidth: '840px', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  cell: {
    padding: '10px 12px',
    textAlign: 'center',
    verticalAlign: 'middle',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  first: {
    position: 'sticky',
    left: 0,
    width: '34%',
    paddingLeft: '16px',
    textAlign: 'left',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  role: {
    overflowWrap: 'normal',
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    borderTop: 'none',
  },
  permission: { fontWeight: tokens.fontWeightRegular },
  code: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  yes: { display: 'inline-flex', fontSize: '18px', color: tokens.colorBrandForeground1 },
  no: { color: tokens.colorNeutralForeground4 },
})

/** Roles across, permissions down. It is what the server rules by, not a description of it. */
export function RoleMatrix(): ReactNode {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label="Roles and permissions">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.role, styles.first)}>
              Permission
            </th>
            {roleNames.map((role) => (
              <th key={role} scope="col" className={mergeClasses(styles.cell, styles.role)}>
                {roles[role].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionNames.map((permission) => (
            <tr key={permission}>
              <th scope="row" className={mergeClasses(styles.cell, styles.permission, styles.first)}>
                {permissions[permission]}
                <code className={styles.code}>{permission}</code>
              </th>
              {roleNames.map((role) => (
                <td key={role} className={styles.cell}>
                  {allows(role, permission) ? (
                    <span className={styles.yes} role="img" aria-label="Yes">
                      <CheckmarkFilled />
                    </span>
                  ) : (
                    <span className={styles.no} role="img" aria-label="No">
                      –
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const allows = (role: Role, permission: Permission): boolean =>
  roles[role].permissions.some((held) => held === permission)
