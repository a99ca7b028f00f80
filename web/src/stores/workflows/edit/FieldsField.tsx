import { watchable } from '@countersign/core/workflows'
import { Dropdown, Field, makeStyles, Option, Tag, TagGroup } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSchema } from '../../../directory/useProvider.ts'
import { fieldsInWords } from '../words.ts'
import type { Editing } from './WorkflowEditor.tsx'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '8px', maxWidth: '560px' },
  list: { maxHeight: '320px' },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

/** The attributes that it watches; whichever changes, where none is chosen. */
export function FieldsField({ draft, errors, onChange }: Editing): ReactNode {
  const styles = useStyles()
  const offered = watchable(useSchema(), draft.objects)
  const choose = (fields: string[]) => onChange({ ...draft, fields })
  return (
    <div className={styles.stack}>
      <Field
        label="Fields"
        hint="It fires when one of these is to change. Without any, whichever changes."
        validationMessage={errors.fields ?? null}
      >
        <Dropdown
          multiselect
          listbox={{ className: styles.list }}
          placeholder="Any field"
          value={draft.fields.length > 0 ? fieldsInWords(draft.fields) : ''}
          selectedOptions={draft.fields}
          onOptionSelect={(_, { selectedOptions }) => choose(selectedOptions)}
        >
          {offered.map(({ name, title }) => (
            <Option key={name} value={name}>
              {title}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {draft.fields.length > 0 && (
        <TagGroup
          className={styles.tags}
          aria-label="Watched fields"
          onDismiss={(_, { value }) => choose(draft.fields.filter((name) => name !== value))}
        >
          {draft.fields.map((name) => (
            <Tag key={name} value={name} dismissible dismissIcon={{ 'aria-label': `Remove ${fieldsInWords([name])}` }}>
              {fieldsInWords([name])}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  )
}
