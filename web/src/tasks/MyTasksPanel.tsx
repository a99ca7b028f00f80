import { countTasks } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/index.ts'
import { Answered, Lines, Panel, TextLink } from '../parts/index.ts'
import { countsInWords } from './counts.ts'

/** For a home page: how much waits for whoever looks, and the way to it. */
export function MyTasksPanel(): ReactNode {
  const counts = useAnswer(countTasks, {}, { everyMs: 60_000 })
  return (
    <Panel title="Your tasks" actions={<TextLink to="/portal/tasks">See them</TextLink>}>
      <Answered answer={counts} skeleton={<Lines count={1} label="your tasks" />}>
        {countsInWords}
      </Answered>
    </Panel>
  )
}
