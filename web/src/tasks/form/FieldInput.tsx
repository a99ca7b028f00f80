import {
  Field as FieldFrame,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Switch,
  Textarea,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, JsonField } from '../../parts/index.ts'
import { ChoicesField } from './ChoicesField.tsx'
import type { Draft } from './draft.ts'
import type { Field, FieldOf, MomentPart } from './field.ts'

const useStyles = makeStyles({
  wide: { width: '100%', minWidth: 0 },
  area: { minHeight: '96px', maxHeight: '48vh' },
  flush: { marginLeft: '-8px' }, // in line with the boxes above and beneath
})

type Props = { field: Field; draft: Draft; error: string | undefined; onChange: (draft: Draft) => void }

/** One field of a form, with its label, what explains it, and what is wrong with it. */
export function FieldInput({ field, draft, error, onChange }: Props): ReactNode {
  const { label, hint, isReadOnly, isRequired } = field
  if (field.kind === 'choices')
    return <ChoicesField field={field} draft={Array.isArray(draft) ? draft : []} error={error} onChange={onChange} />
  if (field.kind === 'json')
    return isReadOnly ? (
      <CodeBlock label={label} text={String(draft)} />
    ) : (
      <JsonField
        label={isRequired ? `${label} *` : label}
        hint={hint ?? 'JSON: a list, or names and values.'}
        text={String(draft)}
        onChange={onChange}
        error={error}
      />
    )
  const frame = { hint: hint ?? null, validationMessage: error ?? null, required: isRequired }
  return (
    // A switch bears its label itself.
    <FieldFrame {...frame} {...(field.kind === 'yesNo' ? {} : { label })}>
      <Control field={field} draft={draft} onChange={onChange} />
    </FieldFrame>
  )
}

type ControlProps = {
  field: Exclude<Field, { kind: 'choices' | 'json' }>
  draft: Draft
  onChange: (draft: Draft) => void
}

function Control({ field, draft, onChange }: ControlProps): ReactNode {
  const styles = useStyles()
  const { isReadOnly: readOnly } = field
  const text = {
    readOnly,
    value: String(draft),
    onChange: (_: unknown, { value }: { value: string }) => onChange(value),
  }
  switch (field.kind) {
    case 'text':
      return field.lines === 'one' ? (
        <Input autoComplete="off" {...text} />
      ) : (
        <Textarea resize="vertical" textarea={{ className: styles.area }} {...text} />
      )
    case 'number':
      return <Input inputMode="decimal" autoComplete="off" {...text} />
    case 'moment':
      return <Input type={momentTypes[field.part]} {...text} />
    case 'yesNo':
      return (
        <Switch
          className={styles.flush}
          label={field.label}
          disabled={readOnly}
          checked={draft === true}
          onChange={(_, { checked }) => onChange(checked)}
        />
      )
    case 'choice':
      return <OneOf field={field} draft={String(draft)} onChange={onChange} />
  }
}

const momentTypes: Record<MomentPart, 'date' | 'time' | 'datetime-local'> = {
  date: 'date',
  time: 'time',
  dateTime: 'datetime-local',
}

type OneOfProps = { field: FieldOf<'choice'>; draft: string; onChange: (draft: Draft) => void }

function OneOf({ field, draft, onChange }: OneOfProps): ReactNode {
  const styles = useStyles()
  const { look, options, isReadOnly } = field
  if (look === 'buttons')
    return (
      <RadioGroup
        className={styles.flush}
        value={draft}
        disabled={isReadOnly}
        onChange={(_, { value }) => onChange(value)}
      >
        {options.map(({ label }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its number
          <Radio key={index} value={String(index)} label={label} />
        ))}
      </RadioGroup>
    )
  return (
    <Select className={styles.wide} value={draft} disabled={isReadOnly} onChange={(_, { value }) => onChange(value)}>
      <option value="">—</option>
      {options.map(({ label }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its number
        <option key={index} value={String(index)}>
          {label}
        </option>
      ))}
    </Select>
  )
}
