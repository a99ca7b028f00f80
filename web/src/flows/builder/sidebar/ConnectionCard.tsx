import type { Connection } from '@countersign/core/api'
import type { ConnectorName } from '@countersign/core/catalog'
import { troubles } from '@countersign/core/connections'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PlugConnectedRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { PermissionList } from '../../../connections/actions/PermissionList.tsx'
import { HealthBadge } from '../../../connections/HealthBadge.tsx'
import { actingAs, isSignedInto, missingOf } from '../../../connections/health.ts'
import { Facts, FailureNote, TextLink } from '../../../parts/index.ts'
import { useConnect } from './useConnect.ts'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    padding: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 12px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
})

type Props = { connection: Connection; system: ConnectorName; mayConnect: boolean }

/** The indicator: whether it is connected, to which tenant, as whom, and with which permissions. */
export function ConnectionCard({ connection, system, mayConnect }: Props): ReactNode {
  const styles = useStyles()
  const connect = useConnect(system)
  const [isOpen, setOpen] = useState(false)
  const { id, name, health, trouble, tenant, permissions, granted, connectedAt } = connection
  const isMissing = missingOf({ permissions, granted }).length > 0
  const helps = isSignedInto(connection) && (health !== 'connected' || isMissing)
  return (
    <section className={styles.card} aria-label={`Connection ${name}`}>
      <div className={styles.head}>
        <TextLink className={styles.name} to="/admin/connections/$id" params={{ id }} target="_blank">
          {name}
        </TextLink>
        <HealthBadge health={health} />
      </div>
      {trouble && <p role="status">{troubles[trouble.code].sentence}</p>}
      <Facts
        facts={{
          ...(tenant !== null && { Tenant: tenant }),
          'Acts as': actingAs(connection),
          Permissions: granted === null ? `${permissions.length} to be agreed to` : granted.join(', ') || 'None',
        }}
      />
      <div className={styles.buttons}>
        {mayConnect && helps && (
          <Button
            appearance="primary"
            icon={<PlugConnectedRegular />}
            disabledFocusable={connect.isPending}
            onClick={() => connect.mutate({ connectionId: id })}
          >
            {connectedAt === null ? 'Connect' : 'Reconnect'}
          </Button>
        )}
        <Button appearance="subtle" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          What the permissions mean
        </Button>
      </div>
      {isOpen && (
        <PermissionList permissions={permissions} granted={granted} isSignIn={connection.kind === 'oauth-code'} />
      )}
      {!mayConnect && helps && <p>Somebody with the role Administrator connects it again.</p>}
      {connect.error && <FailureNote error={connect.error} />}
    </section>
  )
}
