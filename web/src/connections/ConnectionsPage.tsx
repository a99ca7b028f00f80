import { createConnection, listConnections } from '@countersign/core/api'
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer, useMay } from '../api/index.ts'
import { Answered, ButtonLink, counted, Empty, Lines, Page, Panel } from '../parts/index.ts'
import { ConnectionTable } from './ConnectionTable.tsx'

const route = getRouteApi('/inside/admin/connections')

/** Accounts, applications and keys at other systems: how each is doing, and in whose name it acts. */
export function ConnectionsPage(): ReactNode {
  const { outcome } = route.useSearch()
  const connections = useAnswer(listConnections, {})
  const mayManage = useMay(createConnection.access)
  const create = (
    <ButtonLink to="/admin/connections/new" appearance="primary" icon={<AddRegular />}>
      New connection
    </ButtonLink>
  )
  return (
    <Page
      title="Connections"
      lead="The accounts, applications and keys that actions use at other systems. Each shows in whose name it acts and whether it works."
      actions={mayManage && create}
    >
      {outcome === 'unreachable' && (
        <MessageBar intent="error">
          <MessageBarBody>
            The sign-in could not be finished, since its issuer did not answer. Nothing was changed; connect again in a
            moment.
          </MessageBarBody>
        </MessageBar>
      )}
      <Panel
        title="All connections"
        note={connections.data && counted(connections.data.items.length, 'connection', 'connections')}
        flush
      >
        <Answered answer={connections} skeleton={<Lines inset count={4} label="connections" />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon={<PlugConnectedRegular />}
                title="There are no connections yet"
                action={mayManage && <ButtonLink to="/admin/connections/new">New connection</ButtonLink>}
              >
                Connect a service account or an application, so that steps of processes and action flows can look things
                up and change them elsewhere.
              </Empty>
            ) : (
              <ConnectionTable connections={items} />
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}
