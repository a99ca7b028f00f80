import { deleteSecret, listSecrets, type Secret } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { ConfirmDialog, useSayDone } from '../parts/index.ts'
import { UsedBy } from './UsedBy.tsx'

export function DeleteSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const remove = useAction(deleteSecret, {
    changes: [listSecrets],
    onDone: () => {
      sayDone(`${secret.name} is deleted`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Delete ${secret.name}?`}
      verb="Delete"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { name: secret.name } })}
      onClose={onClose}
    >
      <p>Its value is gone for good.</p>
      {secret.usedBy.length > 0 && (
        <p>
          Steps that name it stop with an incident that says which secret is missing. It is named by{' '}
          <UsedBy processes={secret.usedBy} />.
        </p>
      )}
    </ConfirmDialog>
  )
}
