import { type Account, endAccountSessions, getMe, listAccounts } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { ConfirmDialog, counted, useSayDone } from '../parts/index.ts'

export function EndSessionsDialog({ account, onClose }: { account: Account; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const end = useAction(endAccountSessions, {
    changes: [listAccounts, getMe],
    onDone: () => {
      sayDone(`${account.name} is signed out everywhere`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Sign ${account.name} out everywhere?`}
      verb="Sign out everywhere"
      working={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ params: { id: account.id } })}
      onClose={onClose}
    >
      {counted(account.sessionCount, 'session ends', 'sessions end')} at once. They can sign in again as long as the
      identity provider lets them; API tokens keep working.
    </ConfirmDialog>
  )
}
