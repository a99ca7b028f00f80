import {
  type Connection,
  deleteConnection,
  getConnection,
  listConnections,
  testConnection,
} from '@countersign/core/api'
import { Button } from '@fluentui/react-components'
import { DeleteRegular, StethoscopeRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAction } from '../api/index.ts'
import { ConfirmDialog, FailureNote, Opener, useSayDone } from '../parts/index.ts'
import { UsedBy } from '../secrets/UsedBy.tsx'
import { isApplication, isSignedInto } from './health.ts'

/** What can be done to a connection as a whole. */
export function ConnectionDeeds({ connection }: { connection: Connection }): ReactNode {
  const { id, kind, connectedAt, testUrl } = connection
  const [removing, setRemoving] = useState(false)
  const sayDone = useSayDone()
  const sayTrouble = useSayDone('error')
  const test = useAction(testConnection, {
    changes: [getConnection, listConnections],
    onDone: ({ health }) => (health === 'connected' ? sayDone('It works') : sayTrouble('It does not work')),
  })
  const canTest = kind === 'client-credentials' || (isSignedInto(connection) ? connectedAt !== null : testUrl !== null)
  return (
    <>
      {canTest && (
        <Button
          icon={<StethoscopeRegular />}
          disabledFocusable={test.isPending}
          onClick={() => test.mutate({ params: { id } })}
        >
          {test.isPending ? 'Trying…' : 'Test'}
        </Button>
      )}
      <Opener icon={<DeleteRegular />} onClick={() => setRemoving(true)}>
        Remove
      </Opener>
      {test.error && <FailureNote error={test.error} />}
      {removing && <RemoveDialog connection={connection} onClose={() => setRemoving(false)} />}
    </>
  )
}

function RemoveDialog({ connection, onClose }: { connection: Connection; onClose: () => void }): ReactNode {
  const { id, name, usedBy } = connection
  const sayDone = useSayDone()
  const navigate = useNavigate()
  const remove = useAction(deleteConnection, {
    changes: [listConnections],
    onDone: () => {
      sayDone(`“${name}” is removed`)
      void navigate({ to: '/admin/connections' })
    },
  })
  return (
    <ConfirmDialog
      title={`Remove “${name}”?`}
      verb="Remove"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id } })}
      onClose={onClose}
    >
      <p>Its credential and its tokens are deleted, and this can’t be undone.</p>
      {isApplication(connection) && (
        <p>What was agreed to stays agreed to in the tenant, until an administrator takes it back there.</p>
      )}
      {usedBy.length > 0 && (
        <p>
          Steps that use it stop with an incident that says so. It is used by <UsedBy processes={usedBy} />.
        </p>
      )}
    </ConfirmDialog>
  )
}
