import { type Field as FormField, fieldTypes } from '@countersign/core/flows'
import { Button, Field, Input, makeStyles, Switch, Textarea, tokens } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Choice } from '../../../parts/index.ts'
import { complaintAt, useBuilder } from '../context.ts'

const useStyles = makeStyles({
  field: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    width: '100%',
    minWidth: 0,
    margin: 0,
    padding: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'flex-end', gap: '4px' },
  label: { flex: '1 1 auto', minWidth: 0 },
})

const typeTitles = { text: 'Text', number: 'Number', boolean: 'Yes or no' } as const

type Props = {
  field: FormField
  number: number
  isLast: boolean
  onChange: (field: FormField, typing?: string) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function OneField({ field, number, isLast, onChange, onMove, onRemove }: Props): ReactNode {
  const styles = useStyles()
  const { findings } = useBuilder()
  const complaint = complaintAt(findings, 'trigger', field.name)
  const title = field.label || `Field ${number}`
  return (
    <fieldset className={styles.field} aria-label={title}>
      <div className={styles.head}>
        <Field
          className={styles.label}
          label={`Label of field ${number}`}
          validationMessage={complaint?.sentence ?? null}
          validationState={complaint?.weight ?? 'none'}
        >
          <Input
            value={field.label}
            maxLength={100}
            autoComplete="off"
            onChange={(_, { value }) => onChange({ ...field, label: value }, 'label')}
          />
        </Field>
        <Button
          appearance="subtle"
          icon={<ArrowUpRegular />}
          aria-label={`Move ${title} up`}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <Button
          appearance="subtle"
          icon={<ArrowDownRegular />}
          aria-label={`Move ${title} down`}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Remove ${title}`} onClick={onRemove} />
      </div>
      <Field label={`Type of field ${number}`}>
        <Choice
          value={field.type}
          choices={fieldTypes.map((type) => [type, typeTitles[type]] as const)}
          onChoose={(type) => onChange({ ...field, type, choices: type === 'text' ? field.choices : [] })}
        />
      </Field>
      <Field label={`Help for field ${number}`}>
        <Input
          value={field.help}
          maxLength={300}
          autoComplete="off"
          onChange={(_, { value }) => onChange({ ...field, help: value }, 'help')}
        />
      </Field>
      {field.type === 'text' && (
        <ChoicesText
          number={number}
          choices={field.choices}
          onChange={(choices) => onChange({ ...field, choices }, 'choices')}
        />
      )}
      {field.type !== 'boolean' && (
        <Switch
          label="It has to be filled in"
          checked={field.required}
          onChange={(_, { checked }) => onChange({ ...field, required: checked })}
        />
      )}
    </fieldset>
  )
}

type ChoicesProps = { number: number; choices: readonly string[]; onChange: (choices: string[]) => void }

/** Keeps the line that is just begun; the field has only those that say something. */
function ChoicesText({ number, choices, onChange }: ChoicesProps): ReactNode {
  const [text, setText] = useState(choices.join('\n'))
  const isOwn = linesOf(text).join('\n') === choices.join('\n')
  return (
    <Field label={`Choices of field ${number}`} hint="One in each line; without any, it is written freely.">
      <Textarea
        rows={2}
        value={isOwn ? text : choices.join('\n')}
        onChange={(_, { value }) => {
          setText(value)
          onChange(linesOf(value))
        }}
      />
    </Field>
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 100)
