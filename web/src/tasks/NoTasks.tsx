import { CheckmarkCircleRegular, PeopleListRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, counted, Empty } from '../parts/index.ts'
import type { Whose } from './search.ts'

/** Why the list is empty, and where something may wait. */
export function NoTasks({ whose, waiting }: { whose: Whose; waiting: number }): ReactNode {
  if (whose === 'mine')
    return (
      <Empty
        icon={<CheckmarkCircleRegular />}
        title="Nothing waits for you"
        {...(waiting > 0
          ? {
              action: (
                <ButtonLink to="/portal/tasks" search={{ of: 'groups' }}>
                  {`Look at the ${counted(waiting, 'task', 'tasks')} of your groups`}
                </ButtonLink>
              ),
            }
          : {})}
      >
        What a process gives to you, and what you claim from your groups’ tasks, stands here. New tasks appear by
        themselves.
      </Empty>
    )
  return whose === 'groups' ? (
    <Empty icon={<PeopleListRegular />} title="Nothing to claim">
      What is for you or for one of your groups, and nobody has taken yet, stands here. New tasks appear by themselves.
    </Empty>
  ) : (
    <Empty icon={<CheckmarkCircleRegular />} title="No task is open">
      Where a process waits for people, its task stands here, whoever it is for.
    </Empty>
  )
}
