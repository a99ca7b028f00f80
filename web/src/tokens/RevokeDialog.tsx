import { type ApiToken, listTokens, revokeToken } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { Ago, ConfirmDialog, useSayDone } from '../parts/index.ts'

export function RevokeDialog({ token, onClose }: { token: ApiToken; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const revoke = useAction(revokeToken, {
    changes: [listTokens],
    onDone: () => {
      sayDone(`“${token.name}” is revoked`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Revoke “${token.name}”?`}
      verb="Revoke"
      working={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ params: { id: token.id } })}
      onClose={onClose}
    >
      Whatever uses it is refused from now on, and this can’t be undone.{' '}
      {token.lastUsedAt ? (
        <>
          It was last used <Ago at={token.lastUsedAt} />.
        </>
      ) : (
        'It was never used.'
      )}
    </ConfirmDialog>
  )
}
