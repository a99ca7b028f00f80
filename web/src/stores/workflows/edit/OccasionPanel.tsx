import type { ObjectKind } from '@countersign/core/directory'
import { priorityMax, watchesFields, workflowEventNames, workflowEvents } from '@countersign/core/workflows'
import { Checkbox, Field, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Choice, Panel } from '../../../parts/index.ts'
import { NumberInput } from '../NumberInput.tsx'
import { objectTitles } from '../words.ts'
import { withEvent, withObjects } from './draft.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FieldsField } from './FieldsField.tsx'
import { FilterField } from './FilterField.tsx'
import type { Editing } from './WorkflowEditor.tsx'

const useStyles = makeStyles({
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px' },
  narrow: { maxWidth: '560px' },
  boxes: { display: 'flex', gap: '16px', marginLeft: '-8px' },
  number: { maxWidth: '260px' },
})

const events = workflowEventNames.map((event) => [event, workflowEvents[event].title] as const)

/** When it fires. */
export function OccasionPanel(editing: Editing): ReactNode {
  const styles = useStyles()
  const { draft, errors, onChange } = editing
  const kinds: readonly ObjectKind[] = workflowEvents[draft.event].of
  const tick = (kind: ObjectKind, checked: boolean) =>
    onChange(
      withObjects(
        draft,
        kinds.filter((one) => (one === kind ? checked : draft.objects.includes(one))),
      ),
    )
  return (
    <Panel title="When it fires">
      <div className={styles.stack}>
        <Field
          label="Event"
          required
          className={styles.narrow}
          hint={workflowEvents[draft.event].purpose}
          validationMessage={errors.event ?? null}
        >
          <Choice value={draft.event} choices={events} onChoose={(event) => onChange(withEvent(draft, event))} />
        </Field>
        <FieldGroup title="Objects" error={draft.objects.length === 0 ? 'Choose at least one.' : errors.objects}>
          <span className={styles.boxes}>
            {kinds.map((kind) => (
              <Checkbox
                key={kind}
                label={objectTitles[kind]}
                checked={draft.objects.includes(kind)}
                onChange={(_, { checked }) => tick(kind, checked === true)}
              />
            ))}
          </span>
        </FieldGroup>
        {watchesFields(draft.event) && <FieldsField {...editing} />}
        <FilterField {...editing} />
        <Field
          label="Priority"
          className={styles.number}
          hint="Of several that match, the lowest fires."
          validationMessage={errors.priority ?? null}
        >
          <NumberInput
            value={draft.priority}
            min={1}
            max={priorityMax}
            placeholder="Behind the others"
            onChange={(entered) => {
              const { priority: _before, ...rest } = draft
              onChange(entered === undefined ? rest : { ...rest, priority: entered })
            }}
          />
        </Field>
      </div>
    </Panel>
  )
}
