import { type Condition, comparable } from '@countersign/core/workflows'
import { Button, makeStyles } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useSchema } from '../../../directory/useProvider.ts'
import { Choice } from '../../../parts/index.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { FieldGroup } from './FieldGroup.tsx'
import type { Editing } from './WorkflowEditor.tsx'

const useStyles = makeStyles({
  match: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '8px' },
  all: { width: '100px' },
  rows: { display: 'grid', gap: '12px', width: '100%', listStyleType: 'none', marginBlock: '8px' },
})

const matches = [
  ['all', 'all'],
  ['any', 'any'],
] as const

/** Narrows it down, in sentences that say of whom they speak. */
export function FilterField({ draft, errors, onChange }: Editing): ReactNode {
  const styles = useStyles()
  const schema = useSchema()
  const { filter, objects } = draft
  const { conditions } = filter
  const put = (changed: Condition[]) => onChange({ ...draft, filter: { ...filter, conditions: changed } })
  const add = () => {
    const attribute = comparable(schema, 'target', objects).find(({ name }) => name === 'department')?.name
    put([...conditions, { scope: 'target', attribute: attribute ?? 'displayName', operator: 'equals', value: '' }])
  }
  return (
    <FieldGroup title="Filters" hint="Without any it fires whoever asks, and whatever it is about.">
      {conditions.length > 0 && (
        <div className={styles.match}>
          It fires only if
          <span className={styles.all}>
            <Choice
              label="How many must hold"
              value={filter.match}
              choices={matches}
              onChoose={(match) => onChange({ ...draft, filter: { ...filter, match } })}
            />
          </span>
          of this holds:
        </div>
      )}
      <ul className={styles.rows}>
        {conditions.map((condition, index) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the list
            key={index}
            place={index + 1}
            condition={condition}
            objects={objects}
            error={errors[`filter.conditions.${index}`]}
            onChange={(changed) => put(conditions.map((one, at) => (at === index ? changed : one)))}
            onRemove={() => put(conditions.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <Button size="small" icon={<AddRegular />} onClick={add}>
        Add Filter
      </Button>
    </FieldGroup>
  )
}
