import type { WorkflowAnswer } from '@countersign/core/api'
import { Field, Input, makeStyles, Switch, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Facts, Panel } from '../../../parts/index.ts'
import type { Editing } from './WorkflowEditor.tsx'
import { fixedFacts } from './WorkflowFacts.tsx'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px', maxWidth: '560px' },
  switch: { marginLeft: '-8px' },
})

/** What it is called, and whether it is on. Of a system workflow the rest is told, too, as it can't be changed. */
export function NamePanel({
  draft,
  errors,
  isSystem,
  onChange,
  workflow,
}: Editing & { workflow: WorkflowAnswer | null }): ReactNode {
  const styles = useStyles()
  return (
    <Panel title={isSystem ? draft.name : 'Workflow'}>
      <div className={styles.stack}>
        <Switch
          className={styles.switch}
          label="Enabled"
          checked={draft.enabled}
          onChange={(_, { checked }) => onChange({ ...draft, enabled: checked })}
        />
        {isSystem && workflow ? (
          <Facts facts={fixedFacts(workflow)} />
        ) : (
          <>
            <Field label="Name" required validationMessage={errors.name ?? null}>
              <Input
                value={draft.name}
                maxLength={120}
                autoComplete="off"
                onChange={(_, { value }) => onChange({ ...draft, name: value })}
              />
            </Field>
            <Field label="Description" validationMessage={errors.description ?? null}>
              <Textarea
                value={draft.description}
                maxLength={1000}
                onChange={(_, { value }) => onChange({ ...draft, description: value })}
              />
            </Field>
          </>
        )}
      </div>
    </Panel>
  )
}
