import type { Connection } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { OutcomeNote } from '../../../connections/state/OutcomeNote.tsx'
import { useBuilder } from '../context.ts'

/** How the sign-in ended that somebody just comes back from. */
export function SignInNote({ connections }: { connections: readonly Connection[] }): ReactNode {
  const { cameBack } = useBuilder()
  const connection = connections.find(({ id }) => id === cameBack?.connectionId)
  return cameBack && connection ? <OutcomeNote outcome={cameBack.outcome} connection={connection} /> : null
}
