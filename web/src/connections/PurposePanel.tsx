import type { Connection } from '@countersign/core/api'
import { type ConnectorDescription, connectors } from '@countersign/core/catalog'
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Opener, Panel } from '../parts/index.ts'
import { ChangeActionsDialog } from './actions/ChangeActionsDialog.tsx'
import { PermissionList } from './actions/PermissionList.tsx'
import { HowToUse } from './HowToUse.tsx'

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: '24px' },
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
  list: { listStyleType: 'none', display: 'grid', gap: '10px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = { connection: Connection; mayManage: boolean }

/** The actions it offers, and the permissions they take. */
export function PurposePanel({ connection, mayManage }: Props): ReactNode {
  const styles = useStyles()
  const [changing, setChanging] = useState(false)
  const connector: ConnectorDescription = connectors[connection.connector]
  if (connection.actions.length === 0)
    return (
      <Panel title="What it is for">
        <p>{connector.purpose}</p>
        <HowToUse id={connection.id} />
      </Panel>
    )
  return (
    <Panel
      title="What it is for"
      actions={
        mayManage && (
          <Opener size="small" onClick={() => setChanging(true)}>
            Change the actions
          </Opener>
        )
      }
    >
      <div className={styles.columns}>
        <section>
          <h3 className={styles.heading}>Actions it offers</h3>
          <ul className={styles.list}>
            {connection.actions.map((name) => (
              <li key={name}>
                <p className={styles.title}>{connector.actions[name]?.title ?? name}</p>
                <p className={styles.quiet}>{connector.actions[name]?.purpose}</p>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className={styles.heading}>Permissions they take</h3>
          <PermissionList
            permissions={connection.permissions}
            granted={connection.granted}
            isSignIn={connection.kind === 'oauth-code'}
          />
        </section>
      </div>
      {changing && <ChangeActionsDialog connection={connection} onClose={() => setChanging(false)} />}
    </Panel>
  )
}
