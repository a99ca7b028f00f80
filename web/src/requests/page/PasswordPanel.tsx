import { getRequest, type RequestDetails, showTemporaryPassword } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../api/index.ts'
import { PasswordDialog } from '../../directory/dialogs/PasswordDialog.tsx'
import { FailureNote, Opener, Panel } from '../../parts/index.ts'

/** The password that a request led to, shown once to whoever asked for it. */
export function PasswordPanel({ request }: { request: RequestDetails }): ReactNode {
  const [password, setPassword] = useState<string | null>(null)
  const show = useAction(showTemporaryPassword, {
    changes: [getRequest],
    onDone: ({ temporaryPassword }) => setPassword(temporaryPassword),
  })
  if (!request.hasTemporaryPassword && password === null) return null
  return (
    <Panel title="Temporary password">
      <p>
        {request.kind === 'user.create'
          ? 'The new user begins with a temporary password.'
          : 'The password was replaced by a temporary one.'}{' '}
        It can be shown once, to you alone.
      </p>
      <Opener
        disabledFocusable={show.isPending || password !== null}
        onClick={() => show.mutate({ params: { id: request.id }, body: {} })}
      >
        Show it
      </Opener>
      {show.error ? <FailureNote error={show.error} /> : null}
      {password && <PasswordDialog name={request.subject} password={password} onClose={() => setPassword(null)} />}
    </Panel>
  )
}
