import { getInstance, type TaskDetails } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMay } from '../api/index.ts'
import { Facts, listed, Moment, Panel, TextLink } from '../parts/index.ts'
import { Due } from './Due.tsx'
import { priorityTitle } from './due.ts'

const useStyles = makeStyles({
  headers: { marginTop: '16px', paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
})

/** What the task belongs to, until when, and whose it is. */
export function TaskFacts({ task }: { task: TaskDetails }): ReactNode {
  const styles = useStyles()
  const seesInstances = useMay(getInstance.access)
  const { processName, processId, businessKey, assignee, mine, dueAt, followUpAt, priority, createdAt } = task
  const candidates = [...task.candidateUsers, ...task.candidateGroups]
  return (
    <Panel title="About this task">
      <Facts
        facts={{
          Process: processName ?? processId,
          ...(businessKey && { 'Business key': businessKey }),
          With: mine ? 'You' : (assignee ?? 'Nobody yet'),
          ...(candidates.length > 0 && { 'May claim it': listed(candidates, 'or') }),
          Due: <Due at={dueAt} exact />,
          ...(followUpAt && { 'Follow up': <Moment at={followUpAt} /> }),
          Priority: `${priorityTitle(priority)} (${priority})`,
          'Waits since': <Moment at={createdAt} />,
          ...(seesInstances && {
            Instance: (
              <TextLink to="/admin/instances/$id" params={{ id: task.instanceId }}>
                See where it is
              </TextLink>
            ),
          }),
        }}
      />
      {Object.keys(task.headers).length > 0 && (
        <div className={styles.headers}>
          <Facts facts={task.headers} />
        </div>
      )}
    </Panel>
  )
}
