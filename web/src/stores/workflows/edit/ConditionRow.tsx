import type { ObjectKind } from '@countersign/core/directory'
import {
  type Condition,
  comparable,
  type Operator,
  operatorNames,
  operators,
  type Scope,
  scopeNames,
  takesValue,
} from '@countersign/core/workflows'
import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useSchema } from '../../../directory/useProvider.ts'
import { Choice } from '../../../parts/index.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1.3fr) minmax(0, 1.2fr) minmax(0, 1.3fr) auto',
    gap: '8px',
    alignItems: 'start',
    '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

const scopeTitles: Record<Scope, string> = {
  requester: 'The requester’s',
  target: 'The object’s',
  'change.old': 'The old value of',
  'change.new': 'The new value of',
}
const scopes = scopeNames.map((scope) => [scope, scopeTitles[scope]] as const)
const offeredOperators = operatorNames.map((operator) => [operator, operators[operator]] as const)

type Props = {
  place: number
  condition: Condition
  objects: readonly ObjectKind[]
  error: string | undefined
  onChange: (condition: Condition) => void
  onRemove: () => void
}

export function ConditionRow({ place, condition, objects, error, onChange, onRemove }: Props): ReactNode {
  const styles = useStyles()
  const schema = useSchema()
  const { scope, attribute, operator } = condition
  const attributes = comparable(schema, scope, objects)
  const chooseScope = (chosen: Scope) => {
    const known = comparable(schema, chosen, objects)
    const kept = known.some(({ name }) => name === attribute) ? attribute : (known[0]?.name ?? '')
    onChange({ ...condition, scope: chosen, attribute: kept })
  }
  const named = (what: string) => `${what} of filter ${place}`
  return (
    <li>
      <Field validationMessage={error ?? null} role="group" aria-label={`Filter ${place}`}>
        <div className={styles.row}>
          <Choice label={named('Whose')} value={scope} choices={scopes} onChoose={chooseScope} />
          <Choice
            label={named('Attribute')}
            value={attribute}
            choices={attributes.map(({ name, title }) => [name, title] as const)}
            onChoose={(chosen) => onChange({ ...condition, attribute: chosen, value: '' })}
          />
          <Choice<Operator>
            label={named('Operator')}
            value={operator}
            choices={offeredOperators}
            onChoose={(chosen) => onChange({ ...condition, operator: chosen })}
          />
          {takesValue(operator) ? <ValueInput {...{ condition, attributes, named, onChange }} /> : <span />}
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Remove filter ${place}`}
            onClick={onRemove}
          />
        </div>
      </Field>
    </li>
  )
}

type ValueProps = {
  condition: Condition
  attributes: ReturnType<typeof comparable>
  named: (what: string) => string
  onChange: (condition: Condition) => void
}

const flags = [
  ['', 'Choose'],
  ['true', 'Yes'],
  ['false', 'No'],
] as const

/** What it is compared with: one of its choices where it has any. */
function ValueInput({ condition, attributes, named, onChange }: ValueProps): ReactNode {
  const { attribute, value } = condition
  const found = attributes.find(({ name }) => name === attribute)
  const set = (chosen: string) => onChange({ ...condition, value: chosen })
  const choices =
    found?.type === 'flag'
      ? flags
      : [['', 'Choose'] as const, ...(found?.choices ?? []).map((one) => [one.value, one.title] as const)]
  if (choices.length > 1) return <Choice label={named('Value')} value={value} choices={choices} onChoose={set} />
  return (
    <Input
      aria-label={named('Value')}
      value={value}
      maxLength={256}
      autoComplete="off"
      onChange={(_, data) => set(data.value)}
    />
  )
}
