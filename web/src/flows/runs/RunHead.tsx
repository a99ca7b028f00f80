import type { FlowRun } from '@countersign/core/api'
import { makeStyles, ProgressBar } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ranFor } from '../../instances/status.ts'
import { Facts, Moment, Panel, TextLink, useNow } from '../../parts/index.ts'
import { triggerKinds } from '../draft/summary.ts'
import { RunState } from './RunState.tsx'

const useStyles = makeStyles({ content: { display: 'grid', gap: '16px' } })

export function RunHead({ run }: { run: FlowRun }): ReactNode {
  const styles = useStyles()
  const nowMs = useNow(1_000)
  const { id, state, isTest, version, startedAt, finishedAt, startedBy, trigger, sentence, steps } = run
  const done = steps.filter((step) => step.finishedAt !== null).length
  return (
    <Panel title="How it goes" note={isTest ? 'A test' : `Version ${version}`}>
      <div className={styles.content}>
        {finishedAt === null && (
          <ProgressBar value={steps.length === 0 ? 0 : done / steps.length} aria-label="Steps that are done" />
        )}
        {sentence && <p role="status">{sentence}</p>}
        <Facts
          facts={{
            State: <RunState state={state} />,
            'Begun by': startedBy ?? triggerKinds[trigger.kind].title,
            Began: <Moment precise at={startedAt} />,
            ...(finishedAt !== null && { Ended: <Moment precise at={finishedAt} /> }),
            'Ran for': ranFor({ startedAt, finishedAt }, nowMs),
            ...(state === 'needs-attention' && {
              'What to do': (
                <TextLink to="/admin/instances/$id" params={{ id }}>
                  Look at the incident and try again
                </TextLink>
              ),
            }),
          }}
        />
      </div>
    </Panel>
  )
}
