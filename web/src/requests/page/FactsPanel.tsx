import { getInstance, type RequestDetails } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useMay } from '../../api/index.ts'
import { ObjectLink } from '../../directory/ObjectLink.tsx'
import { Facts, Moment, Panel, TextLink } from '../../parts/index.ts'

/** What it belongs to, and where more is to be seen. */
export function FactsPanel({ request }: { request: RequestDetails }): ReactNode {
  const seesInstances = useMay(getInstance.access)
  const { requester, target, member, workflow, storeName, createdAt, instanceId } = request
  return (
    <Panel title="About this request">
      <Facts
        facts={{
          'Asked by': requester.person ? <ObjectLink object={requester.person} /> : requester.name,
          Asked: <Moment at={createdAt} />,
          ...(target && { [target.kind === 'user' ? 'User' : 'Group']: <ObjectLink object={target} /> }),
          ...(member && { Member: <ObjectLink object={member} /> }),
          ...(workflow ? { Workflow: workflow.name } : { 'Comes from': 'An action flow' }),
          'Identity store': storeName,
          ...(seesInstances && {
            Process: (
              <TextLink to="/admin/instances/$id" params={{ id: instanceId }}>
                See its instance
              </TextLink>
            ),
          }),
        }}
      />
    </Panel>
  )
}
