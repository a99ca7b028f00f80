import { type Connection, deleteConnection, getConnection } from '@countersign/core/api'
import { PlugConnectedRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { problemCodeOf, useAnswer, useMay } from '../api/index.ts'
import { Answered, ButtonLink, Empty, Lines, Page, Panel } from '../parts/index.ts'
import { ConnectionDeeds } from './ConnectionDeeds.tsx'
import { ConnectionFacts } from './ConnectionFacts.tsx'
import { systemTitle } from './health.ts'
import { PurposePanel } from './PurposePanel.tsx'
import { OutcomeNote } from './state/OutcomeNote.tsx'
import { StatePanel } from './state/StatePanel.tsx'

const route = getRouteApi('/inside/admin/connections/$id')

/** One connection: whether it works, what to do where it does not, and what it is for. */
export function ConnectionPage(): ReactNode {
  const { id } = route.useParams()
  const { outcome } = route.useSearch()
  const connection = useAnswer(getConnection, { params: { id } })
  const mayManage = useMay(deleteConnection.access)

  if (problemCodeOf(connection.error) === 'not-found') return <NoConnection />
  return (
    <Page
      title={connection.data?.name ?? 'Connection'}
      lead={connection.data && systemTitle(connection.data)}
      actions={connection.data && mayManage && <ConnectionDeeds connection={connection.data} />}
    >
      <Answered answer={connection} skeleton={<Lines count={8} label="the connection" />}>
        {(shown) => (
          <>
            {outcome && <OutcomeNote outcome={outcome} connection={shown} />}
            <Whole connection={shown} mayManage={mayManage} />
          </>
        )}
      </Answered>
    </Page>
  )
}

const Whole = ({ connection, mayManage }: { connection: Connection; mayManage: boolean }): ReactNode => (
  <>
    <StatePanel connection={connection} mayManage={mayManage} />
    <PurposePanel connection={connection} mayManage={mayManage} />
    <Panel title="Details">
      <ConnectionFacts connection={connection} />
    </Panel>
  </>
)

const NoConnection = (): ReactNode => (
  <Page title="Connection">
    <Panel title="No such connection" flush>
      <Empty
        icon={<PlugConnectedRegular />}
        title="This connection was removed, or never was"
        action={<ButtonLink to="/admin/connections">See all connections</ButtonLink>}
      >
        Whatever used it says which one it misses.
      </Empty>
    </Panel>
  </Page>
)
