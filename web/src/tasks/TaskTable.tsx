import type { UserTask } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, Opener, RowLink } from '../parts/index.ts'
import { Due } from './Due.tsx'
import { priorityTitle } from './due.ts'
import type { TasksSearch, Whose } from './search.ts'
import type { TaskDeeds } from './useTaskDeeds.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

type Props = { tasks: readonly UserTask[]; whose: Whose; search: TasksSearch; deeds: TaskDeeds }

/** Open tasks; the name leads to the task, the button takes it or gives it back. */
export function TaskTable({ tasks, whose, search, deeds }: Props): ReactNode {
  const styles = useStyles()
  const holder: Column<UserTask> = {
    title: 'With',
    width: 'minmax(160px, 1.5fr)',
    cell: ({ mine, assignee, candidateGroups, candidateUsers }) =>
      (mine ? 'You' : assignee) ?? ([...candidateGroups, ...candidateUsers].join(', ') || 'Nobody'),
  }
  const columns: Column<UserTask>[] = [
    {
      title: 'Task',
      width: 'minmax(200px, 2fr)',
      kind: 'name',
      cell: ({ id, name, processId, processName, businessKey }) => (
        <span className={styles.words}>
          <RowLink to="/portal/tasks/$id" params={{ id }} search={search}>
            {name}
          </RowLink>
          <span className={styles.quiet}>
            {processName ?? processId}
            {businessKey && ` · ${businessKey}`}
          </span>
        </span>
      ),
    },
    { title: 'Due', width: 'minmax(150px, 1.2fr)', cell: ({ dueAt }) => <Due at={dueAt} /> },
    { title: 'Priority', width: '88px', cell: ({ priority }) => priorityTitle(priority) },
    { title: 'Waits since', width: 'minmax(100px, 0.8fr)', cell: ({ createdAt }) => <Ago at={createdAt} /> },
    ...(whose === 'mine' ? [] : [holder]),
    {
      title: 'Actions',
      width: '112px',
      kind: 'actions',
      cell: (task) => <Deed task={task} deeds={deeds} />,
    },
  ]
  return <DataTable label="Tasks" columns={columns} rows={tasks} keyOf={({ id }) => id} />
}

/** Not what ends it: that is done where one sees what it is about. */
function Deed({ task, deeds }: { task: UserTask; deeds: TaskDeeds }): ReactNode {
  const { name, may, mine } = task
  if (may.includes('claim'))
    return (
      <Opener
        size="small"
        disabledFocusable={deeds.isWorking}
        onClick={() => deeds.claim(task)}
        aria-label={`Claim ${name}`}
      >
        Claim
      </Opener>
    )
  if (mine && may.includes('release'))
    return (
      <Opener
        size="small"
        disabledFocusable={deeds.isWorking}
        onClick={() => deeds.release(task)}
        aria-label={`Give back ${name}`}
      >
        Give back
      </Opener>
    )
  return null
}
