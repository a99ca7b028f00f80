import type { ListedLink, WorkflowAnswer } from '@countersign/core/api'
import { approversInWords, shadowOf, workflowEvents } from '@countersign/core/workflows'
import { makeStyles, Switch, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Column, DataTable, RowLink } from '../../../parts/index.ts'
import { objectTitles } from '../words.ts'
import type { Switches } from './ConfigureTab.tsx'
import { LinkLine } from './LinkLine.tsx'
import { WorkflowMenu } from './WorkflowMenu.tsx'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  warning: { color: tokens.colorStatusWarningForeground3, fontSize: '12px', lineHeight: '16px' },
  // Above the link that covers the row.
  toggle: { position: 'relative', zIndex: 1, marginLeft: '-8px' },
})

type Props = {
  workflows: readonly WorkflowAnswer[]
  links: readonly ListedLink[]
  mayManage: boolean
  switches: Switches
}

export function WorkflowTable({ workflows, links, mayManage, switches }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<WorkflowAnswer>[] = [
    {
      title: 'Enabled',
      width: '56px',
      cell: (workflow) => (
        <Switch
          className={styles.toggle}
          aria-label={`Enabled: ${workflow.name}`}
          checked={switches.isOn(workflow)}
          disabled={!mayManage}
          onChange={(_, { checked }) => switches.turn(workflow, checked)}
        />
      ),
    },
    {
      title: 'Type',
      width: '68px',
      cell: ({ system }) => <span className={styles.quiet}>{system ? 'System' : 'User Defined'}</span>,
    },
    {
      title: 'Name',
      width: 'minmax(160px, 2.4fr)',
      kind: 'name',
      cell: (workflow) => (
        <span className={styles.words}>
          <RowLink to="/admin/stores/$storeId/workflows/$id" params={{ storeId: workflow.storeId, id: workflow.id }}>
            {workflow.name}
          </RowLink>
          <Link workflow={workflow} links={links} />
          <Shadow workflow={workflow} workflows={workflows} />
          {switches.isChanged(workflow) && (
            <span className={styles.quiet}>{switches.isOn(workflow) ? 'On' : 'Off'} once you save</span>
          )}
        </span>
      ),
    },
    { title: 'Object(s)', width: '76px', cell: ({ objects }) => objects.map((kind) => objectTitles[kind]).join(', ') },
    {
      title: 'Approver(s)',
      width: 'minmax(110px, 1.4fr)',
      cell: ({ approvers }) => approversInWords(approvers) || 'Default approver',
    },
    { title: 'Event', width: 'minmax(90px, 1.2fr)', cell: ({ event }) => workflowEvents[event].title },
    {
      title: 'Actions',
      width: '36px',
      kind: 'actions',
      cell: (workflow) => <WorkflowMenu workflow={workflow} mayManage={mayManage} />,
    },
  ]
  return <DataTable label="Workflows" columns={columns} rows={workflows} keyOf={({ id }) => id} />
}

function Link({ workflow: { id }, links }: { workflow: WorkflowAnswer; links: readonly ListedLink[] }): ReactNode {
  const link = links.find(({ workflowId }) => workflowId === id)
  return link && <LinkLine link={link} />
}

/** Said where a workflow can't ever fire. */
function Shadow({
  workflow,
  workflows,
}: {
  workflow: WorkflowAnswer
  workflows: readonly WorkflowAnswer[]
}): ReactNode {
  const styles = useStyles()
  const first = shadowOf(workflow, workflows)
  return first && <span className={styles.warning}>Never fires: “{first.name}” comes first</span>
}
