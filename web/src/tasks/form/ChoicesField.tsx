import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import type { FieldOf } from './field.ts'

const useStyles = makeStyles({
  field: { display: 'grid', margin: 0, padding: 0, border: 'none' },
  legend: { padding: 0, marginBottom: '2px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  box: { marginLeft: '-8px' },
})

type Props = {
  field: FieldOf<'choices'>
  draft: readonly string[]
  error: string | undefined
  onChange: (draft: readonly string[]) => void
}

/** Any number of a few: a box for each. */
export function ChoicesField({ field, draft, error, onChange }: Props): ReactNode {
  const styles = useStyles()
  const hintId = useId()
  const { label, hint, isRequired, isReadOnly, options } = field
  const said = error ?? hint
  const toggle = (number: string, isChosen: boolean) => {
    const others = draft.filter((one) => one !== number)
    onChange(isChosen ? [...others, number] : others)
  }
  return (
    <fieldset
      className={styles.field}
      data-wrong={error !== undefined}
      {...(said ? { 'aria-describedby': hintId } : {})}
    >
      <legend className={styles.legend}>
        {label}
        {isRequired && ' *'}
      </legend>
      {said && (
        <p id={hintId} className={mergeClasses(styles.hint, error !== undefined && styles.error)}>
          {said}
        </p>
      )}
      {options.map((option, index) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its number
          key={index}
          className={styles.box}
          label={option.label}
          disabled={isReadOnly}
          checked={draft.includes(String(index))}
          onChange={(_, { checked }) => toggle(String(index), checked === true)}
        />
      ))}
    </fieldset>
  )
}
