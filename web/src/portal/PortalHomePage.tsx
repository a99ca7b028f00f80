import { permissionNames, permissions } from '@countersign/core/accounts'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMe } from '../api/index.ts'
import { Ago, Facts, greetingAt, Page, Panel, RoleReasons, TextLink } from '../parts/index.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'grid', gap: '20px' },
  list: { listStyleType: 'none', display: 'grid', gap: '10px' },
  code: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  more: { marginTop: '16px' },
})

/** Who am I here, and what may I do. */
export function PortalHomePage(): ReactNode {
  const styles = useStyles()
  const me = useMe()
  const { account, session } = me
  const mine = permissionNames.filter((permission) => me.permissions.includes(permission))
  return (
    <Page
      title={`${greetingAt(new Date().getHours())}, ${account.name.split(' ')[0]}`}
      name="Home"
      lead="Who you are here, and what your roles let you do."
    >
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel title="You">
            <Facts
              facts={{
                Name: account.name,
                'User name': account.userPrincipalName ?? 'The identity provider names none',
                'Signed in by': account.issuer,
                'Signed in': session ? <Ago at={session.startedAt} /> : 'With an API token',
              }}
            />
            <p className={styles.more}>
              <TextLink to="/portal/account">See where you are signed in</TextLink>
            </p>
          </Panel>
          <Panel title="What you can do here">
            <ul className={styles.list}>
              {mine.map((permission) => (
                <li key={permission}>
                  {permissions[permission]}
                  <code className={styles.code}>{permission}</code>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <Panel title="Your roles, and why you hold them">
          <RoleReasons held={me.roles} />
        </Panel>
      </div>
    </Page>
  )
}
