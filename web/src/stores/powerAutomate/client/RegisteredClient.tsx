import type { PowerAutomateClient } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Ago, Facts, FailureNote, Moment, Opener } from '../../../parts/index.ts'
import { FlowAccount } from '../FlowAccount.tsx'
import type { Settings } from './clientDraft.ts'
import { LayerChain } from './LayerChain.tsx'
import { LinksToAuthenticate } from './LinksToAuthenticate.tsx'
import { NeededPermissions } from './NeededPermissions.tsx'
import { RemoveClientDialog } from './RemoveClientDialog.tsx'
import type { ClientTest } from './useClientTest.ts'

const useStyles = makeStyles({
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '28px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
    gap: '28px 40px',
  },
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', alignContent: 'start' },
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = {
  storeId: string
  client: PowerAutomateClient
  settings: Settings
  mayManage: boolean
  test: ClientTest
  onChange: () => void
}

export function RegisteredClient({ storeId, client, settings, mayManage, test, onChange }: Props): ReactNode {
  const styles = useStyles()
  const [isRemoving, setRemoving] = useState(false)
  return (
    <div className={styles.stack}>
      <LinksToAuthenticate storeId={storeId} />
      <div className={styles.columns}>
        <section className={styles.part} aria-label="Client">
          <Facts facts={factsOf(client, settings)} />
          {mayManage && (
            <div className={styles.buttons}>
              <Opener onClick={onChange}>Change the client</Opener>
              <Opener appearance="subtle" onClick={() => setRemoving(true)}>
                Remove
              </Opener>
            </div>
          )}
        </section>
        <section className={styles.part} aria-labelledby="flow-account">
          <h3 id="flow-account" className={styles.heading}>
            Flow account
          </h3>
          <FlowAccount
            storeId={storeId}
            account={client.flowAccount}
            returnTo={`${window.location.pathname}${window.location.search}`}
          />
        </section>
      </div>
      {mayManage && <TestPart test={test} />}
      {isRemoving && <RemoveClientDialog storeId={storeId} onClose={() => setRemoving(false)} />}
    </div>
  )
}

function factsOf(client: PowerAutomateClient, { clouds }: Settings): Record<string, ReactNode> {
  const cloud = clouds.find(({ name }) => name === client.cloud)
  const region = cloud?.regions.find(({ code }) => code === client.region)
  return {
    'Organization Code': client.organization,
    ...(client.region && { Region: region?.title ?? client.region }),
    Environment: client.environmentUrl,
    'Data Service URL': client.dataServiceUrl,
    'Tenant ID': client.tenantId,
    'Client ID': client.clientId,
    'Client secret': 'Kept sealed',
    'Called by Power Automate': client.calledUsAt ? <Ago at={client.calledUsAt} /> : 'Not yet',
    Changed: <Moment at={client.changedAt} />,
  }
}

/** Each layer, and each permission: what is wrong is said where it is. */
function TestPart({ test }: { test: ClientTest }): ReactNode {
  const styles = useStyles()
  const { found, isRunning, error, run } = test
  return (
    <section className={styles.part} aria-label="Test">
      <div className={styles.buttons}>
        <Button appearance={found ? 'secondary' : 'primary'} disabledFocusable={isRunning} onClick={run}>
          {isRunning ? 'One moment…' : found ? 'Test again' : 'Test'}
        </Button>
      </div>
      {error ? <FailureNote error={error} /> : null}
      {found && (
        <div className={styles.columns} role="status">
          <div className={styles.part}>
            <h3 className={styles.heading}>From here to there and back</h3>
            <LayerChain layers={found.layers} />
          </div>
          <div className={styles.part}>
            <h3 className={styles.heading}>Permissions of the application</h3>
            <NeededPermissions permissions={found.permissions} />
            <p className={styles.quiet}>
              Tested <Ago at={found.at} />
            </p>
          </div>
        </div>
      )}
    </section>
  )
}
