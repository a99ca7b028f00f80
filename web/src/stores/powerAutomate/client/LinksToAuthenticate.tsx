import { listWorkflowLinks } from '@countersign/core/api'
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer } from '../../../api/index.ts'
import { listed } from '../../../parts/index.ts'

/** Before it is saved: what the new address will cost. */
export function LinksThatWillBeWithdrawn({ storeId }: { storeId: string }): ReactNode {
  const linked = useFlows(storeId, 'linked')
  if (linked.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>The links will have to be authenticated again</MessageBarTitle>
        Flows will report their decisions to another address. Until somebody authenticates{' '}
        {listed(linked.map((name) => `“${name}”`))} anew, no request starts {linked.length === 1 ? 'it' : 'them'}.
      </MessageBarBody>
    </MessageBar>
  )
}

/** Afterwards, until it is done. */
export function LinksToAuthenticate({ storeId }: { storeId: string }): ReactNode {
  const waiting = useFlows(storeId, 'url-entered')
  if (waiting.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>
          {waiting.length === 1 ? 'A link has to be authenticated' : `${waiting.length} links have to be authenticated`}
        </MessageBarTitle>
        Until then, no request starts {listed(waiting.map((name) => `“${name}”`))}. Under Configure Workflows, open the
        Power Automate Settings of {waiting.length === 1 ? 'its workflow' : 'each of the workflows'} and press
        Authenticate.
      </MessageBarBody>
    </MessageBar>
  )
}

/** By name; what is not known yet needs no warning. */
function useFlows(storeId: string, state: 'linked' | 'url-entered'): string[] {
  const links = useAnswer(listWorkflowLinks, { params: { storeId } })
  return (links.data?.items ?? []).flatMap((link) => (link.state === state ? [link.flowName] : [])).toSorted()
}
