import type { Connection } from '@countersign/core/api'
import { troubles } from '@countersign/core/connections'
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { SignInOutcome } from '../search.ts'

type Props = { outcome: SignInOutcome; connection: Connection }

/** How the sign-in ended that somebody just comes from. What goes on holding is told by the state beneath. */
export function OutcomeNote({ outcome, connection }: Props): ReactNode {
  if (outcome === 'connected')
    return connection.health === 'connected' ? (
      <MessageBar intent="success">
        <MessageBarBody>
          <MessageBarTitle>Connected.</MessageBarTitle> It acts as {connection.account?.name} from now on.
        </MessageBarBody>
      </MessageBar>
    ) : null
  if (outcome === 'unreachable' || connection.trouble?.code === outcome) return null
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>The sign-in did not count.</MessageBarTitle> {troubles[outcome].sentence}
      </MessageBarBody>
    </MessageBar>
  )
}
