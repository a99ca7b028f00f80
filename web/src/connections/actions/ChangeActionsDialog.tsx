import { type Connection, getConnection, listConnections, setConnectionActions } from '@countersign/core/api'
import { connectors, permissionsFor } from '@countersign/core/catalog'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../api/index.ts'
import { FormDialog, useSayDone } from '../../parts/index.ts'
import { ActionsField } from './ActionsField.tsx'
import { PermissionList } from './PermissionList.tsx'

export function ChangeActionsDialog({
  connection,
  onClose,
}: {
  connection: Connection
  onClose: () => void
}): ReactNode {
  const connector = connectors[connection.connector]
  const [actions, setActions] = useState<readonly string[]>(connection.actions)
  const sayDone = useSayDone()
  const change = useAction(setConnectionActions, {
    changes: [getConnection, listConnections],
    onDone: () => {
      sayDone('The actions are changed')
      onClose()
    },
  })
  return (
    <FormDialog
      title="Change the actions"
      verb="Change"
      isWorking={change.isPending}
      isHeld={actions.length === 0}
      error={change.error}
      onSubmit={() => change.mutate({ params: { id: connection.id }, body: { actions: [...actions] } })}
      onClose={onClose}
    >
      <ActionsField
        connector={connector}
        chosen={actions}
        onChoose={setActions}
        error={actions.length === 0 ? 'Choose at least one.' : undefined}
      />
      <PermissionList
        permissions={permissionsFor(connector, actions)}
        granted={connection.granted}
        isSignIn={connection.kind === 'oauth-code'}
      />
    </FormDialog>
  )
}
