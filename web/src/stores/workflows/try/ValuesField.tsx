import { type ChangeKind, changeKinds } from '@countersign/core/changes'
import { Button, Input, makeStyles } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useSchema } from '../../../directory/useProvider.ts'
import { Choice } from '../../../parts/index.ts'
import type { Supposition } from './supposition.ts'

const useStyles = makeStyles({
  set: { display: 'grid', gap: '8px', border: 'none', padding: 0, margin: 0, minWidth: 0, justifyItems: 'start' },
  legend: { padding: 0, marginBottom: '4px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto', gap: '8px', width: '100%' },
})

type Props = { kind: ChangeKind; values: Supposition['values']; onChange: (values: Supposition['values']) => void }

const flags = [
  ['', 'Choose'],
  ['true', 'Yes'],
  ['false', 'No'],
] as const

/** What attributes would be; only those that matter need be said. */
export function ValuesField({ kind, values, onChange }: Props): ReactNode {
  const styles = useStyles()
  const attributes = useSchema()[changeKinds[kind].of].filter(({ written }) =>
    kind === 'group.changeExpiryPolicy' ? written === 'apart' : written !== 'never',
  )
  const put = (index: number, more: Partial<Supposition['values'][number]>) =>
    onChange(values.map((one, at) => (at === index ? { ...one, ...more } : one)))
  const choicesOf = (name: string) => {
    const found = attributes.find((one) => one.name === name)
    if (found?.type === 'flag') return flags
    return found?.choices && [['', 'Choose'] as const, ...found.choices.map((one) => [one.value, one.title] as const)]
  }
  const offered = attributes.map(({ name, title }) => [name, title] as const)
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>With these values</legend>
      {values.map(({ attribute, value }, index) => {
        const choices = choicesOf(attribute)
        const named = (what: string) => `${what} ${index + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the list
          <div key={index} className={styles.row}>
            <Choice
              label={named('Attribute')}
              value={attribute}
              choices={offered}
              onChoose={(chosen) => put(index, { attribute: chosen, value: '' })}
            />
            {choices ? (
              <Choice
                label={named('Value')}
                value={value}
                choices={choices}
                onChoose={(chosen) => put(index, { value: chosen })}
              />
            ) : (
              <Input
                aria-label={named('Value')}
                value={value}
                maxLength={256}
                autoComplete="off"
                onChange={(_, data) => put(index, { value: data.value })}
              />
            )}
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={`Remove value ${index + 1}`}
              onClick={() => onChange(values.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      <Button
        size="small"
        icon={<AddRegular />}
        onClick={() => onChange([...values, { attribute: offered[0]?.[0] ?? '', value: '' }])}
      >
        Add Value
      </Button>
    </fieldset>
  )
}
