import type { BranchStep, Step } from '@countersign/core/flows'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { flowList, type ListName, otherwiseOf } from '../../draft/places.ts'
import { conditionsWords, triggerSummary, triggerTitle } from '../../draft/summary.ts'
import { useBuilder } from '../context.ts'
import { Card } from './Card.tsx'
import { Plus } from './Plus.tsx'
import { StepCard } from './StepCard.tsx'
import { triggerIcon } from './stepIcons.tsx'

const useStyles = makeStyles({
  lane: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    width: '100%',
    maxWidth: '640px',
    marginInline: 'auto',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' },
  paths: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    marginTop: '12px',
    paddingLeft: '20px',
  },
  path: {
    padding: '10px 12px 12px',
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (max-width: 700px)': { padding: '8px 6px 8px 8px' },
  },
  when: { fontWeight: tokens.fontWeightSemibold, fontSize: '13px', lineHeight: '18px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** The flow from above: the trigger, then its steps. */
export function FlowLane(): ReactNode {
  const styles = useStyles()
  const { draft, findings, shown, show } = useBuilder()
  return (
    <div className={styles.lane}>
      <Card
        id="card-trigger"
        icon={triggerIcon(draft.trigger)}
        kind="Trigger"
        title={triggerTitle(draft.trigger)}
        summary={triggerSummary(draft.trigger)}
        findings={findings.filter(({ at }) => at === 'trigger')}
        isChosen={shown.what === 'trigger'}
        onChoose={() => show({ what: 'trigger' })}
      />
      <Steps list={flowList} steps={draft.steps} label="Steps" start="at the start" />
    </div>
  )
}

type StepsProps = { list: ListName; steps: readonly Step[]; label: string; start: string }

function Steps({ list, steps, label, start }: StepsProps): ReactNode {
  const styles = useStyles()
  return (
    <>
      <Plus place={{ list, index: 0 }} where={start} isLast={steps.length === 0} />
      {steps.length > 0 && (
        <ol className={styles.list} aria-label={label}>
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepCard step={step} />
              {step.kind === 'branch' && <Paths branch={step} />}
              <Plus
                place={{ list, index: index + 1 }}
                where={`after ${step.name}`}
                isLast={index === steps.length - 1}
              />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** What is done where; the first whose conditions hold is taken. */
function Paths({ branch }: { branch: BranchStep }): ReactNode {
  const styles = useStyles()
  const { offersFor } = useBuilder()
  const offers = offersFor(branch.id)
  return (
    <div className={styles.paths}>
      {branch.paths.map((path, index) => {
        const name = path.name || `Path ${index + 1}`
        return (
          <section key={path.id} className={styles.path} aria-label={name}>
            <p className={styles.when}>{name}</p>
            <p className={styles.quiet}>
              {index === 0 ? 'If ' : 'Else, if '}
              {conditionsWords(path.when, offers) || '… (no condition yet)'}
            </p>
            <Steps list={path.id} steps={path.steps} label={`Steps of ${name}`} start={`to ${name}`} />
          </section>
        )
      })}
      <section className={styles.path} aria-label="Otherwise">
        <p className={styles.when}>Otherwise</p>
        <p className={styles.quiet}>If no path is taken</p>
        <Steps
          list={otherwiseOf(branch.id)}
          steps={branch.otherwise}
          label="Steps of Otherwise"
          start={`to Otherwise of ${branch.name}`}
        />
      </section>
    </div>
  )
}
