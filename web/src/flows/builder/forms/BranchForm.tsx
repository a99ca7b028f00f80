import type { BranchStep, Path } from '@countersign/core/flows'
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { addPath, movePath, removePath } from '../../draft/edit.ts'
import { complaintAt, useBuilder } from '../context.ts'
import { ConditionsField } from './ConditionsField.tsx'
import type { Put } from './put.ts'

const useStyles = makeStyles({
  path: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    minWidth: 0,
    margin: 0,
    padding: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'flex-end', gap: '4px' },
  name: { flex: '1 1 auto', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  todo: { color: tokens.colorStatusWarningForeground1, fontSize: '12px', lineHeight: '16px' },
})

const pathsMax = 20

type Props = { step: BranchStep; put: Put<BranchStep> }

/** The paths in the order in which they are tried. */
export function BranchForm({ step, put }: Props): ReactNode {
  const styles = useStyles()
  const { draft, change } = useBuilder()
  return (
    <>
      <p className={styles.quiet}>
        The first path whose conditions hold is taken; where none does, what stands under Otherwise is done. Text is
        compared without regard to case. After either the flow goes on beneath the branch.
      </p>
      {step.paths.map((path, index) => (
        <PathForm key={path.id} step={step} path={path} index={index} put={put} />
      ))}
      <div>
        <Button
          icon={<AddRegular />}
          disabled={step.paths.length >= pathsMax}
          onClick={() => change(addPath(draft, step.id, `Path ${step.paths.length + 1}`))}
        >
          Add a path
        </Button>
      </div>
    </>
  )
}

function PathForm({ step, path, index, put }: Props & { path: Path; index: number }): ReactNode {
  const styles = useStyles()
  const { draft, change, findings } = useBuilder()
  const name = path.name || `Path ${index + 1}`
  const complaint = complaintAt(findings, step.id, path.id)
  const putPath = (next: Path, field?: string) =>
    put({ ...step, paths: step.paths.map((one) => (one.id === path.id ? next : one)) }, field && `${path.id}.${field}`)
  return (
    <fieldset className={styles.path} aria-label={name}>
      <div className={styles.head}>
        <Field label={`Name of path ${index + 1}`} className={styles.name}>
          <Input
            value={path.name}
            maxLength={100}
            autoComplete="off"
            onChange={(_, { value }) => putPath({ ...path, name: value }, 'name')}
          />
        </Field>
        <Button
          appearance="subtle"
          icon={<ArrowUpRegular />}
          aria-label={`Try ${name} earlier`}
          disabled={index === 0}
          onClick={() => change(movePath(draft, step.id, path.id, -1))}
        />
        <Button
          appearance="subtle"
          icon={<ArrowDownRegular />}
          aria-label={`Try ${name} later`}
          disabled={index === step.paths.length - 1}
          onClick={() => change(movePath(draft, step.id, path.id, 1))}
        />
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`Remove ${name} and its steps`}
          disabled={step.paths.length === 1}
          onClick={() => change(removePath(draft, step.id, path.id))}
        />
      </div>
      <ConditionsField
        stepId={step.id}
        name={name}
        when={path.when}
        onChange={(when, field) => putPath({ ...path, when }, field)}
      />
      {complaint && <p className={styles.todo}>{complaint.sentence}</p>}
    </fieldset>
  )
}
