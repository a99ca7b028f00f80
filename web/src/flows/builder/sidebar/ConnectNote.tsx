import { type ConnectorDescription, type ConnectorName, connectors, permissionsFor } from '@countersign/core/catalog'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PlugConnectedRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { PermissionList } from '../../../connections/actions/PermissionList.tsx'
import { ServiceAccountAdvice } from '../../../connections/ServiceAccountAdvice.tsx'
import { ButtonLink, FailureNote } from '../../../parts/index.ts'
import { useBuilder } from '../context.ts'
import { builderAddress, useConnect, useOwnRegistration } from './useConnect.ts'

const useStyles = makeStyles({
  all: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', justifyItems: 'start' },
  heading: { fontSize: '12px', lineHeight: '16px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
})

type Props = { system: ConnectorName; mayConnect: boolean }

/** Not connected yet: in whose name, and with which permissions, before anybody is asked to agree. */
export function ConnectNote({ system, mayConnect }: Props): ReactNode {
  const styles = useStyles()
  const { flow, shown, save } = useBuilder()
  const connect = useConnect(system)
  const hasRegistration = useOwnRegistration(mayConnect)
  const connector: ConnectorDescription = connectors[system]
  if (!mayConnect)
    return (
      <p>
        {connector.title} is not connected. Somebody with the role Administrator connects it, here or on the page
        Connections; what you have built so far stays as it is.
      </p>
    )
  return (
    <div className={styles.all}>
      <p>{connector.title} is not connected yet. Whoever signs in is who the steps of your flows act as.</p>
      <ServiceAccountAdvice />
      <section>
        <h3 className={styles.heading}>Permissions whoever signs in is asked for</h3>
        <PermissionList
          permissions={permissionsFor(connector, Object.keys(connector.actions))}
          granted={null}
          isSignIn={true}
        />
      </section>
      {hasRegistration === true && (
        <Button
          appearance="primary"
          icon={<PlugConnectedRegular />}
          disabledFocusable={connect.isPending}
          onClick={() => connect.mutate({ connectionId: null })}
        >
          Connect
        </Button>
      )}
      {hasRegistration !== undefined && (
        <ButtonLink
          to="/admin/connections/new"
          search={{ returnTo: builderAddress(flow.id, shown) }}
          appearance={hasRegistration ? 'subtle' : 'primary'}
          onClick={() => void save()}
        >
          Connect with an app registration of its own
        </ButtonLink>
      )}
      {connect.error && <FailureNote error={connect.error} />}
    </div>
  )
}
