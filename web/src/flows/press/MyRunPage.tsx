import { getMyFlowRun, type MyFlowRun } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { problemCodeOf, useAnswer } from '../../api/index.ts'
import { Ago, Answered, ButtonLink, Empty, Lines, Page, Panel, TextLink } from '../../parts/index.ts'
import { RunState, RunStepState } from '../runs/RunState.tsx'

const route = getRouteApi('/inside/portal/actions/$id')

/** Often enough to see each step be done. */
const everyMs = 1_000

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  sentence: { flexBasis: '100%', fontSize: '15px', lineHeight: '22px' },
  list: { listStyleType: 'none' },
  step: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '10px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
})

/** How far it is that one has begun, and how it ended. */
export function MyRunPage(): ReactNode {
  const { id } = route.useParams()
  const [isOver, setOver] = useState(false)
  const run = useAnswer(getMyFlowRun, { params: { id } }, isOver ? {} : { everyMs })
  const ended = run.data !== undefined && run.data.finishedAt !== null
  if (ended !== isOver) setOver(ended)
  if (problemCodeOf(run.error) === 'not-found') return <NoRun />
  return (
    <Page title={run.data?.flowName ?? 'Action flow'} lead={<TextLink to="/portal/actions">All action flows</TextLink>}>
      <Answered answer={run} skeleton={<Lines count={5} label="the run" />}>
        {(shown) => <Whole run={shown} />}
      </Answered>
    </Page>
  )
}

function Whole({ run }: { run: MyFlowRun }): ReactNode {
  const styles = useStyles()
  return (
    <>
      <Panel title="How it goes">
        <div className={styles.head} role="status">
          <RunState state={run.state} />
          <span>
            Began <Ago at={run.startedAt} />
            {run.finishedAt !== null && (
              <>
                , ended <Ago at={run.finishedAt} />
              </>
            )}
          </span>
          {run.sentence && <p className={styles.sentence}>{run.sentence}</p>}
          {run.state === 'needs-attention' && (
            <p className={styles.sentence}>Somebody who looks after it has to look at it. Nothing is lost.</p>
          )}
        </div>
      </Panel>
      <Panel title="Steps" flush>
        <ol className={styles.list} aria-label="Steps">
          {run.steps.map(({ name, depth, state }) => (
            <li key={name} className={styles.step} style={{ paddingLeft: `${16 + Math.min(depth, 4) * 20}px` }}>
              {name}
              <RunStepState state={state} />
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}

const NoRun = (): ReactNode => (
  <Page title="Action">
    <Panel title="No such run" flush>
      <Empty
        icon={<HistoryRegular />}
        title="There is nothing of this id that you have begun"
        action={<ButtonLink to="/portal/actions">See all action flows</ButtonLink>}
      >
        The address may be mistyped, or somebody else has begun it.
      </Empty>
    </Panel>
  </Page>
)
