import { countRequests, countTasks } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMay, useMe } from '../api/index.ts'
import { Ago, Facts, greetingAt, Page, Panel, RoleReasons, TextLink } from '../parts/index.ts'
import { WaitingPanel } from '../requests/WaitingPanel.tsx'
import { MyTasksPanel } from '../tasks/MyTasksPanel.tsx'
import { PermissionLinks } from './PermissionLinks.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  more: { marginTop: '16px' },
})

/** Who am I here, and what may I do. */
export function PortalHomePage(): ReactNode {
  const styles = useStyles()
  const { account, roles, session } = useMe()
  const decides = useMay(countRequests.access)
  const worksOnTasks = useMay(countTasks.access)
  const signedIn = session ? <Ago at={session.startedAt} /> : 'With an API token'
  return (
    <Page
      title={`${greetingAt(new Date().getHours())}, ${account.name.split(' ')[0]}`}
      name="Home"
      lead="What waits for you, who you are here, and what your roles let you do."
    >
      {decides && <WaitingPanel />}
      {worksOnTasks && <MyTasksPanel />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel title="You">
            <Facts
              facts={{
                Name: account.name,
                'User name': account.userPrincipalName ?? 'The identity provider names none',
                'Signed in by': account.issuer,
                'Signed in': signedIn,
              }}
            />
            <p className={styles.more}>
              <TextLink to="/portal/account">See where you are signed in</TextLink>
            </p>
          </Panel>
          <Panel title="Your roles, and why you hold them">
            <RoleReasons held={roles} />
          </Panel>
        </div>
        <Panel title="What you can do here">
          <PermissionLinks />
        </Panel>
      </div>
    </Page>
  )
}
