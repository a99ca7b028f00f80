import type { WorkflowAnswer } from '@countersign/core/api'
import { approversInWords, conditionInWords, workflowEvents } from '@countersign/core/workflows'
import type { ReactNode } from 'react'
import { Facts, Panel } from '../../../parts/index.ts'
import { TryPanel } from '../try/TryPanel.tsx'
import { fieldsInWords, objectTitles } from '../words.ts'

/** For those who may look, and not change. */
export const WorkflowFacts = ({ workflow }: { workflow: WorkflowAnswer }): ReactNode => (
  <>
    <Panel title={workflow.name}>
      <Facts
        facts={{
          Enabled: workflow.enabled ? 'Yes' : 'No',
          ...fixedFacts(workflow),
          'Approver(s)': approversInWords(workflow.approvers) || 'Default approver',
          'Approver Acceleration': workflow.accelerated ? 'As the identity store says' : 'Left out of it',
        }}
      />
    </Panel>
    <TryPanel storeId={workflow.storeId} />
  </>
)

/** What nobody changes of a system workflow. */
export const fixedFacts = ({ system, description, event, objects, fields, filter }: WorkflowAnswer) => ({
  Type: system ? 'System' : 'User Defined',
  Description: description || '–',
  Event: workflowEvents[event].title,
  'Object(s)': objects.map((kind) => objectTitles[kind]).join(', '),
  ...(fields.length > 0 && { Fields: fieldsInWords(fields) }),
  ...(filter.conditions.length > 0 && {
    Filters: filter.conditions
      .map((condition) => conditionInWords(condition, objects))
      .join(filter.match === 'all' ? ' and ' : ' or '),
  }),
})
