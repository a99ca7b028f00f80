import { type ConnectorDescription, permissionsFor } from '@countersign/core/catalog'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'
import { ActionsField } from '../actions/ActionsField.tsx'
import { PermissionList } from '../actions/PermissionList.tsx'
import type { StepProps } from './step.ts'

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: '24px' },
  heading: { fontSize: '14px', lineHeight: '20px', marginBottom: '8px', fontWeight: tokens.fontWeightRegular },
})

type Props = StepProps & { connector: ConnectorDescription }

/** What it is for, and beside it what that takes: before anybody is asked to agree. */
export function PurposeStep({ draft, put, errors, connector }: Props): ReactNode {
  const styles = useStyles()
  const isSignIn = draft.kind === 'oauth-code'
  return (
    <Panel title="3. What it is for">
      <div className={styles.columns}>
        <ActionsField
          connector={connector}
          chosen={draft.actions}
          onChoose={(actions) => put({ actions })}
          error={errors.actions}
        />
        <section>
          <h3 className={styles.heading}>
            {isSignIn ? 'Permissions whoever signs in is asked for' : 'Permissions the application has to be granted'}
          </h3>
          <PermissionList permissions={permissionsFor(connector, draft.actions)} granted={null} isSignIn={isSignIn} />
        </section>
      </div>
    </Panel>
  )
}
