import { getTask, type TaskDetails } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import { ArrowUndoRegular, HandRightRegular, PersonSwapRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { problemCodeOf, useAnswer } from '../api/index.ts'
import { Answered, focusHeading, Lines, Opener, Page, Panel, TextLink } from '../parts/index.ts'
import { AssignDialog } from './AssignDialog.tsx'
import type { TasksSearch } from './search.ts'
import { TaskAnswer } from './TaskAnswer.tsx'
import { TaskFacts } from './TaskFacts.tsx'
import { TaskGone } from './TaskGone.tsx'
import { TooLate } from './TooLate.tsx'
import { useTaskDeeds } from './useTaskDeeds.ts'
import { Variables } from './Variables.tsx'

/** Soon enough to see that somebody else has taken or completed it. */
const everyMs = 15_000

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

const route = getRouteApi('/inside/portal/tasks/$id')

/** One task: what it is about, whose it is, and what it asks for. */
export function TaskPage(): ReactNode {
  const { id } = route.useParams()
  const search = route.useSearch()
  const task = useAnswer(getTask, { params: { id } }, { everyMs })
  if (problemCodeOf(task.error) === 'not-found') return <TaskGone search={search} />
  return (
    <Answered answer={task} skeleton={<Opening />}>
      {(found) => <Task key={found.id} task={found} search={search} onLookAgain={() => void task.refetch()} />}
    </Answered>
  )
}

const Opening = (): ReactNode => (
  <Page title="Task">
    <Panel title="What it asks for">
      <Lines count={5} label="the task" />
    </Panel>
  </Page>
)

type Props = { task: TaskDetails; search: TasksSearch; onLookAgain: () => void }

function Task({ task, search, onLookAgain }: Props): ReactNode {
  const styles = useStyles()
  const deeds = useTaskDeeds()
  const [giving, setGiving] = useState(false)
  const [late, setLate] = useState<Error | null>(null)
  const [takesFocus, setTakesFocus] = useState(false)
  useFocusWhenLost(task.mine)
  const { name, processName, processId, businessKey, may, mine } = task
  return (
    <Page
      title={name}
      lead={
        <>
          {processName ?? processId}
          {businessKey && ` · ${businessKey}`} ·{' '}
          <TextLink to="/portal/tasks" search={search}>
            Back to the tasks
          </TextLink>
        </>
      }
      actions={
        <>
          {may.includes('assign') && (
            <Opener icon={<PersonSwapRegular />} onClick={() => setGiving(true)}>
              Give to…
            </Opener>
          )}
          {may.includes('release') && (
            <Opener icon={<ArrowUndoRegular />} disabledFocusable={deeds.isWorking} onClick={() => deeds.release(task)}>
              {mine ? 'Give back' : 'Give back for them'}
            </Opener>
          )}
          {may.includes('claim') && (
            <Opener
              appearance="primary"
              icon={<HandRightRegular />}
              disabledFocusable={deeds.isWorking}
              onClick={() => {
                setTakesFocus(true)
                deeds.claim(task)
              }}
            >
              Claim
            </Opener>
          )}
        </>
      }
    >
      {deeds.error || late ? <TooLate error={deeds.error ?? late} /> : null}
      <div className={styles.columns}>
        {mine && may.includes('complete') ? (
          <Panel title="What it asks for">
            <TaskAnswer
              task={task}
              search={search}
              takesFocus={takesFocus}
              onLate={(error) => {
                setLate(error)
                onLookAgain()
              }}
            />
          </Panel>
        ) : (
          <Panel title="What it is about" note={whyNot(task)}>
            <Variables variables={task.variables} />
          </Panel>
        )}
        <TaskFacts task={task} />
      </div>
      {giving && <AssignDialog task={task} onClose={() => setGiving(false)} />}
    </Page>
  )
}

function whyNot({ may, assignee }: TaskDetails): string {
  if (may.includes('claim')) return 'Claim it to fill it in.'
  return assignee === null ? 'It is for others to claim.' : `${assignee} has it.`
}

/** Whoever gives a task back stands before its heading: the button they pressed is gone. */
function useFocusWhenLost(mine: boolean): void {
  const wasMine = useRef(mine)
  useEffect(() => {
    if (wasMine.current && !mine) focusHeading()
    wasMine.current = mine
  }, [mine])
}
