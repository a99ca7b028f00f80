import { getSystem, listIncidentCauses } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMay, useMe } from '../api/index.ts'
import { IncidentsPanel } from '../incidents/IncidentsPanel.tsx'
import { greetingAt, Page, Panel, RoleReasons } from '../parts/index.ts'
import { ActivityPanel } from './ActivityPanel.tsx'
import { SystemPanels } from './SystemPanels.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
})

/** How the server is doing, and who one is here. */
export function AdminHomePage(): ReactNode {
  const styles = useStyles()
  const { account, roles } = useMe()
  const maySeeSystem = useMay(getSystem.access)
  const maySeeIncidents = useMay(listIncidentCauses.access)
  const firstName = account.name.split(' ')[0]
  const myRoles = (
    <Panel title="My roles">
      <RoleReasons held={roles} />
    </Panel>
  )
  return (
    <Page
      title={`${greetingAt(new Date().getHours())}, ${firstName}`}
      name="Home"
      lead="How this server is doing, and what happened lately."
    >
      {maySeeIncidents && <IncidentsPanel />}
      {maySeeSystem ? (
        <>
          <ActivityPanel />
          <div className={styles.columns}>
            <SystemPanels aside={myRoles} />
          </div>
        </>
      ) : (
        myRoles
      )}
    </Page>
  )
}
