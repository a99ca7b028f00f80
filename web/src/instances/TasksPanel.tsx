import { type InstanceDetails, listTasks, type UserTask } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { usePages } from '../api/index.ts'
import {
  Ago,
  Answered,
  type Column,
  DataTable,
  Empty,
  Lines,
  listed,
  Moment,
  MoreFoot,
  RowLink,
} from '../parts/index.ts'
import { useFollow } from './follow.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } })

/** What people have to do before the instance goes on. */
export function TasksPanel({ instance: { id, revision } }: { instance: InstanceDetails }): ReactNode {
  const styles = useStyles()
  const tasks = usePages(listTasks, { query: { of: 'all', instanceId: id } })
  useFollow(revision, tasks.refetch)
  const columns: Column<UserTask>[] = [
    {
      title: 'Task',
      width: 'minmax(180px, 2fr)',
      kind: 'name',
      cell: ({ id, name }) => (
        <RowLink to="/portal/tasks/$id" params={{ id }}>
          {name}
        </RowLink>
      ),
    },
    {
      title: 'Whose',
      width: 'minmax(160px, 2fr)',
      cell: ({ assignee, candidateUsers, candidateGroups }) =>
        assignee ?? <span className={styles.quiet}>{nobodys([...candidateUsers, ...candidateGroups])}</span>,
    },
    { title: 'Since', width: 'minmax(110px, 1fr)', cell: ({ createdAt }) => <Ago at={createdAt} /> },
    { title: 'Due', width: 'minmax(130px, 1fr)', cell: ({ dueAt }) => (dueAt ? <Moment at={dueAt} /> : '—') },
  ]
  return (
    <Answered answer={tasks} skeleton={<Lines inset count={2} label="tasks" />}>
      {(found) =>
        found.length === 0 ? (
          <Empty icon={<TaskListSquareLtrRegular />} title="No open task">
            Nobody is asked to do anything at the moment.
          </Empty>
        ) : (
          <>
            <DataTable label="Open tasks" columns={columns} rows={found} keyOf={({ id }) => id} />
            <MoreFoot pages={tasks} count={found.length} one="task" many="tasks" />
          </>
        )
      }
    </Answered>
  )
}

const nobodys = (candidates: readonly string[]): string =>
  candidates.length === 0 ? 'nobody’s yet' : `nobody’s yet; ${listed(candidates, 'or')} may take it`
