import { type ActionStep, inputsOf, outputsOf } from '@countersign/core/flows'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ValueField } from '../../values/ValueField.tsx'
import { complaintAt, useBuilder } from '../context.ts'
import { ConnectionField } from './ConnectionField.tsx'
import type { Put } from './put.ts'

const useStyles = makeStyles({
  heading: { fontSize: '12px', lineHeight: '16px', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

type Props = { step: ActionStep; put: Put<ActionStep> }

/** The connection it acts by, and what the action takes: from its description in the catalog. */
export function ActionForm({ step, put }: Props): ReactNode {
  const styles = useStyles()
  const { offersFor, findings } = useBuilder()
  const offers = offersFor(step.id)
  return (
    <>
      {inputsOf(step).map(({ name, title, description, type, required }) => (
        <ValueField
          key={name}
          label={title}
          hint={type === 'list' ? `${description} Several with commas between them.` : description}
          required={required}
          value={step.inputs[name] ?? []}
          offers={offers}
          complaint={complaintAt(findings, step.id, name)}
          onChange={(value, isTyping) =>
            put({ ...step, inputs: { ...step.inputs, [name]: value } }, isTyping ? name : undefined)
          }
        />
      ))}
      <section>
        <h3 className={styles.heading}>What it gives</h3>
        <p className={styles.quiet}>
          {outputsOf(step)
            .map(({ title }) => title)
            .join(', ')}
        </p>
      </section>
      <ConnectionField step={step} put={put} />
    </>
  )
}
