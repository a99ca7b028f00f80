import { type Condition, isUnary, operatorsFor, operatorWords, typeOfValue } from '@countersign/core/flows'
import { Button, Field, makeStyles } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Choice } from '../../../parts/index.ts'
import { ValueField } from '../../values/ValueField.tsx'
import { useBuilder } from '../context.ts'

const useStyles = makeStyles({
  condition: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
})

type Props = {
  stepId: string
  number: number
  condition: Condition
  onChange: (condition: Condition, field?: string) => void
  onRemove: () => void
}

/** What is compared, how, and with what. */
export function ConditionFields({ stepId, number, condition, onChange, onRemove }: Props): ReactNode {
  const styles = useStyles()
  const { offersFor } = useBuilder()
  const offers = offersFor(stepId)
  const { left, operator, right } = condition
  const fitting = operatorsFor(typeOfValue(left, offers))
  // What was chosen stays in view where it no longer fits: that it does not is said beneath.
  const choices = fitting.includes(operator) ? fitting : [...fitting, operator]
  return (
    <div className={styles.condition}>
      <ValueField
        label={`Condition ${number}: what`}
        value={left}
        offers={offers}
        onChange={(value, isTyping) => onChange({ ...condition, left: value }, isTyping ? 'left' : undefined)}
      />
      <Field label={`Condition ${number}: how`}>
        <Choice
          value={operator}
          choices={choices.map((one) => [one, operatorWords[one]] as const)}
          onChoose={(one) => onChange({ ...condition, operator: one, right: isUnary(one) ? [] : right })}
        />
      </Field>
      {!isUnary(operator) && (
        <ValueField
          label={`Condition ${number}: with what`}
          value={right}
          offers={offers}
          onChange={(value, isTyping) => onChange({ ...condition, right: value }, isTyping ? 'right' : undefined)}
        />
      )}
      <div>
        <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={onRemove}>
          Remove condition {number}
        </Button>
      </div>
    </div>
  )
}
