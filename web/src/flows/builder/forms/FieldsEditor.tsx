import type { ButtonTrigger, Field as FormField } from '@countersign/core/flows'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { fieldName } from '../../draft/fieldName.ts'
import { everyStep } from '../../draft/places.ts'
import { valuesOf } from '../../draft/values.ts'
import { useBuilder } from '../context.ts'
import { OneField } from './OneField.tsx'

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', justifyItems: 'start' },
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

const fieldsMax = 30

type Props = { trigger: ButtonTrigger; put: (trigger: ButtonTrigger, field?: string) => void }

/** The form that whoever presses the button fills in. */
export function FieldsEditor({ trigger, put }: Props): ReactNode {
  const styles = useStyles()
  const used = useUsedFields()
  const { fields } = trigger
  const names = fields.map(({ name }) => name)

  function change(index: number, field: FormField, typing?: string): void {
    const before = fields[index]
    const others = names.toSpliced(index, 1)
    // It goes by its label until a step uses it: from then on it keeps its name.
    const follows = before && before.label !== field.label && !used.has(before.name)
    const name = follows ? fieldName(field.label, others) : field.name
    put({ ...trigger, fields: fields.with(index, { ...field, name }) }, typing && `${index}.${typing}`)
  }
  const move = (index: number, by: -1 | 1) => {
    const field = fields[index]
    if (field) put({ ...trigger, fields: fields.toSpliced(index, 1).toSpliced(index + by, 0, field) })
  }
  return (
    <section className={styles.fields}>
      <h3 className={styles.heading}>What it asks for</h3>
      {fields.length === 0 && (
        <p className={styles.quiet}>Nothing: pressing it begins the run. What you ask for here the steps can use.</p>
      )}
      {fields.map((field, index) => (
        <OneField
          // biome-ignore lint/suspicious/noArrayIndexKey: its name follows what is typed
          key={index}
          field={field}
          number={index + 1}
          isLast={index === fields.length - 1}
          onChange={(next, typing) => change(index, next, typing)}
          onMove={(by) => move(index, by)}
          onRemove={() => put({ ...trigger, fields: fields.toSpliced(index, 1) })}
        />
      ))}
      <Button
        icon={<AddRegular />}
        disabled={fields.length >= fieldsMax}
        onClick={() => put({ ...trigger, fields: [...fields, newField(names)] })}
      >
        Add a field
      </Button>
    </section>
  )
}

const newField = (names: readonly string[]): FormField => ({
  ...{ name: fieldName('Field', names), label: '', help: '' },
  ...{ type: 'text', required: true, choices: [] },
})

/** The fields that steps use. */
function useUsedFields(): ReadonlySet<string> {
  const { draft } = useBuilder()
  const parts = everyStep(draft).flatMap(({ step }) => valuesOf(step).flat())
  return new Set(parts.flatMap((part) => ('from' in part && part.from === 'trigger' ? part.path.slice(0, 1) : [])))
}
