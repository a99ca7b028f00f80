import type { FlowRun, FlowRunStep } from '@countersign/core/api'
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ranFor } from '../../instances/status.ts'
import { CodeBlock, Facts, Moment, Panel, TextLink } from '../../parts/index.ts'
import { kindIcon, triggerIcon } from '../builder/lane/stepIcons.tsx'
import { triggerKinds } from '../draft/summary.ts'
import { RunStepState } from './RunState.tsx'

const useStyles = makeStyles({
  step: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, ':last-child': { borderBottomStyle: 'none' } },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 12px', width: '100%', minWidth: 0 },
  name: { flex: '1 1 160px', display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  asleep: { color: tokens.colorNeutralForeground3 },
  inside: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', padding: '4px 12px 16px' },
})

/** The steps in their order, each with what went into it and what came out. */
export function RunSteps({ run }: { run: FlowRun }): ReactNode {
  const styles = useStyles()
  return (
    <Panel title="Steps" flush>
      <Accordion multiple collapsible>
        <AccordionItem value="trigger" className={styles.step}>
          <AccordionHeader icon={triggerIcon(run.trigger)} expandIconPosition="end">
            <span className={styles.head}>
              <span className={styles.name}>Trigger</span>
              <span className={styles.quiet}>{triggerKinds[run.trigger.kind].title}</span>
            </span>
          </AccordionHeader>
          <AccordionPanel className={styles.inside}>
            <Values label="What it brought" values={run.inputs} />
          </AccordionPanel>
        </AccordionItem>
        {run.steps.map((step) => (
          <Step key={step.stepId} step={step} runId={run.id} />
        ))}
      </Accordion>
    </Panel>
  )
}

function Step({ step, runId }: { step: FlowRunStep; runId: string }): ReactNode {
  const styles = useStyles()
  const { stepId, name, kind, depth, within, state, inputs, outputs, actedAs, startedAt, finishedAt, tries } = step
  const path = within?.path
  return (
    <AccordionItem value={stepId} className={styles.step} style={{ marginLeft: `${Math.min(depth, 4) * 20}px` }}>
      <AccordionHeader icon={kindIcon(kind)} expandIconPosition="end">
        <span className={mergeClasses(styles.head, state === 'not-reached' && styles.asleep)}>
          <span className={styles.name}>
            {name}
            {path && <span className={styles.quiet}>{path}</span>}
            {step.sentence && <span className={styles.quiet}>{step.sentence}</span>}
          </span>
          {startedAt && finishedAt && (
            <span className={styles.quiet}>{ranFor({ startedAt, finishedAt }, Date.parse(finishedAt))}</span>
          )}
          <RunStepState state={state} />
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.inside}>
        <Facts
          facts={{
            ...(startedAt && { Began: <Moment precise at={startedAt} /> }),
            ...(finishedAt && { Ended: <Moment precise at={finishedAt} /> }),
            ...(tries > 1 && { Tries: tries }),
            ...(actedAs && {
              'Done as': (
                <>
                  {actedAs.account ?? 'The application itself'}, by the connection{' '}
                  <TextLink to="/admin/connections/$id" params={{ id: actedAs.connectionId }}>
                    {actedAs.connection}
                  </TextLink>
                </>
              ),
            }),
            ...(step.incidentId && {
              'What to do': (
                <TextLink to="/admin/instances/$id" params={{ id: runId }}>
                  Look at the incident and try again
                </TextLink>
              ),
            }),
          }}
        />
        <Values label="Inputs" values={inputs} />
        <Values label="Outputs" values={outputs} />
      </AccordionPanel>
    </AccordionItem>
  )
}

type Values = { readonly [name: string]: unknown }

const Values = ({ label, values }: { label: string; values: Values | null }): ReactNode =>
  values === null || Object.keys(values).length === 0 ? null : (
    <CodeBlock label={label} text={JSON.stringify(values, null, 2)} shownMax={20_000} />
  )
