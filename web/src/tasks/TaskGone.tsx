import { TaskListSquareLtrRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty, Page, Panel } from '../parts/index.ts'
import type { TasksSearch } from './search.ts'

/** A task that is no more, or never was for whoever looks: the server does not say which. */
export const TaskGone = ({ search }: { search: TasksSearch }): ReactNode => (
  <Page title="This task is not open" name="Task">
    <Panel title="What happened" flush>
      <Empty
        icon={<TaskListSquareLtrRegular />}
        title="It is done, or it is not for you"
        action={
          <ButtonLink to="/portal/tasks" search={search} appearance="primary">
            Go to the tasks
          </ButtonLink>
        }
      >
        Somebody has completed it, the process no longer waits for it, or somebody else has it now.
      </Empty>
    </Panel>
  </Page>
)
